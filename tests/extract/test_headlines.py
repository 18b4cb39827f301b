"""Headlines with their speaker beside what is said, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article
from tests.extract.parses import parse

NAMES = {"Norvania": "place", "Kestria": "place"}
ARMED = "Norvania PROPN {verb} nsubj; armed VERB 0 root VBD arm; Kestria PROPN {verb} obj"
AHEAD = "{who} PROPN 4 {label}; {mark} PUNCT 4 punct; " + ARMED.format(verb=4)
BEHIND = ARMED.format(verb=2) + "; {mark} PUNCT 5 punct; {who}s NOUN 2 dep NNS {who}"


def sources(table: str, names: dict[str, str] = NAMES) -> list[tuple[str | None, str]]:
    doc = parse(table, names)
    return [
        (s.source and s.source.text, s.content[0].text)
        for s in extract(doc, Article("a", "a.txt", doc.text)).statements
    ]


def test_who_stands_before_the_colon_says_what_follows() -> None:
    table = AHEAD.format(who="Sorel", label="nsubj", mark=":")
    assert sources(table, {**NAMES, "Sorel": "person"}) == [("Sorel", "Norvania armed Kestria")]


def test_a_seat_speaks_for_who_sits_there() -> None:
    table = AHEAD.format(who="Kremlin", label="dep", mark=":")
    assert sources(table, {**NAMES, "Kremlin": "place"}) == [("Kremlin", "Norvania armed Kestria")]


@pytest.mark.parametrize("mark", [":", "—", "–"])
def test_who_stands_behind_the_mark_says_what_precedes(mark: str) -> None:
    assert sources(BEHIND.format(mark=mark, who="official")) == [("officials", "Norvania armed Kestria")]


def test_where_a_report_was_written_says_nothing() -> None:
    table = AHEAD.format(who="Sorel", label="dep", mark="—")
    assert sources(table, {**NAMES, "Sorel": "person"}) == []


def test_a_place_before_a_colon_is_what_the_report_is_about() -> None:
    table = AHEAD.format(who="Tarsia", label="dep", mark=":")
    assert sources(table, {**NAMES, "Tarsia": "place"}) == []


def test_things_behind_a_colon_say_nothing() -> None:
    assert sources(BEHIND.format(mark=":", who="tank")) == []


def test_what_is_said_in_a_headline_is_no_fact() -> None:
    doc = parse(AHEAD.format(who="Kremlin", label="dep", mark=":"), {**NAMES, "Kremlin": "place"})
    (event,) = [e for e in extract(doc, Article("a", "a.txt", doc.text)).events if e.lemma == "arm"]
    assert event.attributed_to is not None
