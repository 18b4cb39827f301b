"""The file of corrections: what is written is read, what is damaged is named, what is undone does not stand."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import NotFound, UsageError
from kg.records import Entity
from kg.resolve.correction_file import LONGEST, NAME, SPOKEN, add, parsed, plain, read, undo
from kg.resolve.corrections import KINDS, Correction

ONE = Correction("2025-04-07T09:30:00Z", "not a statement", "ab" * 32, 3, 8, "words")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    words, start = draw(TEXT), draw(st.integers(0, 1_000_000))
    kind = draw(st.sampled_from(KINDS))
    speaker = draw(st.none() | st.builds(Entity, st.just("urn:kg:person:1"), TEXT, st.just("person"))) if kind in SPOKEN else None  # fmt: skip
    places = ((1, 2), (4, 9)) if kind == "not an event" else ()
    cue = draw(st.sampled_from([None, (0, 4)])) if kind == "missing statement" else None
    return Correction(draw(TEXT), kind, draw(TEXT), start, start + len(words), words, speaker, places, cue)


@given(corrections())
def test_what_is_written_is_what_is_read(one: Correction) -> None:
    assert parsed(json.loads(json.dumps(plain(one)))) == one


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(corrections(), max_size=4, unique_by=lambda one: one.place))
def test_all_that_was_added_stands_in_its_order(tmp_path: Path, several: list[Correction]) -> None:
    (tmp_path / NAME).unlink(missing_ok=True)
    add(tmp_path / NAME, several)
    assert list(read(tmp_path / NAME)) == several


def test_no_file_has_no_corrections(tmp_path: Path) -> None:
    assert read(tmp_path / NAME) == ()


def test_what_is_undone_does_not_stand_and_its_line_stays(tmp_path: Path) -> None:
    add(tmp_path / NAME, [ONE])
    undo(tmp_path / NAME, ONE.id)
    assert (read(tmp_path / NAME), len((tmp_path / NAME).read_text().splitlines())) == ((), 2)


def test_undoing_what_does_not_stand_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no correction 'x' stands"):
        undo(tmp_path / NAME, "x")


def test_a_file_that_was_edited_by_hand_may_lack_its_last_line_break(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(f"# mine\n\n{json.dumps(plain(ONE))}")
    add(tmp_path / NAME, [Correction("2025", "not an event", "cd", 0, 3, "met")])
    assert [one.kind for one in read(tmp_path / NAME)] == ["not a statement", "not an event"]


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        "7",
        '{"kind": "undo"}',
        '{"kind": "rude"}',
        json.dumps(plain(ONE) | {"end": 99}),
        json.dumps(plain(ONE) | {"start": "3"}),
        json.dumps(plain(ONE) | {"kind": "wrong speaker"}),
        json.dumps(plain(ONE) | {"speaker": {"iri": "javascript:x", "label": "x", "kind": "person"}}),
        json.dumps(plain(ONE) | {"sides": [[1]]}),
        json.dumps(plain(ONE) | {"cue": [4, 4]}),
        json.dumps(plain(ONE) | {"kind": "missing statement"}),
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_correction_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / NAME).write_text(f"# a comment\n{line}\n")
    with pytest.raises(UsageError, match=r"corrections\.jsonl, line 2 is no correction"):
        read(tmp_path / NAME)


def test_a_correction_has_a_length(tmp_path: Path) -> None:
    words = "x" * LONGEST
    with pytest.raises(UsageError, match="characters at most"):
        add(tmp_path / NAME, [Correction("2025", "not a statement", "ab", 0, len(words), words)])
    assert not (tmp_path / NAME).exists()


def test_a_file_that_is_not_utf8_is_said(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match="not UTF-8"):
        read(tmp_path / NAME)


def test_of_a_line_that_finds_no_room_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path / NAME, [ONE])
    before, write = (tmp_path / NAME).read_bytes(), os.write
    monkeypatch.setattr("kg.resolve.correction_file.os.write", lambda handle, data: write(handle, data[:60]))
    with pytest.raises(OSError, match="No space left"):
        add(tmp_path / NAME, [Correction("2025", "not an event", "cd", 0, 3, "met")])
    monkeypatch.undo()
    assert (tmp_path / NAME).read_bytes() == before
