"""What somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.records.article import Span
from kg.records.entity import Entity, Resolution
from kg.records.when import When

Manner = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Statement:
    """In article A, Mark Rutte (source, 12–22) said (cue, 93–97) 'The ball …' (content, 30–91)."""

    id: str
    manner: Manner
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    act: str
    negated: bool
    confidence: float
    sentence: Span  # the sentence or sentences the statement stands in
    headline: bool = False
    source_mention: int | None = None  # index in `Extraction.mentions` of whom the source names
    speaker: Resolution | None = None
    addressee_mention: int | None = None
    addressee: Resolution | None = None
    about: tuple[Entity, ...] = ()
    when: When | None = None
    added: str | None = None  # 'a person added it on 2025-04-07'; None where the rules found it
