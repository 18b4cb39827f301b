"""Turns of a conversation as statements: whoever is named before the colon says what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.record import record
from kg.extract.turns import Turn, turns

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.layout import Layout
    from kg.extract.mentions import Mentions
    from kg.records import Article, Span, Statement

SURE = 0.9


def conversation(doc: Doc, layout: Layout) -> list[Turn]:
    """The turns of an annotated text."""

    def kind_at(name: Span) -> str | None:
        words = doc.char_span(name.start, name.end, alignment_mode="expand")
        return next((token.ent_type_ for token in reversed(words) if token.ent_type_), None) if words else None

    people = [name for name in doc.ents if name.label_ == "person" and len(name) > 1]
    return turns(doc.text, layout, kind_at, {name[-1].lower_ for name in people})


def spoken(doc: Doc, article: Article, mentions: Mentions, talk: list[Turn]) -> list[Statement]:
    """A statement for each turn that holds a word; a turn that ends with a question mark asks."""
    found: list[Statement] = []
    for turn in talk:
        said = [doc.char_span(s.start, s.end, alignment_mode="expand") for s in turn.words]
        if not any(token.is_alpha for words in said if words is not None for token in words):
            continue
        asks = turn.words[-1].text.rstrip("\"”’' ").endswith("?")
        found.append(
            record(
                doc,
                article,
                list(turn.words),
                source=turn.name,
                cue=turn.colon,
                manner="direct",
                act="ask" if asks else "say",
                negated_=False,
                confidence=SURE,
                source_mention=_named(doc, mentions, turn),
            )
        )
    return found


def _named(doc: Doc, mentions: Mentions, turn: Turn) -> int | None:
    """The mention of who speaks; none for 'Q' and 'A', and for 'MODERATOR' whatever the reader says."""
    words = doc.char_span(turn.name.start, turn.name.end, alignment_mode="expand")
    if words is None or turn.unnamed:
        return None if words is None else mentions.name_at(words[-1])
    return mentions.named(words, "person")
