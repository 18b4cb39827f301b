"""Dates of publication come out as ISO 8601 to the precision given, or not at all."""

from __future__ import annotations

import pytest

from kg.read.dates import published


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2025", "2025"),
        ("2025-04", "2025-04"),
        ("2025-04-06", "2025-04-06"),
        ("2025-04-06T10:00:00Z", "2025-04-06T10:00:00Z"),
        ("2025-04-06T12:00:00.123+02:00", "2025-04-06T10:00:00Z"),
        ("2025-04-06 10:00", "2025-04-06T10:00:00"),
        ("Sun, 06 Apr 2025 12:00:00 +0200", "2025-04-06T10:00:00Z"),
        ("April 6, 2025", "2025-04-06"),
        ("6 Apr 2025", "2025-04-06"),
        ("April 2025", "2025-04"),
        ("20250406", "2025-04-06"),
    ],
)
def test_certain_dates(given: str, iso: str) -> None:
    assert published(given) == iso


@pytest.mark.parametrize("given", [None, "", "06/04/2025", "yesterday", "2025-13", "2025-02-30", "2025-04-06T25:00"])
def test_uncertain_dates_are_none(given: str | None) -> None:
    assert published(given) is None
