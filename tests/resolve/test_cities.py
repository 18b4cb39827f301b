"""Places outside the tables are cities of GeoNames, where size and the article's countries leave no doubt."""

from __future__ import annotations

import pytest

from kg.config import ontology
from kg.resolve import Gazetteer, resolve
from kg.resolve.cities import cities, country_of
from kg.resolve.names import key
from kg.tables import rows
from tests.resolve.factory import M, S, build, name, solve


def city(text: str, words: str, *others: M, kind: str = "place", nth: int = 0, **more: object) -> str | None:
    """Label of the city that a name means, None where it is no city of GeoNames."""
    found = solve(text, name(words, kind, nth=nth), *others, **more).mentions[0].resolution
    return found.entity.label if found and found.entity.iri.startswith("https://sws.geonames.org/") else None


def test_a_city_has_the_iri_of_geonames_and_lies_somewhere() -> None:
    found = solve("They met in Jeddah.", name("Jeddah", "place")).mentions[0].resolution
    assert found is not None
    assert found.entity.iri == "https://sws.geonames.org/105343/"
    assert found.entity.kind == "place"
    assert found.entity.point == pytest.approx((21.49, 39.19), abs=0.01)


def test_far_the_biggest_of_a_name_is_meant() -> None:
    assert city("They met in Paris.", "Paris") == "Paris"


@pytest.mark.parametrize("words", ["Tripoli", "Birmingham", "Alexandria"])
def test_one_of_two_big_cities_is_not_guessed(words: str) -> None:
    assert city(f"They met in {words}.", words) is None


def test_the_country_that_the_article_names_decides() -> None:
    found = solve("Libya called. They met in Tripoli.", name("Tripoli", "place"), name("Libya", "country"))
    assert country_of(found.mentions[0].resolution.entity.iri) == "LY"  # type: ignore[union-attr]


def test_two_countries_of_one_weight_decide_nothing() -> None:
    others = name("Libya", "country"), name("Lebanon", "country")
    assert city("Libya and Lebanon met in Tripoli.", "Tripoli", *others) is None


def test_the_country_that_the_article_is_about_outweighs_one_it_mentions() -> None:
    text = "Ukraine and Ukrainian ships left. Ukraine, the US and Ukraine met in Odessa."
    others = [name("Ukraine", "country", nth=n) for n in range(3)]
    assert city(text, "Odessa", *others, name("Ukrainian", "nationality"), name("US", "country")) == "Odesa"


@pytest.mark.parametrize(("where", "meant"), [("Kyiv", "Donetsk"), ("Rome", None)])
def test_a_capital_tells_of_its_country_though_it_does_not_act(where: str, meant: str | None) -> None:
    text = f"Russia and Ukraine met in {where}. Russia asked about Donetsk."
    others = name("Russia", "country"), name("Russia", "country", nth=1), name("Ukraine", "country")
    assert city(text, "Donetsk", *others, name(where, "place")) == meant


def test_a_state_behind_the_name_settles_it() -> None:
    found = solve("A fire in Paris, Texas.", name("Paris", "place"), name("Texas", "place")).mentions[0].resolution
    assert found is not None
    assert found.entity.iri == "https://sws.geonames.org/4717560/"


def test_a_name_behind_it_that_may_be_state_or_country_settles_nothing() -> None:
    assert city("A fire in Athens, Georgia.", "Athens", name("Georgia", "place")) is None


def test_a_capital_is_meant_though_only_the_country_of_a_village_is_named() -> None:
    found = solve("The US met envoys in Moscow.", name("Moscow", "place"), name("US", "country")).mentions[0].resolution
    assert found is not None
    assert country_of(found.entity.iri) == "RU"


@pytest.mark.parametrize("text", ["They met in Donetsk region.", "They met in the region of Donetsk."])
def test_a_region_is_not_its_city(text: str) -> None:
    assert city(text, "Donetsk") is None


def test_an_unknown_place_is_still_a_place_of_its_name() -> None:
    found = solve("They met in Osgiliath.", name("Osgiliath", "place")).mentions[0].resolution
    assert found is not None
    assert (found.entity.label, found.entity.point) == ("Osgiliath", None)


def test_a_country_of_ours_stays_one() -> None:
    assert city("They met in Singapore.", "Singapore") is None


def test_the_reason_says_which_city_how_big_and_why() -> None:
    found = solve("They met in Jeddah.", name("Jeddah", "place")).mentions[0].resolution
    assert found is not None
    assert found.why.startswith("Jeddah in SA (GeoNames 105343) has ")
    assert found.why.endswith("people, far the biggest of the name")


def test_a_city_that_acts_as_a_seat_is_its_state() -> None:
    found = solve("Moscow said no.", name("Moscow", "place", "subject")).mentions[0].resolution
    assert found is not None
    assert found.entity.label == "Russia"


def test_a_city_read_as_a_person_is_a_city_where_one_is_in_it() -> None:
    found = solve("Shells fell in Kharkiv.", name("Kharkiv"))
    assert found.mentions[0].resolution is not None
    assert (found.mentions[0].kind, found.mentions[0].resolution.entity.label) == ("place", "Kharkiv")


def test_every_mention_of_such_a_city_is_one() -> None:
    text = "Kharkiv burned. Shells fell in Kharkiv."
    assert city(text, "Kharkiv", name("Kharkiv", nth=1), kind="person") == "Kharkiv"


def test_its_country_in_the_article_is_enough_where_it_does_not_act() -> None:
    assert (
        city("Ukraine said that strikes on Mariupol went on.", "Mariupol", name("Ukraine", "country"), kind="person")
        == "Mariupol"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr Houston stood in front.", "Houston"),
        ("The US thanked Austin.", "Austin"),
        ("He went in. Sydney, who left, is in Sydney.", "Sydney"),
        ("They believed in Victoria.", "Victoria"),
    ],
)
def test_what_says_person_keeps_a_person(text: str, words: str) -> None:
    found = solve(text, name(words), *([name("US", "country")] if "US" in text else []))
    assert found.mentions[0].kind == "person"


def test_a_city_that_speaks_is_a_person() -> None:
    text = "Houston said that it snows. He was in Houston."
    extraction = build(text, name("Houston"), said=[S("Houston", "that it snows")])
    assert resolve(extraction, Gazetteer.load()).mentions[0].kind == "person"


def test_cities_of_one_name_come_with_the_biggest_first() -> None:
    sizes = [found.people for found in cities("Tripoli")]
    assert sizes == sorted(sizes, reverse=True)
    assert len(sizes) > 1


@pytest.mark.parametrize("iri", ["http://www.wikidata.org/entity/Q90", "https://sws.geonames.org/1/", "urn:kg:place:0"])
def test_what_is_no_city_lies_in_no_country(iri: str) -> None:
    assert country_of(iri) is None


@pytest.mark.parametrize("table", ["cities.tsv", "city_names.tsv", "us_states.tsv"])
def test_what_is_searched_by_halving_is_sorted(table: str) -> None:
    lines = ontology(table).read_text(encoding="utf-8").split("\n")[2:-1]
    assert lines
    assert lines == sorted(lines)


def test_every_other_name_leads_to_its_city() -> None:
    known = {(row["key"], row["id"]) for row in rows("cities.tsv")}
    assert {(row["key"], row["id"]) for row in rows("city_names.tsv")} <= known


def test_the_key_of_a_city_is_its_folded_name() -> None:
    assert all(row["key"] == key(row["name"]) for row in rows("cities.tsv"))


def test_a_state_of_the_united_states_is_no_city_elsewhere() -> None:
    assert city("They met in Virginia.", "Virginia") is None
