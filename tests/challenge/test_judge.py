"""The judge on extractions made by hand: what counts as right, and what as a fact that is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import Article, Event, Extraction, Participant, Plover, Reason, Span, Statement
from tests.challenge.judge import fact_lost, false_fact, judge
from tests.challenge.score import Read, changes, wrong
from tests.challenge.sentences import Sentence
from tests.challenge.tables import NOTHING, PROPERTIES, Pattern

TEXT = "Kestria said Norvania had bombed Tarsia."
PATTERN = Pattern(
    "said", "", "", ("ASSAULT",), ("A",), ("B",), (), mutual=False, negated=False, modality=("actual",),
    attributed=("SPEAKER",), words=("said",), gaps=frozenset(),
)  # fmt: skip


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def at(words: str) -> tuple[tuple[int, int], ...]:
    return ((span(words).start, span(words).end),)


SENTENCE = Sentence(PATTERN, TEXT, at("bombed")[0], {"SPEAKER": at("Kestria"), "A": at("Norvania"), "B": at("Tarsia")})
SAID = Statement(
    "s", "indirect", (span("Norvania had bombed Tarsia"),), span("Kestria"), span("said"), "say", False, 0.9, span(TEXT)
)
EVENT = Event(
    "e", Participant(span("Norvania")), span("bombed"), "bomb", Participant(span("Tarsia")), None,
    Plover("ASSAULT", None, 4), False, "actual", "s", 0.8, span(TEXT),
    reasons=(Reason("attributed_to", "stands in the words of 'Kestria': 'said'", span("said")),),
)  # fmt: skip


def found(*events: Event, said: Statement = SAID) -> Extraction:
    return Extraction(Article("a", "a", TEXT), statements=(said,), events=events)


def lacking(extraction: Extraction, sentence: Sentence = SENTENCE) -> set[str]:
    return {name for name, right in judge(sentence, extraction).items() if not right}


def test_what_is_as_the_reading_says_is_right() -> None:
    assert lacking(found(EVENT)) == set()


def test_an_event_that_was_not_found_is_wrong_in_everything() -> None:
    assert lacking(found()) == set(PROPERTIES)


@pytest.mark.parametrize(
    ("event", "wrongs"),
    [
        (replace(EVENT, plover=None), {"type"}),
        (replace(EVENT, actor=Participant(span("Tarsia")), recipient=EVENT.actor), {"actors", "recipient"}),
        (replace(EVENT, recipient=None), {"recipient"}),
        (replace(EVENT, negated=True), {"negation", "reasons"}),
        (replace(EVENT, modality="future"), {"modality", "reasons"}),
        (replace(EVENT, attributed_to=None), {"attribution", "reasons"}),
        (replace(EVENT, reasons=()), {"reasons"}),
        (replace(EVENT, reasons=(Reason("attributed_to", "said", span("Kestria")),)), {"reasons"}),
        (replace(EVENT, reasons=(Reason("attributed_to", "said"),)), {"reasons"}),
    ],
)
def test_each_property_is_judged_by_itself(event: Event, wrongs: set[str]) -> None:
    assert lacking(found(event)) == wrongs


def test_what_stands_in_a_denial_counts_as_denied() -> None:
    denied = replace(SENTENCE, pattern=replace(PATTERN, negated=True))
    assert lacking(found(EVENT, said=replace(SAID, act="deny")), denied) == set()


def test_two_who_meet_may_stand_either_way_round() -> None:
    mutual = replace(SENTENCE, pattern=replace(PATTERN, mutual=True))
    turned = replace(EVENT, actor=Participant(span("Tarsia")), recipient=Participant(span("Norvania")))
    assert lacking(found(turned), mutual) == set()


def test_two_who_do_it_together_may_both_be_actors() -> None:
    mutual = replace(SENTENCE, pattern=replace(PATTERN, mutual=True))
    other = replace(EVENT, actor=Participant(span("Tarsia")), recipient=None)
    assert lacking(found(replace(EVENT, recipient=None), other), mutual) == set()


def test_one_of_two_is_not_enough() -> None:
    mutual = replace(SENTENCE, pattern=replace(PATTERN, mutual=True))
    assert lacking(found(replace(EVENT, recipient=None)), mutual) == {"actors", "recipient"}


def test_what_was_only_said_is_a_false_fact_once_nobody_said_it() -> None:
    facts = [false_fact(SENTENCE, found(e)) for e in (EVENT, replace(EVENT, attributed_to=None))]
    assert facts == [False, True]


@pytest.mark.parametrize(
    ("event", "lost"),
    [
        (replace(EVENT, attributed_to=None), False),
        (EVENT, True),
        (replace(EVENT, attributed_to=None, modality="hypothetical"), True),
    ],
)
def test_what_is_plainly_told_and_read_as_no_fact_is_lost(event: Event, lost: bool) -> None:
    told = replace(SENTENCE, pattern=replace(PATTERN, attributed=("-",)))
    assert fact_lost(told, found(event)) == lost


def test_what_is_plainly_told_and_not_found_is_lost() -> None:
    assert fact_lost(replace(SENTENCE, pattern=replace(PATTERN, attributed=("-",))), found())


def test_where_nothing_happened_only_a_fact_is_wrong() -> None:
    nothing = replace(SENTENCE, pattern=replace(PATTERN, types=NOTHING))
    assert [lacking(found(*e), nothing) for e in ((), (EVENT,), (replace(EVENT, attributed_to=None),))] == [
        set(),
        set(),
        {"found"},
    ]


def test_a_pattern_is_wrong_where_any_of_its_sentences_is() -> None:
    reads = [Read(SENTENCE, found(e), judge(SENTENCE, found(e))) for e in (EVENT, replace(EVENT, negated=True))]
    assert wrong(reads) == {"said": frozenset({"negation", "reasons"})}


def test_a_closed_gap_and_a_new_one_are_told() -> None:
    known = replace(PATTERN, gaps=frozenset({"type"}))
    assert list(changes({"said": frozenset({"negation"})}, [known])) == ["lost said: negation", "won said: type"]
