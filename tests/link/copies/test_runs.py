"""Runs of words that two texts share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.link.copies.runs import RUN, WINDOW, Words, fingerprints, shared, words_of

TOLD = "The harbour of Lorun was closed on Monday after the third storm in a week drove two ferries onto the rocks"
OTHER = "Nobody was hurt. THE HARBOUR of Lorun, was closed on Monday after the third storm -- and shops stayed shut."
texts = st.lists(st.sampled_from(["alpha", "beta", "gamma", "delta", "eins", "zwei"]), max_size=60).map(" ".join)


def words(one: Words, first: int, length: int) -> tuple[str, ...]:
    return one.words[first : first + length]


def test_a_shared_run_has_its_place_in_both_texts() -> None:
    one, other = words_of(TOLD), words_of(OTHER)
    (run,) = shared(one, other)
    assert one.span(run.one, run.one + run.length).text == TOLD[: TOLD.index(" in a week")]
    assert other.span(run.other, run.other + run.length).text == OTHER[17 : OTHER.index(" --")]


def test_fewer_than_eight_words_are_no_run() -> None:
    assert shared(words_of("one two three four five six seven"), words_of("one two three four five six seven")) == []


@given(texts, texts)
def test_every_run_holds_the_same_words_in_both(one: str, other: str) -> None:
    a, b = words_of(one), words_of(other)
    assert all(words(a, run.one, run.length) == words(b, run.other, run.length) for run in shared(a, b))


@given(texts, texts)
def test_runs_lie_apart_in_the_second_text(one: str, other: str) -> None:
    runs = shared(words_of(one), words_of(other))
    assert all(a.other + a.length <= b.other for a, b in zip(runs, runs[1:], strict=False))


@given(texts, texts)
def test_twelve_words_in_a_row_always_share_a_fingerprint(before: str, after: str) -> None:
    run = " ".join(f"word{i}" for i in range(RUN + WINDOW - 1))
    one, other = words_of(f"{before} {run} {after}"), words_of(f"{after} {run} {before}")
    assert set(fingerprints(one)) & set(fingerprints(other))


def test_words_in_quotation_marks_are_not_free() -> None:
    text = words_of('He said "we shall not leave" twice.')
    assert text.free(0, len(text.words)) == 3


def test_offsets_count_characters_where_case_folding_makes_words_longer() -> None:
    text = words_of("Die große Straße")
    assert text.span(1, 3).text == "große Straße"
