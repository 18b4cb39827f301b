"""From an annotated document to records: mentions, statements, events, roles. spaCy ends here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extract.quotes import Quotations
    from kg.records import Article, Extraction, Statement

__all__ = ["extract"]


def extract(doc: Doc, article: Article, *, model: str = "") -> Extraction:
    """Read one annotated article into an unresolved `Extraction`; `doc.text` must be `article.text`."""
    from kg.config import tool
    from kg.extract.events import events
    from kg.extract.grammar import characters
    from kg.extract.mentions import Mentions
    from kg.extract.quotes import Quotations
    from kg.extract.roles import roles
    from kg.extract.statements import statements
    from kg.records import Extraction

    mentions = Mentions(doc)
    quotations = Quotations(article.text)
    said = statements(doc, article, mentions, quotations)
    done = events(doc, article, mentions, said)
    held = roles(doc, mentions)
    quoted = [_quoted(mention.head.start, said, quotations) for mention in mentions.all]
    return Extraction(
        article=article,
        mentions=tuple(replace(m, quote=q) for m, q in zip(mentions.all, quoted, strict=True)),
        statements=tuple(said),
        events=tuple(done),
        roles=tuple(held),
        sentences=tuple(characters(doc, s.start, s.end) for s in doc.sents),
        tool=tool(),
        model=model,
    )


def _quoted(position: int, statements: list[Statement], quotations: Quotations) -> int | None:
    """Index of the statement in whose quotation marks a character stands."""
    if quotations.at(position) is None:
        return None
    return next((i for i, s in enumerate(statements) if any(c.start <= position < c.end for c in s.content)), None)
