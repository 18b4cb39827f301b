"""Statements for tests, one line each."""

from __future__ import annotations

from typing import Any

from kg.link.records import Said

HARBOUR = "urn:kg:person:mayor"


def remark(text: str, article: str = "a", order: int = 0, **more: Any) -> Said:
    """What the mayor says in one article."""
    given: dict[str, Any] = {
        "manner": "indirect", "speaker": HARBOUR, "label": "Ada Quist", "source": "Ada Quist", "cue": "said",
        "publisher": article, **more,
    }  # fmt: skip
    start = order * 1000
    return Said(article, f"{article}{order}", text, order=order, spans=((start, start + len(text)),), **given)
