from dataclasses import replace

import pytest

from kg import tables
from kg.records import Event, Plover, Span
from kg.store import open_store
from kg.store.mutual import mutual
from kg.store.plover import types
from tests.factory import RUSSIA, UKRAINE, Draft


def event(text: str, lemma: str, kind: str, thing: str | None = None, *, stance: bool = False) -> Event:
    draft = Draft(text)
    draft.event(
        ("Russia", RUSSIA), text.split()[1], lemma, recipient=("Ukraine", UKRAINE),
        object=(thing, None) if thing else None, plover=Plover(kind, None, 1, stance),
    )  # fmt: skip
    return draft.events[0]


@pytest.mark.parametrize(
    ("text", "lemma", "kind", "thing"),
    [
        ("Russia met Ukraine.", "meet", "CONSULT", None),
        ("Russia and Ukraine exchanged fire.", "exchange", "ASSAULT", "fire"),
        ("Russia clashed with Ukraine.", "clash", "ASSAULT", None),
        ("Talks between Russia and Ukraine went on.", "talk", "CONSULT", None),
        ("Russia signed a treaty with Ukraine.", "sign", "SUPPORT", "a treaty"),
        ("Russia, Ukraine held talks.", "hold", "CONSULT", "talks"),
        ("Russia and Ukraine agreed on a truce.", "agree", "RETREAT", None),
    ],
)
def test_what_two_do_to_one_another_is_mutual(text: str, lemma: str, kind: str, thing: str | None) -> None:
    assert mutual(event(text, lemma, kind, thing))


@pytest.mark.parametrize(
    ("text", "lemma", "kind", "thing"),
    [
        ("Russia attacked Ukraine.", "attack", "ASSAULT", None),
        ("Russia agreed to the plan of Ukraine.", "agree", "AGREE", None),
        ("Russia met demands of Ukraine.", "meet", "CONCEDE", "demands"),
        ("Russia signed a letter to Ukraine.", "sign", "SUPPORT", "a letter"),
        ("Russia held talks about Ukraine.", "hold", "CONSULT", "talks"),
        ("Russia visited Ukraine.", "visit", "CONSULT", None),
    ],
)
def test_what_one_does_to_another_is_not(text: str, lemma: str, kind: str, thing: str | None) -> None:
    assert not mutual(event(text, lemma, kind, thing))


def test_who_refuses_to_meet_is_not_refused() -> None:
    assert not mutual(event("Russia refused Ukraine.", "meet", "CONSULT", stance=True))


def test_the_graph_says_it_once_and_only_where_it_is_so() -> None:
    draft = Draft("Russia met Ukraine.\nRussia raided Ukraine.")
    for action, lemma, kind in (("met", "meet", "CONSULT"), ("raided", "raid", "ASSAULT")):
        draft.event(("Russia", RUSSIA), action, lemma, recipient=("Ukraine", UKRAINE), plover=Plover(kind, None, 1))
    with open_store(":memory:") as store:
        store.add(draft.done())
        assert store.query("SELECT ?action ?m { ?e kg:mutual ?m ; kg:action ?action }").rows == [("meet", True)]


def test_the_table_names_types_that_plover_has_and_has_an_example_a_row() -> None:
    rows = list(tables.rows("mutual.tsv"))
    named = {kind for row in rows for kind in row["types"].split()}
    assert named - {"*"} <= set(types())
    assert [row for row in rows if not row["example"] or row["near"] not in ("", "joined")] == []


def test_what_two_do_to_each_other_is_mutual_whatever_it_is() -> None:
    found = event("Russia and Ukraine accused each other.", "accuse", "ACCUSE")
    at = found.sentence.text.index("accused")
    assert mutual(replace(found, action=Span(at, at + len("accused"), "accused")))
