"""Countries, demonyms, bodies and seats of power."""

from __future__ import annotations

import pytest

from tests.resolve.factory import label, name, solve, via


@pytest.mark.parametrize("words", ["US", "U.S.", "USA", "United States", "America", "the United States"])
def test_the_united_states_by_any_name(words: str) -> None:
    assert label(solve(f"Then {words} left.", name(words, "place")), words) == "United States"


def test_a_place_that_is_a_country_becomes_one() -> None:
    assert solve("Russia left.", name("Russia", "place")).mentions[0].kind == "country"


def test_an_adjective_means_its_country() -> None:
    found = solve("Russian ships left.", name("Russian", "nationality"))
    assert label(found, "Russian") == "Russia"
    assert via(found, "Russian") == "alias"


def test_a_people_that_acts_stands_for_its_country() -> None:
    found = solve(
        "The Russians refused.",
        name("Russians", "nationality", "subject", plural=True),
        done=[("Russians", "refused", None, None)],
    )
    assert (label(found, "Russians"), via(found, "Russians")) == ("Russia", "metonym")


def test_a_dutchman_is_a_person() -> None:
    text = "Mark Rutte came. The Dutchman spoke."
    found = solve(text, name("Mark Rutte"), name("Dutchman", "nationality", "subject"))
    assert (label(found, "Dutchman"), via(found, "Dutchman")) == ("Mark Rutte", "nominal")


def test_a_shared_demonym_means_nobody() -> None:
    assert label(solve("Congolese troops left.", name("Congolese", "nationality")), "Congolese") is None


def test_a_shared_demonym_means_the_country_the_article_names() -> None:
    text = "Congolese troops left Kinshasa. DR Congo protested."
    found = solve(text, name("Congolese", "nationality"), name("DR Congo", "place"))
    assert label(found, "Congolese") == "DR Congo"


def test_georgia_is_the_country_only_where_the_article_says_so() -> None:
    assert label(solve("Voters in Georgia left.", name("Georgia", "place")), "Georgia") == "Georgia"
    assert solve("Voters in Georgia left.", name("Georgia", "place")).mentions[0].kind == "place"
    assert solve("Tbilisi, Georgia.", name("Georgia", "place")).mentions[0].kind == "country"


@pytest.mark.parametrize(
    ("text", "words", "grammar"),
    [
        ("Moscow said no.", "Moscow", "subject"),
        ("He held talks with Moscow.", "Moscow", "other"),
        ("They put pressure on Kyiv.", "Kyiv", "other"),
        ("A message to Moscow was sent.", "Moscow", "other"),
        ("Moscow's demands grew.", "Moscow", "possessive"),
        ("The talks between Moscow and Kyiv failed.", "Kyiv", "other"),
    ],
)
def test_a_capital_that_acts_or_is_addressed_is_its_state(text: str, words: str, grammar: str) -> None:
    mentions = [name(city, "place", grammar) for city in ("Moscow", "Kyiv") if city in text]
    assert via(solve(text, *mentions), words) == "metonym"


@pytest.mark.parametrize(
    ("text", "words", "grammar"),
    [
        ("They met in Moscow.", "Moscow", "other"),
        ("She flew to Moscow.", "Moscow", "other"),
        ("He returned from a trip to Kyiv.", "Kyiv", "other"),
        ("Moscow's mayor resigned.", "Moscow", "possessive"),
    ],
)
def test_a_capital_one_is_in_or_goes_to_is_a_city(text: str, words: str, grammar: str) -> None:
    found = solve(text, name(words, "place", grammar))
    assert (label(found, words), via(found, words)) == (words, "name")


def test_brussels_that_acts_means_nobody() -> None:
    found = solve("Brussels refused.", name("Brussels", "place", "subject"))
    assert via(found, "Brussels") != "metonym"


def test_brussels_that_acts_is_the_one_body_the_article_names() -> None:
    text = "Brussels refused. The EU wants more."
    found = solve(text, name("Brussels", "place", "subject"), name("EU", "organisation"))
    assert label(found, "Brussels") == "European Union"


def test_the_white_house_that_speaks_is_the_state() -> None:
    assert (
        label(solve("The White House denied it.", name("White House", "organisation", "subject")), "White House")
        == "United States"
    )


def test_an_uncommon_abbreviation_alone_is_not_the_body() -> None:
    found = solve("The CFC replied.", name("CFC", "organisation"))
    assert found.mentions[0].resolution is not None
    assert found.mentions[0].resolution.entity.wikidata is None


def test_an_abbreviation_means_what_the_article_says_it_does() -> None:
    text = "The Joint Grain Office (JGO) opened. The JGO hired."
    found = solve(
        text,
        name("Joint Grain Office", "organisation"),
        name("JGO", "organisation"),
        name("JGO", "organisation", nth=1),
    )
    assert label(found, "JGO", 0) == label(found, "JGO", 1) == "Joint Grain Office"


def test_a_news_outlet_is_an_organisation() -> None:
    assert label(solve("Speaking to CBS News, she left.", name("CBS News", "organisation")), "CBS News") == "CBS News"


def test_a_german_is_no_man_of_ger() -> None:
    text = "Friedrich Merz met German diplomats."
    found = solve(text, name("Friedrich Merz"), name("German", "nationality"))
    assert label(found, "German") == "Germany"
