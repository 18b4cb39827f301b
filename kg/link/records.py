"""What linking reads and what it finds: plain and frozen, like the records of the kernel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kg.records import Manner, digest, outlet_of

Kind = Literal[
    "verbatim", "punctuation", "cut", "word", "paraphrase", "stronger", "weaker", "number", "name", "quoted",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """In the report that CBS published on 2025-04-06, its seventh statement, Rutte says 'The ball … in the court'."""

    article: str  # the article's key, or whatever names it
    statement: str
    text: str  # the content's words; where it is in several pieces they are joined by ' … '
    manner: Manner
    order: int  # index among the article's statements
    spans: tuple[tuple[int, int], ...]  # of the content
    speaker: str | None = None  # IRI
    label: str | None = None
    source: str | None = None  # the words that name the speaker: 'The NATO chief'
    cue: str | None = None
    negated: bool = False  # 'declined to say'
    headline: bool = False
    publisher: str | None = None
    published: str | None = None  # ISO 8601 to the precision known
    meaning: str | None = field(default=None, compare=False, repr=False)  # `kg.link.meaning`; read again where missing

    @property
    def key(self) -> tuple[str, str]:
        """Article and statement: what names it."""
        return self.article, self.statement

    @property
    def outlet(self) -> str:
        """Its publisher, or the article where no publisher is known."""
        return outlet_of(self.publisher, self.article)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Statements a and b say the same (0.97): the same speaker; 9 of 10 words are shared."""

    one: tuple[str, str]
    other: tuple[str, str]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Four reports have Rutte's remark about the tango, the fullest wording in CBS; they belong together because …"""

    speaker: str | None
    label: str | None
    canonical: str  # the fullest wording, in the very words of one member
    members: tuple[Said, ...]  # the earliest first
    links: tuple[Judgement, ...]  # the closest that hold the members together

    @property
    def id(self) -> str:
        """Digest of the members, so that the same members make the same cluster."""
        return digest("cluster", *(part for key in sorted(m.key for m in self.members) for part in key))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who has it, sorted."""
        return tuple(sorted({member.outlet for member in self.members}))

    @property
    def score(self) -> float:
        """The weakest of the links that hold it together."""
        return min((link.score for link in self.links), default=1.0)

    @property
    def why(self) -> str:
        """The reason of the weakest link."""
        return min(self.links, key=lambda link: link.score).why if self.links else "one statement"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that both wordings have ('same'), only the first ('gone') or only the second ('new')."""

    how: Literal["same", "gone", "new"]
    text: str


@dataclass(frozen=True, slots=True)
class Drift:
    """Outlet B has 'must' where the quote has 'should': stronger, because …"""

    member: tuple[str, str]
    against: tuple[str, str]
    kind: Kind
    why: str
    pieces: tuple[Piece, ...]  # word by word, from `against` to `member`
