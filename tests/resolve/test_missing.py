"""A statement that a person adds: its places, what it names, and what it makes of the events in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import Extraction, Mention
from kg.resolve.corrections import Correction, corrected
from tests.factory import RUSSIA, RUTTE, UKRAINE, Draft

TEXT = 'Rutte was heard at noon. "Russia met Ukraine," were his words. Nothing else of note: calm.'
WORDS = "Russia met Ukraine"


def extraction() -> Extraction:
    """An event in words that were taken for the report's own, and three sentences."""
    draft = Draft(TEXT)
    draft.event(("Russia", RUSSIA), "met", "meet", recipient=("Ukraine", UKRAINE))
    return draft.done()


def missing(words: str = WORDS, **more: object) -> Correction:
    start = TEXT.index(words)
    sha = extraction().article.sha256
    told = Correction("2025-04-07T00:00:00Z", "missing statement", sha, start, start + len(words), words)
    return replace(told, **more)  # type: ignore[arg-type]


def place(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_it_has_the_exact_words_and_a_person_as_the_reason() -> None:
    [added] = corrected(extraction(), [missing(speaker=RUTTE)])[0].statements
    assert [(span.start, span.end, span.text) for span in added.content] == [(*place(WORDS), WORDS)]
    assert added.added == "a person added it on 2025-04-07"
    assert added.speaker
    assert (added.speaker.entity, added.speaker.why) == (RUTTE, added.added)


@pytest.mark.parametrize(
    ("words", "manner"), [(WORDS, "direct"), ("Nothing else of note", "indirect"), (f'{WORDS}," were', "mixed")]
)
def test_its_manner_is_that_of_its_words(words: str, manner: str) -> None:
    assert corrected(extraction(), [missing(words)])[0].statements[0].manner == manner


def test_its_cue_has_its_place_too() -> None:
    [added] = corrected(extraction(), [missing(cue=place("were his words"))])[0].statements
    assert added.cue
    assert (added.cue.start, added.cue.text) == (TEXT.index("were"), "were his words")


def test_without_sentences_it_stands_in_its_own_words() -> None:
    x = replace(extraction(), sentences=())
    [added] = corrected(x, [missing(cue=place("were his words"))])[0].statements
    assert added.sentence.text == f'{WORDS}," were his words'


def test_nobody_may_be_its_speaker() -> None:
    assert corrected(extraction(), [missing()])[0].statements[0].speaker is None


def test_what_is_told_in_it_is_no_fact_of_the_report_any_more() -> None:
    x, missed = corrected(extraction(), [missing(speaker=RUTTE)])
    assert missed == []
    assert (x.events[0].attributed_to, x.events[0].fact) == (x.statements[0].id, False)
    assert x.events[0].reasons[-1].why == "stands in what Mark Rutte said, as a person added it"


def test_an_event_elsewhere_stays_the_reports_own() -> None:
    x, _ = corrected(extraction(), [missing("Nothing else of note")])
    assert x.events == extraction().events


def test_words_that_do_not_stand_there_add_nothing() -> None:
    one = replace(missing(), start=1, end=1 + len(WORDS))
    x, missed = corrected(extraction(), [one])
    assert (x.statements, missed) == ((), [one])


def test_what_the_rules_find_by_now_is_not_added_twice() -> None:
    draft = Draft(TEXT)
    draft.statement(WORDS, RUTTE, source="Rutte", cue="were his words")
    x, missed = corrected(draft.done(), [missing()])
    assert (x.statements, missed) == (draft.done().statements, [])


def test_of_what_the_rules_find_by_now_the_person_knows_the_speaker() -> None:
    draft = Draft(TEXT)
    draft.statement(WORDS, UKRAINE, source="Rutte", cue="were his words")
    [statement] = corrected(draft.done(), [missing(speaker=RUTTE)])[0].statements
    assert statement.speaker
    assert statement.speaker.entity == RUTTE


def test_it_can_be_given_another_speaker_later() -> None:
    later = replace(missing(speaker=UKRAINE), kind="wrong speaker")
    [statement] = corrected(extraction(), [missing(speaker=RUTTE), later])[0].statements
    assert statement.speaker
    assert statement.speaker.entity == UKRAINE
    assert statement.added


def test_it_stands_among_the_others_where_it_stands_in_the_text() -> None:
    draft = Draft(TEXT)
    draft.statement("Rutte was heard at noon", UKRAINE, source="Rutte", cue="heard")
    draft.statement("Nothing else of note", UKRAINE, source="Rutte", cue="note")
    done, _ = corrected(draft.done(), [missing(speaker=RUTTE)])
    assert [one.content[0].text for one in done.statements] == [
        "Rutte was heard at noon", WORDS, "Nothing else of note",
    ]  # fmt: skip


def test_mentions_behind_it_keep_the_quotation_that_they_stand_in() -> None:
    draft = Draft(TEXT)
    draft.statement("Rutte was heard at noon", UKRAINE, source="Rutte", cue="heard")
    draft.statement("Nothing else of note", UKRAINE, source="Rutte", cue="note")
    x = draft.done()
    span = Draft(TEXT).span("Nothing")
    x = replace(x, mentions=(*x.mentions, Mention(span, "thing", "nominal", span, 2, quote=1)))
    done, _ = corrected(x, [missing(speaker=RUTTE)])
    assert done.statements[done.mentions[-1].quote or 0].content[0].text == "Nothing else of note"
