"""One statement from its spans: id, headline, the sentences it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.extract.grammar import characters, unspaced
from kg.records import Manner, Span, Statement, digest

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.records import Article


def record(
    doc: Doc,
    article: Article,
    content: list[Span],
    *,
    source: Span | None,
    cue: Span | None,
    manner: Manner,
    act: str,
    negated_: bool,
    confidence: float,
    source_mention: int | None,
    addressee_mention: int | None = None,
) -> Statement:
    """The statement with these words; its id is the digest of the article and of where they stand."""
    key = ";".join(f"{s.start}-{s.end}" for s in content)
    where = f"{source.start if source else ''}|{cue.start if cue else ''}"
    title = article.title_span
    return Statement(
        id=digest(article.key, "statement", key, where),
        manner=manner,
        content=tuple(content),
        source=source,
        cue=cue,
        act=act,
        negated=negated_,
        confidence=round(min(1.0, max(0.0, confidence)), 4),
        sentence=_context(doc, [*content, *(s for s in (source, cue) if s)]),
        headline=bool(title and title.covers(content[0])),
        source_mention=source_mention,
        addressee_mention=addressee_mention,
    )


def _context(doc: Doc, spans: Iterable[Span]) -> Span:
    """The sentences that hold these spans, from the first to the last."""
    spans = list(spans)
    low, high = min(s.start for s in spans), max(s.end for s in spans)
    words = doc.char_span(low, high, alignment_mode="expand") or doc[:]
    return characters(doc, *unspaced(doc, words[0].sent.start, words[-1].sent.end))
