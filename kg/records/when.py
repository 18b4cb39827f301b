"""A time as a text tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class When:
    """'on Wednesday' means 2026-02-11 (EDTF or ISO 8601 to the precision known)."""

    value: str
    text: str
