"""Pages that are kept: as they were, never more bytes than agreed, and only what was answered well."""

from __future__ import annotations

import io

from kg.serve.kept import Kept
from kg.serve.pool import Answer


def answer(body: bytes, status: int = 200) -> Answer:
    return Answer(status, "text/html", len(body), io.BytesIO(body))


def test_what_was_answered_is_answered_again() -> None:
    kept = Kept()
    assert kept.put("a", answer(b"page")).read() == b"page"
    again = kept.get("a")
    assert again
    assert (again.status, again.type, again.size, again.read()) == (200, "text/html", 4, b"page")


def test_a_refusal_is_not_kept() -> None:
    kept = Kept()
    kept.put("a", answer(b"not now", 503))
    assert kept.get("a") is None


def test_the_longest_unused_goes_first() -> None:
    kept = Kept(most=12)
    kept.put("a", answer(b"12345"))
    kept.put("b", answer(b"12345"))
    assert kept.get("a")
    kept.put("c", answer(b"12345"))
    assert [bool(kept.get(key)) for key in "abc"] == [True, False, True]
    assert kept.size == 12


def test_what_is_too_large_is_answered_and_not_kept() -> None:
    kept = Kept(most=3)
    assert kept.put("a", answer(b"1234")).read() == b"1234"
    assert kept.get("a") is None
