from __future__ import annotations

import pytest

from kg.resolve.dateline import dateline


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("MOSCOW, 7 April 2025 – The talks", "2025-04-07"),
        ("WASHINGTON, April 7, 2025 (AP)", "2025-04-07"),
        ("Updated 2025-04-07 10:00", "2025-04-07"),
        ("On 7 April the talks", ""),
        ("In April 2025 the talks", ""),
        ("x" * 300 + " 7 April 2025", ""),
    ],
)
def test_only_a_whole_date_in_the_opening_counts(text: str, date: str) -> None:
    assert dateline(text) == date
