from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.face import portrait
from kg.face.find import find
from kg.link.entities.bearers import bearers
from kg.link.entities.merging import derive, overrule
from kg.query.names import find as iris_of
from kg.records import Extraction
from kg.store import Store, open_store
from kg.store.iris import KNOWLEDGE
from kg.store.merged import kept
from tests.factory import CEASEFIRE, RUSSIA, Draft, entity

CZECHIA = entity("Czech Republic", "country", "Q213")
FULL, LONE = entity("Jan Novak", "person"), entity("Novak", "person")
OTHER = entity("Petr Novak", "person")


def first() -> Extraction:
    d = Draft(
        "Foreign Minister Jan Novak of the Czech Republic said the talks are over.", source="a.txt", publisher="A"
    )
    d.mention("Jan Novak", FULL)
    d.mention("Czech Republic", CZECHIA)
    d.role("Foreign Minister", "foreign minister", FULL, CZECHIA)
    d.statement("the talks are over", FULL, source="Jan Novak", about=[RUSSIA])
    return d.done()


def second() -> Extraction:
    d = Draft(
        "Novak, the Czech foreign minister, proposed a ceasefire. He said it may fail.", source="b.txt", publisher="B"
    )
    d.mention("Novak", LONE)
    d.role("foreign minister", "foreign minister", LONE, CZECHIA)
    d.statement("it may fail", LONE, source="He", about=[RUSSIA])
    d.event(("Novak", LONE), "proposed", "propose", object=("a ceasefire", CEASEFIRE))
    return d.done()


def third() -> Extraction:
    d = Draft("The coach Petr Novak said the match is over.", source="c.txt", publisher="C")
    d.mention("Petr Novak", OTHER)
    d.statement("the match is over", OTHER, source="Petr Novak")
    return d.done()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "store", create=True) as opened:
        for extraction in (first(), second(), third()):
            opened.add(extraction)
        derive(opened)
        yield opened


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ GRAPH <{KNOWLEDGE}> {{ {pattern} }} }}").boolean)


def evidence(store: Store) -> list[str]:
    return sorted(str(quad) for quad in store.engine if "article" in quad.graph_name.value)  # type: ignore[union-attr]


def write(folder: Path, name: str, *pairs: tuple[str, str]) -> Path:
    path = folder / name
    path.write_text("".join(f"{one},{other}\n" for one, other in pairs), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "triple",
    [
        f"<{LONE.iri}> kg:mergedInto <{FULL.iri}>",
        f"<{FULL.iri}> kg:proposed <{CEASEFIRE.iri}>",
        f"<{LONE.iri}> skos:prefLabel 'Jan Novak' ; skos:altLabel 'Novak'",
        f"<{FULL.iri}> kg:articles 2",
        "?l rdf:predicate kg:sameEntity ; kg:judgedBy 'rules' ; kg:score ?score ; kg:why ?why ; prov:wasDerivedFrom ?one, ?other FILTER(?one != ?other)",
    ],
)
def test_the_knowledge_has_one_of_them(store: Store, triple: str) -> None:
    assert ask(store, triple)


@pytest.mark.parametrize(
    "triple", [f"<{LONE.iri}> kg:said ?x", f"<{LONE.iri}> kg:mentions ?n", f"<{OTHER.iri}> kg:mergedInto ?x"]
)
def test_the_knowledge_has_nothing_of_the_other(store: Store, triple: str) -> None:
    assert not ask(store, triple)


def test_the_two_offices_are_one_holding(store: Store) -> None:
    assert store.query(f"SELECT ?n {{ <{FULL.iri}> kg:holds/kg:articles ?n }}").rows == [(2,)]


def test_what_the_articles_say_is_as_it_was(store: Store) -> None:
    plain = open_store(":memory:")
    for extraction in (first(), second(), third()):
        plain.add(extraction)
    assert evidence(store) == evidence(plain)


def test_the_order_of_articles_does_not_matter(store: Store) -> None:
    other = open_store(":memory:")
    for extraction in (third(), second(), first()):
        other.add(extraction)
    derive(other)
    layers = [
        sorted(str(quad) for quad in one.engine if quad.graph_name.value == KNOWLEDGE)  # type: ignore[union-attr]
        for one in (store, other)
    ]
    assert layers[0] == layers[1]


def test_one_after_the_other_gives_the_same_as_all_at_once(store: Store) -> None:
    other = open_store(":memory:")
    for extraction in (second(), first(), third()):
        other.add(extraction)
        derive(other)
    assert kept(other) == kept(store)


def test_all_that_either_said_is_shown(store: Store) -> None:
    found = portrait(store, find(store, "Jan Novak"))
    assert [fact.outlet for fact in found.facts["said"]] == ["A", "B"]


def test_each_name_means_the_one(store: Store) -> None:
    assert {find(store, name).iri for name in ("Jan Novak", LONE.iri, FULL.iri)} == {FULL.iri}


def test_a_question_asks_for_both(store: Store) -> None:
    assert iris_of(store, "Jan Novak") == sorted([FULL.iri, LONE.iri])


def test_a_user_parts_them_and_takes_it_back(store: Store, tmp_path: Path) -> None:
    apart = write(tmp_path, "different.csv", (FULL.iri, LONE.iri))
    overrule(store, different=apart)
    seen = [len(kept(store).links)]
    overrule(store, different=write(tmp_path, "empty.csv"))
    assert [*seen, len(kept(store).links)] == [0, 1]


def test_what_a_user_says_is_kept_when_articles_come(store: Store, tmp_path: Path) -> None:
    overrule(store, different=write(tmp_path, "different.csv", (FULL.iri, LONE.iri)))
    store.remove("c.txt")
    derive(store)
    assert kept(store).links == ()


def test_a_user_joins_two(store: Store, tmp_path: Path) -> None:
    overrule(store, same=write(tmp_path, "mine.csv", ("Jan Novak", "Petr Novak")))
    assert {merge.by for merge in kept(store).links} == {"rules", "user"}


def test_a_bad_line_changes_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Ford Prefect"):
        overrule(store, same=write(tmp_path, "same.csv", ("Jan Novak", "Ford Prefect")))
    assert not (tmp_path / "store" / "same.csv").exists()


def test_a_copy_of_the_store_keeps_what_the_user_said(store: Store, tmp_path: Path) -> None:
    overrule(store, same=write(tmp_path, "mine.csv", ("Jan Novak", "Petr Novak")))
    store.backup(tmp_path / "copy")
    assert (tmp_path / "copy" / "same.csv").exists()


def test_a_merge_goes_with_the_article_it_rests_on(store: Store) -> None:
    store.remove("a.txt")
    store.derive()
    assert kept(store).canonical == {}


def test_the_layer_is_as_the_shapes_want_it(store: Store) -> None:
    assert store.validate().findings == ()


def test_a_bearer_has_office_country_and_company(store: Store) -> None:
    lone = next(one for one in bearers(store) if one.iri == LONE.iri)
    assert (lone.offices, lone.countries) == (frozenset({("foreign minister", CZECHIA.iri)}), frozenset({CZECHIA.iri}))


def test_a_surname_means_whom_an_article_calls_so(store: Store) -> None:
    assert find(store, "Novak").iri == FULL.iri
