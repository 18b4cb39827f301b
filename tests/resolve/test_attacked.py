"""What is attacked and where: a city rather than who sits there, an embassy of somebody else, the police of the place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import Extraction, Participant, Plover
from kg.resolve import Gazetteer, resolve
from tests.resolve.factory import M, S, build, find, label, name, nominal, solve


def harmed(text: str, *mentions: M, done: tuple[str, str, str | None, str | None], at: str | None = None) -> Extraction:
    """A text whose event is an ASSAULT, said to be at a place."""
    extraction = build(text, *mentions, done=[done], published="2025-04-03")
    (event,) = extraction.events
    where = next((i for i, m in enumerate(extraction.mentions) if m.span.text == at), None)
    event = replace(event, plover=Plover("ASSAULT", None, 4), where_mention=where)
    return resolve(replace(extraction, events=(event,)), Gazetteer.load())


STRUCK = ("Norway struck Kyiv.", name("Norway", "country", "subject"), name("Kyiv", "place", "object"))
DONE = ("Norway", "struck", "Kyiv", None)


def test_a_capital_that_is_struck_is_the_city() -> None:
    (event,) = harmed(*STRUCK, done=DONE).events
    side = event.recipient
    assert side is not None
    assert (side.resolution and side.resolution.entity.label, side.country, side.sector) == ("Kyiv", "UKR", None)


def test_a_city_that_is_struck_is_where_it_happened() -> None:
    (event,) = harmed(*STRUCK, done=DONE).events
    assert event.where is not None
    assert event.where.label == "Kyiv"


def test_a_country_that_is_struck_is_no_place_of_it() -> None:
    text = "Norway struck Poland."
    sides = (name("Norway", "country", "subject"), name("Poland", "country", "object"))
    assert harmed(text, *sides, done=("Norway", "struck", "Poland", None)).events[0].where is None


@pytest.mark.parametrize(("at", "country"), [("Nairobi", "KEN"), (None, None)])
def test_police_without_a_country_are_those_of_the_place(at: str | None, country: str | None) -> None:
    text = "Police shot at students in Nairobi."
    mentions = (nominal("Police", "Police", "organisation"), nominal("students", "students"), name("Nairobi", "place"))
    (event,) = harmed(text, *mentions, done=("Police", "shot", "students", None), at=at).events
    assert (event.actor.country, event.actor.sector) == (country, "COP")


@pytest.mark.parametrize(("words", "head", "meant"), [("its embassy", "embassy", None), ("the army", "army", "Syria")])
def test_an_embassy_in_a_capital_is_not_that_states(words: str, head: str, meant: str | None) -> None:
    text = f"Norway bombed {words} in Damascus."
    mentions = (
        name("Norway", "country", "subject"), nominal(words, head, "organisation", "object"), name("Damascus", "place"),
    )  # fmt: skip
    assert label(solve(text, *mentions), words) == meant


def test_settlers_of_a_people_are_of_its_country() -> None:
    text = "Israeli settlers left."
    mentions = (nominal("Israeli settlers", "settlers", plural=True), name("Israeli", "nationality"))
    (event,) = solve(text, *mentions, done=[("Israeli settlers", "left", None, None)]).events
    assert (event.actor.country, event.actor.sector) == ("ISR", None)


def test_settlers_of_nobody_are_of_no_country() -> None:
    (event,) = solve(
        "Some settlers left.",
        nominal("Some settlers", "settlers", plural=True),
        done=[("Some settlers", "left", None, None)],
    ).events
    assert (event.actor.country, event.actor.sector) == (None, None)


@pytest.mark.parametrize(
    ("text", "country"),
    [("Georgia was invited.", None), ("Georgia was invited. Alabama was not.", "USA"), ("Ohio was invited.", "USA")],
)
def test_georgia_is_a_state_only_beside_another(text: str, country: str | None) -> None:
    first, *more = [word for word in ("Georgia", "Ohio", "Alabama") if word in text]
    mentions = [name(word, "place", "subject") for word in (first, *more)]
    assert solve(text, *mentions, done=[(first, "invited", None, None)]).events[0].actor.country == country


ACCUSED = "Talks in Zubria ended. Lund accused Zubria. {more}"


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ("Zubria left.", "person"),
        ("Zubria and a Zubrian envoy left.", "place"),
    ],
)
def test_a_name_read_as_both_is_the_place_where_that_has_a_people(more: str, kind: str) -> None:
    text = ACCUSED.format(more=more)
    mentions = [name("Zubria", "place"), name("Zubria", nth=1), name("Zubria", nth=2)]
    mentions += [name("Zubrian", "nationality")] if "Zubrian" in text else []
    found = [m for m in solve(text, *mentions).mentions if m.span.start == find(text, "Zubria", 1).start]
    assert [m.resolution and m.resolution.entity.kind for m in found] == [kind]


def test_a_name_with_a_given_name_elsewhere_stays_a_person() -> None:
    text = "Talks in Zubria ended. A Zubrian envoy left. Anna Zubria spoke. Zubria smiled."
    mentions = [name("Zubria", "place"), name("Zubrian", "nationality"), name("Anna Zubria"), name("Zubria", nth=2)]
    found = solve(text, *mentions)
    assert [m.resolution and m.resolution.entity.kind for m in found.mentions if m.span.start > 60] == ["person"]


SAYS = "Norway says Poland {verb} its embassy{more}."


@pytest.mark.parametrize(
    ("kind", "more", "meant"),
    [("ASSAULT", "", "Norway"), ("SUPPORT", "", None), ("ASSAULT", " and Spain left", None)],
)
def test_what_somebody_says_another_did_to_its_embassy_was_done_to_him(kind: str, more: str, meant: str | None) -> None:
    text = SAYS.format(verb="bombed", more=more)
    mentions = [
        name("Norway", "country", "subject"), name("Poland", "country", "subject"),
        nominal("its embassy", "embassy", "organisation", "object"), *([name("Spain", "country")] if more else []),
    ]  # fmt: skip
    words = text.removeprefix("Norway says ").removesuffix(".")
    extraction = build(text, *mentions, said=[S("Norway", words)], done=[("Poland", "bombed", "its embassy", None)])
    (event,) = extraction.events
    event = replace(event, plover=Plover(kind, None, 4), attributed_to=extraction.statements[0].id)
    assert label(resolve(replace(extraction, events=(event,)), Gazetteer.load()), "its embassy") == meant


def bombed(text: str, verb: str, *mentions: M, lemma: str, arms: str | None = None) -> tuple[str, str | None]:
    """The kind of Kharkiv, read as a person's name that is attacked, and whom or what it means."""
    own = (*mentions, name("Kharkiv", "person", "object"))
    extraction = build(text, *own, done=[("Troops", verb, "Kharkiv", arms)])
    (event,) = extraction.events
    event = replace(event, plover=Plover("ASSAULT", None, 4), lemma=lemma)
    found = resolve(replace(extraction, events=(event,)), Gazetteer.load()).mentions[len(mentions)]
    return found.kind, found.resolution and found.resolution.entity.label


TROOPS = nominal("Troops", "Troops", plural=True)


def test_a_city_that_is_shelled_is_nobody() -> None:
    assert bombed("Troops shelled Kharkiv.", "shelled", TROOPS, lemma="shell") == ("place", "Kharkiv")


def test_a_city_attacked_with_the_arms_of_war_is_nobody() -> None:
    drones = nominal("drones", "drones", "weapon", "other", plural=True)
    text = "Troops attacked Kharkiv with drones."
    assert bombed(text, "attacked", TROOPS, drones, lemma="attack", arms="drones") == ("place", "Kharkiv")


def test_a_city_attacked_in_a_country_that_the_article_names_is_nobody() -> None:
    text = "Troops attacked Kharkiv. Ukraine protested."
    assert bombed(text, "attacked", TROOPS, name("Ukraine", "country"), lemma="attack") == ("place", "Kharkiv")


def test_where_nothing_says_whether_a_city_is_attacked_it_is_left_open() -> None:
    assert bombed("Troops attacked Kharkiv.", "attacked", TROOPS, lemma="attack") == ("person", None)


def test_somebody_with_a_citys_name_and_a_title_stays_who_is_shelled() -> None:
    text = "Troops shelled Mr Kharkiv."
    assert bombed(text, "shelled", TROOPS, lemma="shell") == ("person", "Kharkiv")


def test_nobody_meets_himself_where_an_object_says_whom_he_meets() -> None:
    text = "Ana Sorel met Ana Sorel Bert Bell."
    mentions = (name("Ana Sorel", grammar="subject"), name("Ana Sorel", nth=1), name("Bert Bell", grammar="object"))
    extraction = build(text, *mentions, done=[("Ana Sorel", "met", None, "Bert Bell")])
    (event,) = extraction.events
    far = Participant(extraction.mentions[1].span, 1)
    found = resolve(replace(extraction, events=(replace(event, recipient=far),)), Gazetteer.load())
    assert found.events[0].recipient is None
