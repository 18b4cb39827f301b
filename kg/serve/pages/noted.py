"""What a person has corrected in a report, as its page lists it, and what of that the graph does not have yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.resolve.correction_file import read
from kg.resolve.corrections import MARK, Correction, mark
from kg.serve.pages.items import Done, Said

TAKEN_BACK = "The correction was taken back; the next build reads this anew."


@dataclass(frozen=True, slots=True)
class Noted:
    """On 2025-04-07: 'The ball …' is not a statement; the graph has it so, or will have it after the next build."""

    id: str
    time: str
    kind: str
    words: str
    speaker: str | None
    taken: bool


@dataclass(frozen=True, slots=True)
class Corrections:
    """Those of a text that stand now; `pending` where the graph has others than these."""

    listed: tuple[Noted, ...] = ()
    pending: bool = False
    waits: dict[str, str] | None = None  # by the name of a note, what was said of it and waits for the next build


def noted(desk: dict[str, Any] | None, sha: str, model: str, items: Iterable[Said | Done]) -> Corrections:
    """What was corrected in a text; nothing where the server takes none in or their file cannot be read."""
    if desk is None:
        return Corrections()
    try:
        own = [one for one in read(Path(desk["file"])) if one.article == sha]
    except UsageError:
        return Corrections()
    taken = _taken(own, model)
    listed = tuple(
        Noted(one.id, one.time, one.kind, one.words, one.speaker.label if one.speaker else None, number < taken)
        for number, one in enumerate(own)
    )
    pending = taken < len(own) or not model.endswith(mark(own) or model) or (not own and MARK in model)
    return Corrections(listed, pending, _waits(own, taken, items) if pending else None)


def _taken(own: Sequence[Correction], model: str) -> int:
    """How many of them, in their order, the graph has taken in."""
    return next((n for n in range(len(own), 0, -1) if model.endswith(mark(own[:n]))), 0)


def _waits(own: Sequence[Correction], taken: int, items: Iterable[Said | Done]) -> dict[str, str]:
    places = {(one.start, one.kind == "not an event"): (number, one) for number, one in enumerate(own)}
    out = {}
    for item in items:
        event = isinstance(item, Done)
        number, one = places.get((item.start, event), (-1, None))
        name = f"{'e' if event else 's'}{item.order}"
        if one is not None and number >= taken:
            out[name] = _told(one)
        elif one is None and isinstance(item, Said) and (item.speaker.corrected or item.added):
            out[name] = TAKEN_BACK
    return out


def _told(one: Correction) -> str:
    what = {"not a statement": "this is no statement", "not an event": "this is no event"}.get(one.kind)
    if what is None:
        what = f"{one.speaker.label} said this" if one.speaker else "the report does not tell who said this"
    return f"A person noted: {what}. The next build takes it in."
