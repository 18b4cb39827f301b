"""A store in memory with one report in which several act, claim, deny and plan."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Entity, Extraction, Mention, Participant, Plover, Reason, When
from kg.store import Store, open_store
from tests.factory import RUSSIA, RUTTE, UKRAINE, US, Draft, entity

FRANCE, GERMANY = entity("France", "country", "Q142"), entity("Germany", "country", "Q183")
KYIV = Entity("https://sws.geonames.org/703448/", "Kyiv", "place", None, (50.45466, -30.5238))
TEXT = """=France and Germany threatened Russia and Ukraine on Friday in Kyiv.
President Mark Rutte visited the United States.
Russia struck Ukraine, Ukraine said.
The United States has yet to aid Ukraine.
Ukraine hailed Russia.
France will meet Germany."""


def report(source: str = "a.txt", published: str = "2025-04-06T08:00:00Z") -> Extraction:
    """Two actors and two recipients; a visit in a month; a claim; a denial; a deed without a type; a plan."""
    d = Draft(TEXT, source=source, publisher="Daily; Evening", published=published)
    d.event(
        ("=France and Germany", None), "threatened", "threaten", recipient=("Russia and Ukraine", None), when="2025-04-04",
        actors=[("=France", FRANCE), ("Germany", GERMANY)], recipients=[("Russia", RUSSIA), ("Ukraine", UKRAINE)],
        plover=Plover("THREATEN", None, 3),
    )  # fmt: skip
    d.event(
        ("Mark Rutte", RUTTE),
        "visited",
        "visit",
        recipient=("the United States", US),
        plover=Plover("CONSULT", "visit", 1),
        when="2025-03",
    )
    said = d.statement("Russia struck Ukraine", source="Ukraine", cue="said", manner="indirect")
    d.event(
        ("Russia", RUSSIA),
        "struck",
        "strike",
        recipient=("Ukraine", UKRAINE),
        plover=Plover("ASSAULT", None, 4),
        said=said,
    )
    d.event(("The United States", US), "aid", "aid", recipient=("Ukraine", UKRAINE), plover=Plover("AID", None, 2), negated=True,
            reasons=[Reason("negated", "not yet", d.span("has yet to"))])  # fmt: skip
    d.event(("Ukraine hailed", UKRAINE), "hailed", "hail", recipient=("Russia", RUSSIA))
    d.event(
        ("France", FRANCE),
        "meet",
        "meet",
        recipient=("Germany", GERMANY),
        plover=Plover("CONSULT", "meet", 1),
        modality="future",
    )
    d.role("President Mark Rutte", "President", RUTTE)
    made = d.done()
    first = made.events[0]
    place = Mention(d.span("Kyiv"), "place", "name", d.span("Kyiv"), 0)
    actors = tuple(
        Participant(a.span, a.mention, a.resolution, code, "GOV")
        for a, code in zip(first.actors, ("FRA", "DEU"), strict=True)
    )
    first = replace(
        first, where=KYIV, where_mention=len(made.mentions), when=When("2025-04-04", "Friday"), actors=actors
    )
    return replace(made, events=(first, *made.events[1:]), mentions=(*made.mentions, place))


def world() -> Store:
    """The report in a store."""
    store = open_store(":memory:")
    store.add(report())
    store.derive()
    return store
