"""What a correction changes in an extraction, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.records import Extraction, Mention
from kg.resolve.corrections import KINDS, MARK, Correction, corrected, envelope, mark, sides
from tests.factory import NATO, RUSSIA, RUTTE, UKRAINE, Draft

TEXT = "Rutte said Kyiv claimed that Russia had left.\nRussia met Ukraine and Russia met NATO."


def extraction() -> Extraction:
    """A claim within a statement, with an event in it; two events of one kind."""
    draft = Draft(TEXT)
    draft.statement("Kyiv claimed that Russia had left", RUTTE, source="Rutte", cue="said", about=[RUSSIA, UKRAINE])
    inner = draft.statement("that Russia had left", UKRAINE, source="Kyiv", cue="claimed", about=[RUSSIA])
    draft.event(("Russia", RUSSIA), "had left", "leave", said=inner)
    draft.event(("Russia", RUSSIA), "met", "meet", recipient=("Ukraine", UKRAINE))
    draft.event(("Russia", RUSSIA), "met", "meet", recipient=("NATO", NATO))
    return draft.done()


def about(words: str, kind: str, x: Extraction, **more: object) -> Correction:
    start = x.article.text.index(words)
    told = Correction("2025-04-07T00:00:00Z", kind, x.article.sha256, start, start + len(words), words)  # type: ignore[arg-type]
    return replace(told, **more)  # type: ignore[arg-type]


def test_without_corrections_it_is_the_very_same() -> None:
    assert corrected(extraction(), ()) == (extraction(), [])


def test_corrections_of_other_texts_change_nothing() -> None:
    other = replace(about("Kyiv claimed that Russia had left", "not a statement", extraction()), article="00")
    assert corrected(extraction(), [other]) == (extraction(), [])


def test_an_event_of_what_is_no_statement_is_told_by_the_statement_around_it() -> None:
    x, missed = corrected(extraction(), [about("that Russia had left", "not a statement", extraction())])
    assert ([s.id for s in x.statements], missed) == ([extraction().statements[0].id], [])
    assert x.events[0].attributed_to == x.statements[0].id


def test_whoever_is_said_to_speak_is_not_spoken_of() -> None:
    one = about("Kyiv claimed that Russia had left", "wrong speaker", extraction(), speaker=RUSSIA)
    statement = corrected(extraction(), [one])[0].statements[0]
    assert (statement.speaker and statement.speaker.entity, statement.about) == (RUSSIA, (UKRAINE,))


def test_of_two_events_of_one_action_the_sides_tell_which() -> None:
    x = extraction()
    events = corrected(x, [about("met", "not an event", x, sides=sides(x.events[1]))])[0].events
    assert [event.targets and event.targets[0].span.text for event in events] == [(), "NATO"]


def test_without_sides_every_event_of_the_action_goes() -> None:
    x = extraction()
    assert len(corrected(x, [about("met", "not an event", x)])[0].events) == 1


def test_mentions_keep_the_quotation_that_they_stand_in() -> None:
    x = extraction()
    span = Draft(TEXT).span("Russia")
    mentions = tuple(Mention(span, "country", "name", span, 0, quote=n) for n in (0, 1))
    done, _ = corrected(
        replace(x, mentions=mentions), [about("Kyiv claimed that Russia had left", "not a statement", x)]
    )
    assert [mention.quote for mention in done.mentions] == [None, 0]


def test_the_reader_is_named_with_the_corrections_behind_it() -> None:
    one = about("met", "not an event", extraction())
    assert corrected(extraction(), [one])[0].model == f"reader-1{mark([one])}"
    assert mark([one]).startswith(MARK)
    assert mark([]) == ""


def test_other_words_at_the_place_are_not_meant() -> None:
    one = replace(about("met", "not an event", extraction()), words="mét")
    assert corrected(extraction(), [one])[1] == [one]


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 80), st.integers(0, 12)), max_size=6))
def test_whatever_is_corrected_no_link_is_left_hanging(given: list[tuple[str, int, int]]) -> None:
    x = extraction()
    whole = [envelope(s.content, TEXT).text for s in x.statements] + [e.action.text for e in x.events]
    told = [about(TEXT[start : start + size], kind, x) for kind, start, size in given]
    told += [about(whole[start % len(whole)], kind, x) for kind, start, _ in given]
    done, _ = corrected(x, told)
    ids = {statement.id for statement in done.statements}
    assert {event.attributed_to for event in done.events} <= ids | {None}
    assert {s.id for s in done.statements if not s.added} <= {s.id for s in x.statements}
    assert len({s.id for s in done.statements}) == len(done.statements)
