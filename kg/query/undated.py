"""What a named question leaves out where a period is asked for: rows that nothing dates lie in no period."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.query.ask import ask
from kg.query.question import question

if TYPE_CHECKING:
    from kg.store import Store

DATES = ("published", "month", "day", "date")  # columns; the first that a question has is what a period goes by
MOST = 1_000_000


def undated(store: Store, name: str, params: Mapping[str, Any], *, timeout: float | None = None) -> int:
    """How many rows have no date and would be there without `since` and `until`; 0 where no period is asked for."""
    given = {key: value for key, value in params.items() if str(value or "").strip()}
    if not {"since", "until"} & set(given):
        return 0
    known = {parameter.name for parameter in question(name).parameters}
    rest = {key: value for key, value in given.items() if key not in ("since", "until")}
    found = ask(store, name, rest | ({"limit": MOST} if "limit" in known else {}), timeout=timeout)
    column = next((found.columns.index(each) for each in DATES if each in found.columns), None)
    return 0 if column is None else sum(row[column] is None for row in found.rows)
