"""What a person has corrected in a report, as its page lists it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import UsageError
from kg.resolve.correction_file import read
from kg.resolve.corrections import mark


@dataclass(frozen=True, slots=True)
class Noted:
    """On 2025-04-07: 'The ball …' is not a statement; the graph has it so, or will have it after the next build."""

    id: str
    time: str
    kind: str
    words: str
    speaker: str | None
    taken: bool


def noted(desk: dict[str, Any] | None, sha: str, model: str) -> tuple[Noted, ...]:
    """The corrections of a text that stand now; none where the server takes none in or their file cannot be read."""
    if desk is None:
        return ()
    try:
        own = [one for one in read(Path(desk["file"])) if one.article == sha]
    except UsageError:
        return ()
    taken = model.endswith(mark(own) or "\n")
    return tuple(
        Noted(one.id, one.time, one.kind, one.words, one.speaker.label if one.speaker else None, taken) for one in own
    )
