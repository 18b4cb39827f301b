import pytest

from kg.errors import NotFound
from kg.query.names import find
from kg.store import Store, open_store
from tests.factory import NATO, RUSSIA, RUTTE, TRUMP, UKRAINE, US, Draft, entity
from tests.newsroom import newsroom

STORE = newsroom()


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Mark Rutte", RUTTE.iri),
        ("mark  RUTTE ", RUTTE.iri),
        ("Rutte", RUTTE.iri),  # the last word of one name only
        ("rutte told", RUTTE.iri),  # an alias
        ("States", US.iri),
        ("Q30", US.iri),
        ("wd:Q212", UKRAINE.iri),
        (TRUMP.iri, TRUMP.iri),
        (NATO.iri, NATO.iri),
    ],
)
def test_a_name_means_one_entity(name: str, iri: str) -> None:
    assert find(STORE, name) == [iri]


@pytest.mark.parametrize(
    ("name", "near"), [("Marc Rute", "Mark Rutte"), ("Rusia", "Russia"), ("Trumpp", "Donald Trump")]
)
def test_a_misspelt_name_is_answered_with_what_is_near(name: str, near: str) -> None:
    with pytest.raises(NotFound, match=f"did you mean.*{near}"):
        find(STORE, name)


@pytest.mark.parametrize("name", ["Atlantis", "Ruritania"])
def test_what_is_only_a_little_alike_is_not_suggested(name: str) -> None:
    with pytest.raises(NotFound, match="kg rank lists who is spoken of"):
        find(
            store_with(
                ("tanks", "thing"), ("Romania", "country"), ("Britain", "country"), ("Ukrainian", "nationality")
            ),
            name,
        )


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("the Kremlin", RUSSIA.iri),
        ("Moscow", RUSSIA.iri),
        ("Russians", RUSSIA.iri),
        ("America", US.iri),
        ("kyiv", UKRAINE.iri),
    ],
)
def test_a_seat_a_people_or_another_name_of_a_country_means_it(name: str, iri: str) -> None:
    assert find(STORE, name) == [iri]


@pytest.mark.parametrize("name", ["Elysee Palace", "Norwegians", "Brussels"])
def test_a_country_that_no_report_names_is_not_there_and_several_are_not_guessed(name: str) -> None:
    with pytest.raises(NotFound):
        find(STORE, name)


def test_a_family_name_that_is_a_seat_too_is_not_guessed() -> None:
    with pytest.raises(NotFound, match=r"Denise Washington <.*> or United States <"):
        find(
            store_with(
                ("Denise Washington", "person"), ("United States", "country"), wikidata={"United States": "Q30"}
            ),
            "Washington",
        )


@pytest.mark.parametrize("name", ["Zaphod Beeblebrox", "", '" } #', "Q99999", "urn:kg:person:nobody", "proposed"])
def test_what_names_nobody_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        find(STORE, name)


def store_with(*labels: tuple[str, str], wikidata: dict[str, str] | None = None) -> Store:
    draft = Draft("Some words.")
    for label, kind in labels:
        draft.mention("Some", entity(label, kind, (wikidata or {}).get(label)))  # type: ignore[arg-type]
    store = open_store(":memory:")
    store.add(draft.done())
    return store


def test_a_surname_of_two_people_is_not_guessed() -> None:
    with pytest.raises(NotFound, match=r"Donald Trump <.*> or Melania Trump <"):
        find(store_with(("Donald Trump", "person"), ("Melania Trump", "person")), "Trump")


def test_two_entities_of_the_very_same_name_are_both_meant() -> None:
    assert len(find(store_with(("Georgia", "country"), ("Georgia", "place")), "georgia")) == 2


def test_a_full_name_goes_before_the_end_of_another() -> None:
    assert find(store_with(("Russia", "country"), ("United Russia", "organisation")), "Russia") == [
        entity("Russia", "country").iri
    ]


def test_names_are_found_in_a_store_that_was_never_derived() -> None:
    assert RUSSIA.iri not in find(store_with(("Mark Rutte", "person")), "rutte")


@pytest.mark.parametrize(
    "name", ["Zelensky", "Zelenskyy", "Zelenskiy", "zelenskyi", "Volodymyr Zelensky", "Volodymyr Zelenskij"]
)
def test_another_spelling_means_the_same_person(name: str) -> None:
    assert find(store_with(("Volodymyr Zelenskyy", "person"), ("Russia", "country")), name) == [
        entity("Volodymyr Zelenskyy", "person").iri
    ]


def test_a_spelling_that_two_may_have_is_not_guessed() -> None:
    with pytest.raises(NotFound, match=r"may mean Ana Tarnavsky <.*> or Oleh Tarnavskyy <"):
        find(store_with(("Oleh Tarnavskyy", "person"), ("Ana Tarnavsky", "person")), "Tarnavskiy")


def test_the_very_spelling_goes_before_another() -> None:
    found = find(store_with(("Oleh Tarnavskyy", "person"), ("Ana Tarnavsky", "person")), "Tarnavsky")
    assert found == [entity("Ana Tarnavsky", "person").iri]


def test_a_short_name_has_no_other_spelling() -> None:
    with pytest.raises(NotFound):
        find(store_with(("Ana Liy", "person")), "Li")
