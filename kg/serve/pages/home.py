"""The first page: what there is to find, who is quoted most, and the latest articles."""

from __future__ import annotations

from typing import Any

from kg.serve.pages.asking import Asking
from kg.serve.pages.items import Origin


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows."""
    first, last, outlets = asking.rows("span")[0]
    return {
        "counts": {name: asking.number(f"count_{name}") for name in ("articles", "statements", "events", "entities")},
        "first": first, "last": last, "outlets": int(outlets),
        "speakers": asking.rows("speakers"),
        "latest": [Origin(a, outlet, title, date, source) for a, title, outlet, date, source in asking.rows("latest")],
    }  # fmt: skip
