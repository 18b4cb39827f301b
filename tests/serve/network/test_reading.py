from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.records import Extraction
from kg.serve.network.reading import CLAIMED, FACT, OTHER, TONES, nodes, origins, ties
from kg.store import open_store
from tests.factory import CEASEFIRE, NATO, RUSSIA, RUTTE, UKRAINE, US, Draft, Plover
from tests.serve.papers import papers


def engine_of(extractions: list[Extraction]) -> Iterator[ox.Store]:
    with open_store(":memory:") as store:
        for extraction in extractions:
            store.add(extraction)
        store.derive()
        yield store.engine


@pytest.fixture
def engine() -> Iterator[ox.Store]:
    yield from engine_of(papers())


def told(engine: ox.Store) -> set[tuple[str, str, str, int]]:
    return {(x.source, x.target, TONES[x.tone], x.sure) for x in ties(engine)}


def test_words_deeds_and_offices_are_ties(engine: ox.Store) -> None:
    assert told(engine) == {
        (RUTTE.iri, UKRAINE.iri, "to", FACT), (UKRAINE.iri, RUSSIA.iri, "about", FACT), (RUTTE.iri, NATO.iri, "role", FACT),
        (US.iri, CEASEFIRE.iri, "deed", FACT), (RUSSIA.iri, CEASEFIRE.iri, "deed", OTHER),
        (NATO.iri, UKRAINE.iri, "deed", OTHER), (RUSSIA.iri, CEASEFIRE.iri, "deed", CLAIMED),
    }  # fmt: skip


def test_conflict_is_with_the_recipient_and_not_with_what_it_is_about() -> None:
    draft = Draft("Russia rejected the truce that Ukraine offered.")
    accuse = Plover("REJECT", None, 3)
    draft.event(
        ("Russia", RUSSIA),
        "rejected",
        "reject",
        recipient=("Ukraine", UKRAINE),
        object=("the truce", CEASEFIRE),
        plover=accuse,
    )
    for engine in engine_of([draft.done()]):
        assert {(x[1], x[2]) for x in told(engine)} == {(UKRAINE.iri, "conflict"), (CEASEFIRE.iri, "deed")}


def test_nobody_is_tied_to_themselves() -> None:
    draft = Draft("Russia spoke of Russia.")
    draft.statement("of Russia", RUSSIA, source="Russia", cue="spoke", about=[RUSSIA])
    for engine in engine_of([draft.done()]):
        assert told(engine) == set()


def test_an_article_has_its_outlet_or_the_name_of_its_file_and_its_day(engine: ox.Store) -> None:
    assert {(x.outlet, x.day) for x in origins(engine)} == {
        ("Gazette", "2025-04-01"), ("Ledger", "2025-04-04"), ("three.txt", "2025-05"), ("four.txt", ""),
    }  # fmt: skip


def test_entities_have_their_name_and_kind(engine: ox.Store) -> None:
    found = {x.iri: (x.label, x.kind) for x in nodes(engine)}
    assert found[RUTTE.iri] == ("Mark Rutte", "person")
    assert found[CEASEFIRE.iri][1] == "thing"
