"""All that was read in one article."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.records.article import Article, Span
from kg.records.entity import Entity, Mention
from kg.records.event import Event
from kg.records.statement import Statement


@dataclass(frozen=True, slots=True)
class Role:
    """In article A, Mark Rutte is called Secretary General of NATO at 0–33."""

    span: Span
    office: str  # as the article has it, without the organisation: 'Secretary General'
    person_mention: int
    organisation_mention: int | None = None
    former: bool = False
    person: Entity | None = None
    organisation: Entity | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read in one article, and by which version of the program and the reader."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    roles: tuple[Role, ...] = ()
    sentences: tuple[Span, ...] = ()
    tool: str = ""  # 'kg 0.1.0'
    model: str = ""  # 'reader-1-3f2a9c10'
    seconds: float = field(default=0.0, compare=False)
