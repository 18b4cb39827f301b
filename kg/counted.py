"""A number and what it counts, as people write it."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 article', '1,204 articles', '2 entities'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
