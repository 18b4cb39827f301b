"""Statements as linking reads them, from what was extracted."""

from __future__ import annotations

from collections.abc import Iterator

from kg.link.records import Said
from kg.records import Extraction, Statement
from kg.tables import word_class


def said(extraction: Extraction) -> Iterator[Said]:
    """Yield every statement of an article in its order; what somebody only asks says nothing that others could say."""
    article = extraction.article
    for order, statement in enumerate(extraction.statements):
        if statement.act == "ask" and _question(statement):
            continue
        who = statement.speaker.entity if statement.speaker else None
        yield Said(
            article.key,
            statement.id,
            " … ".join(" ".join(span.text.split()) for span in statement.content),
            statement.manner,
            order,
            tuple((span.start, span.end) for span in statement.content),
            speaker=who.iri if who else None,
            label=who.label if who else None,
            source=statement.source.text if statement.source else None,
            cue=statement.cue.text if statement.cue else None,
            negated=statement.negated,
            headline=statement.headline,
            publisher=article.publisher,
            published=article.published,
        )


def _question(statement: Statement) -> bool:
    """Whether the words are a question, 'whether they agree', 'Do they agree?', not something that is asked for."""
    words = statement.content[0].text.split()
    return statement.content[-1].text.rstrip("\"'”’ ").endswith("?") or words[0].lower() in word_class("question-word")
