"""The first page: what several outlets have, what they tell otherwise, who is quoted most, and the latest articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.serve.pages.asking import Asking
from kg.serve.pages.items import Origin
from kg.serve.pages.otherwise import contradictions


@dataclass(frozen=True, slots=True)
class Told:
    """'It takes two to tango' is what Mark Rutte said in four outlets, the latest on 2025-04-08."""

    iri: str
    words: str
    outlets: int
    speaker: str | None
    name: str | None
    last: str | None


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows."""
    first, last, outlets = asking.rows("span")[0]
    return {
        "counts": {name: asking.number(f"count_{name}") for name in ("articles", "statements", "events", "entities")},
        "first": first, "last": last, "outlets": int(outlets),
        "stories": [Told(s, words, int(outlets), *rest) for s, words, outlets, *rest in asking.rows("stories")],
        "of_stories": asking.number("count_stories"),
        "otherwise": contradictions(asking, "otherwise_all"), "of_otherwise": asking.number("count_contradictions"),
        "speakers": asking.rows("speakers"),
        "latest": [Origin(a, outlet, title, date, source) for a, title, outlet, date, source in asking.rows("latest")],
    }  # fmt: skip
