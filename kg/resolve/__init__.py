"""Who is meant: mentions resolved to entities, each with its reason, or to nobody.

One file a judgement: names of `countries`, `organisations`, `people`, `surnames`; seats (`metonyms`), `offices`,
`institutions`; what points back (`nominals`, `pronouns`); `things` and `about`. `stage` puts them in
order, `long` takes a very long text part by part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.resolve.gazetteer import Gazetteer
    from kg.resolve.long import resolve

__all__ = ["Gazetteer", "resolve"]


def __getattr__(name: str) -> Any:
    if name == "resolve":
        from kg.resolve.long import resolve

        return resolve
    if name == "Gazetteer":
        from kg.resolve.gazetteer import Gazetteer

        return Gazetteer
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
