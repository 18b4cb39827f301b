"""Headlines with their speaker beside what is said, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article, Extraction, Span
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


SAYS = """Norvania PROPN 2 nsubj; says VERB 0 root VBZ say; Kestria PROPN 4 nsubj; shelled VERB 2 ccomp VBD shell; its PRON 6 nmod:poss;
port NOUN 4 obj NN port"""


def titled(table: str, said: list[dict[str, str]] | None = None) -> Extraction:
    doc = parse(table, NAMES, said)
    return extract(doc, Article("a", "a.txt", doc.text, title_span=Span(0, len(doc.text), doc.text)))


def test_a_headline_by_its_grammar_has_its_speaker() -> None:
    (statement,) = titled(SAYS).statements
    assert (statement.source and statement.source.text, statement.content[0].text) == (
        "Norvania",
        "Kestria shelled its port",
    )


def test_what_a_headline_says_somebody_says_is_attributed_and_not_imagined() -> None:
    (event,) = titled(SAYS).events
    assert (event.attributed_to is not None, event.modality) == (True, "actual")


def test_what_the_reader_found_in_a_headline_is_not_found_twice() -> None:
    said = [{"source": "Norvania", "cue": "says", "content": "Kestria shelled its port"}]
    assert len(titled(SAYS, said).statements) == 1


def test_a_sentence_of_the_text_is_left_to_the_reader() -> None:
    assert sources(SAYS) == []
