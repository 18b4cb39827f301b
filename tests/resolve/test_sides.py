"""Country and sector of an event's sides: by their words, else by who is meant; None where nothing tells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.config import ontology
from kg.records import Extraction, Participant, When
from kg.resolve import Gazetteer, resolve
from kg.tables import rows
from tests.resolve.factory import M, build, find, name, nominal, pronoun, solve

Code = tuple[str | None, str | None]


def code(side: Participant | None) -> Code:
    assert side is not None
    return side.country, side.sector


def actor(text: str, words: str, *mentions: M, verb: str = "left", **more: object) -> Code:
    """Country and sector of the one who acts in a text."""
    return code(solve(text, *mentions, done=[(words, verb, None, None)], **more).events[0].actor)


def phrase(words: str, head: str, *names: M, kind: str = "person", plural: bool = True, **more: object) -> Code:
    """Those of a phrase that acts."""
    return actor(f"{words} left.", words, nominal(words, head, kind, plural=plural), *names, **more)


RUSSIAN = name("Russian", "nationality")


def test_a_country_is_its_government() -> None:
    assert actor("Poland left.", "Poland", name("Poland", "country", "subject")) == ("POL", "GOV")


def test_a_people_has_a_country_and_no_sector() -> None:
    assert actor("The Poles left.", "Poles", name("Poles", "nationality", "subject", plural=True)) == ("POL", None)


@pytest.mark.parametrize(
    ("words", "head", "sector"),
    [
        ("Russian troops", "troops", "MIL"),
        ("Russian forces", "forces", "MIL"),
        ("the Russian police", "police", "COP"),
        ("Russian officials", "officials", "GOV"),
        ("two senior Russian officials", "officials", "GOV"),
        ("a Russian court", "court", "JUD"),
        ("Russian lawmakers", "lawmakers", "LEG"),
        ("Russian opposition leaders", "leaders", "OPP"),
        ("Russian protesters", "protesters", "CVL"),
        ("Russian journalists", "journalists", "JRN"),
        ("Russian intelligence officers", "officers", "SPY"),
        ("Russian university presidents", "presidents", "EDU"),
        ("Russian policemen", "policemen", "COP"),
        ("former Russian ministers", "ministers", "ELI"),
        ("Russian protest leaders", "leaders", None),
        ("Russian security forces", "forces", None),
    ],
)
def test_a_phrase_is_what_its_head_is_and_of_the_country_it_names(words: str, head: str, sector: str | None) -> None:
    assert phrase(words, head, RUSSIAN) == ("RUS", sector)


@pytest.mark.parametrize(
    ("words", "head", "expected"),
    [
        ("rebels", "rebels", (None, "REB")),
        ("gunmen", "gunmen", (None, "UAF")),
        ("forces", "forces", (None, None)),
        ("officials", "officials", (None, None)),
        ("rebel forces", "forces", (None, "REB")),
    ],
)
def test_a_phrase_without_a_country_has_none(words: str, head: str, expected: Code) -> None:
    assert phrase(words, head) == expected


@pytest.mark.parametrize("words", ["pro-Russian separatists", "Russian-backed separatists"])
def test_who_is_for_a_country_is_not_of_it(words: str) -> None:
    assert phrase(words, "separatists", RUSSIAN) == (None, "REB")


def test_two_countries_give_none() -> None:
    names = name("Russian", "nationality"), name("Polish", "nationality")
    assert phrase("Russian and Polish troops", "troops", *names) == (None, "MIL")


def test_troops_of_a_country_are_its() -> None:
    assert phrase("troops of Poland", "troops", name("Poland", "country")) == ("POL", "MIL")


def test_an_official_of_a_body_is_what_the_body_is() -> None:
    assert phrase("Hamas officials", "officials", name("Hamas", "organisation")) == ("PSE", "REB")
    assert phrase("NATO officials", "officials", name("NATO", "organisation")) == (None, "IGO")


def test_the_police_in_a_city_are_of_its_country() -> None:
    mentions = nominal("police", "police", "organisation"), name("Lahore", "place")
    assert actor("Then police in Lahore left.", "police", *mentions) == ("PAK", "COP")


def test_troops_in_a_country_are_not_of_it() -> None:
    mentions = nominal("troops", "troops", plural=True), name("Poland", "country")
    assert actor("Then troops in Poland left.", "troops", *mentions) == (None, "MIL")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("NATO", (None, "IGO")),
        ("Kremlin", ("RUS", "GOV")),
        ("State Duma", ("RUS", "LEG")),
        ("Likud", ("ISR", "PTY")),
        ("Boeing", (None, "MNC")),
        ("Amnesty International", (None, "NGO")),
        ("Hamas", ("PSE", "REB")),
        ("Polish Defence Ministry", ("POL", "GOV")),
        ("Ministry of Defence of Poland", ("POL", "GOV")),
        ("Polish Labour Congress", (None, None)),
        ("New People's Army", (None, None)),
        ("Blue Lantern", (None, None)),
    ],
)
def test_a_body_is_what_its_kind_or_name_says(words: str, expected: Code) -> None:
    assert actor(f"Then {words} left.", words, name(words, "organisation", "other")) == expected


def test_a_ministry_without_a_country_has_that_of_the_name_before_it() -> None:
    mentions = name("Poland", "country", "possessive"), name("Foreign Ministry", "organisation", "subject")
    assert actor("Poland's Foreign Ministry left.", "Foreign Ministry", *mentions) == ("POL", "GOV")


@pytest.mark.parametrize(("published", "sector"), [("2021-08-01", "REB"), ("2021-09-01", "GOV"), (None, None)])
def test_what_a_body_is_may_change_with_time(published: str | None, sector: str | None) -> None:
    mention = name("Taliban", "organisation", "subject")
    assert actor("Taliban left.", "Taliban", mention, published=published) == ("AFG", sector)


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2015-05-01", ("USA", "GOV")), ("2018-05-01", ("USA", "ELI")), (None, ("USA", None))],
)
def test_a_person_is_what_the_offices_of_the_day_are(published: str | None, expected: Code) -> None:
    found = actor("Barack Obama left.", "Barack Obama", name("Barack Obama", "person", "subject"), published=published)
    assert found == expected


def test_the_day_is_that_of_the_event_where_it_is_told() -> None:
    extraction = build(
        "Barack Obama left in 2015.", name("Barack Obama", "person", "subject"),
        done=[("Barack Obama", "left", None, None)], published="2024-01-01",
    )  # fmt: skip
    dated = replace(extraction, events=(replace(extraction.events[0], when=When("2015", "in 2015")),))
    assert code(resolve(dated, Gazetteer.load()).events[0].actor) == ("USA", "GOV")


def test_an_office_that_the_article_gives_counts_first() -> None:
    text = "Ana Sorel, foreign minister of Poland, left."
    mentions = name("Ana Sorel", "person", "subject"), name("Poland", "country")
    assert actor(text, "Ana Sorel", *mentions, roles=[("Ana Sorel", "foreign minister", "Poland")]) == ("POL", "GOV")


def test_the_secretary_of_a_body_belongs_to_it() -> None:
    text = "Ana Sorel, secretary general of NATO, left."
    mentions = name("Ana Sorel", "person", "subject"), name("NATO", "organisation")
    assert actor(text, "Ana Sorel", *mentions, roles=[("Ana Sorel", "secretary general", "NATO")]) == (None, "IGO")


def test_somebody_unknown_is_nothing() -> None:
    assert actor("Ana Sorel left.", "Ana Sorel", name("Ana Sorel", "person", "subject")) == (None, None)


def test_a_pronoun_is_whom_it_means() -> None:
    text = "Mark Rutte, secretary general of NATO, spoke. He left."
    mentions = name("Mark Rutte", "person", "subject"), name("NATO", "organisation"), pronoun("He")
    assert actor(text, "He", *mentions, roles=[("Mark Rutte", "secretary general", "NATO")]) == (None, "IGO")


def test_a_city_as_a_side_has_a_country_and_no_sector() -> None:
    found = solve(
        "Rebels shelled Lahore.", nominal("Rebels", "Rebels", plural=True), name("Lahore", "place", "object"),
        done=[("Rebels", "shelled", "Lahore", None)],
    )  # fmt: skip
    assert code(found.events[0].recipient) == ("PAK", None)


def both(text: str, *mentions: M) -> Extraction:
    """'Poland and Spain left Rome': two who act as one."""
    extraction = build(text, *mentions, done=[("Poland and Spain", "left", None, None)])
    members = tuple(Participant(find(text, words), number) for number, words in enumerate(("Poland", "Spain")))
    event = replace(extraction.events[0], actors=members, recipients=members)
    return replace(extraction, events=(replace(event, recipient=event.actor),))


SPAIN = name("Poland", "country", "subject"), name("Spain", "country", "subject")


def test_each_of_several_who_act_is_resolved_and_the_whole_is_nobody() -> None:
    event = resolve(both("Poland and Spain left.", *SPAIN), Gazetteer.load()).events[0]
    assert [code(member) for member in event.actors] == [("POL", "GOV"), ("ESP", "GOV")]
    assert event.actor.resolution is None
    assert code(event.actor) == (None, None)


def test_each_of_several_to_whom_it_is_done_is_resolved() -> None:
    event = resolve(both("Poland and Spain left.", *SPAIN), Gazetteer.load()).events[0]
    assert [m.resolution.entity.label for m in event.recipients if m.resolution] == ["Poland", "Spain"]
    assert event.recipient is not None
    assert event.recipient.resolution is None


def test_a_thing_that_an_event_is_about_has_no_sector() -> None:
    found = solve(
        "Poland signed a treaty.", name("Poland", "country", "subject"), nominal("a treaty", "treaty", "agreement", "object"),
        done=[("Poland", "signed", None, "a treaty")],
    )  # fmt: skip
    assert code(found.events[0].object) == (None, None)


def test_every_sector_is_one_of_plovers() -> None:
    scheme = ontology("plover.ttl").read_text(encoding="utf-8")
    used = {row["sector"] for row in rows("sectors.tsv")} - {"", "=", "=body", "MIL+"}
    assert {sector for sector in used if f'skos:notation "{sector}"' not in scheme} == set()


def test_every_office_has_a_row_and_every_row_an_office() -> None:
    offices = {row["office"] for row in rows("offices.tsv")}
    named = {row["words"] for row in rows("sectors.tsv") if row["class"] == "office"}
    assert named <= offices
    assert offices - named <= {"first lady", "activist"}


def test_every_body_and_type_of_the_table_is_known() -> None:
    bodies = [(row["name"], row["type"]) for row in rows("organisations.tsv")]
    listed = {row["class"]: set[str]() for row in rows("sectors.tsv")}
    for row in rows("sectors.tsv"):
        listed[row["class"]].add(row["words"])
    assert listed["body"] <= {label for label, _ in bodies}
    assert listed["type"] <= {kind for _, kind in bodies}


def test_no_row_is_there_twice() -> None:
    found = [(row["class"], row["words"], row["start"]) for row in rows("sectors.tsv")]
    assert len(found) == len(set(found))


def dated(text: str, when: str, published: str, *mentions: M, roles: list[tuple[str, str, str | None]]) -> Code:
    """Country and sector of Marco Rubio, who left at a time, in an article of another."""
    extraction = build(text, *mentions, done=[("Marco Rubio", "left", None, None)], roles=roles, published=published)
    told = replace(extraction, events=(replace(extraction.events[0], when=When(when, when)),))
    return code(resolve(told, Gazetteer.load()).events[0].actor)


RUBIO = "Marco Rubio, secretary of state of the United States, left."
RUBIO_NAMES = name("Marco Rubio", "person", "subject"), name("United States", "country")
RUBIO_ROLE = [("Marco Rubio", "secretary of state", "United States")]


@pytest.mark.parametrize(("when", "sector"), [("2016-05-02", "LEG"), ("2025-04-03", "GOV")])
def test_an_office_of_today_is_not_that_of_an_event_years_ago(when: str, sector: str) -> None:
    assert dated(RUBIO, when, "2025-04-05", *RUBIO_NAMES, roles=RUBIO_ROLE) == ("USA", sector)


def test_an_office_that_the_tables_know_was_left_is_not_held_because_a_title_says_so() -> None:
    found = actor(
        "Secretary Hillary Clinton left.", "Hillary Clinton", name("Hillary Clinton", "person", "subject"),
        roles=[("Hillary Clinton", "Secretary", None)], published="2016-09-30",
    )  # fmt: skip
    assert found == ("USA", "ELI")


@pytest.mark.parametrize("words", ["the NATO secretary general", "the NATO director general"])
def test_a_secretary_general_is_no_soldier(words: str) -> None:
    assert phrase(words, "general", name("NATO", "organisation"), plural=False)[1] == "IGO"


def test_people_of_a_state_are_americans() -> None:
    assert phrase("Virginia voters", "voters", name("Virginia", "place"))[0] == "USA"


def test_the_countries_of_an_alliance_are_governments() -> None:
    assert phrase("NATO countries", "countries", name("NATO", "organisation"), kind="country") == (None, "GOV")
