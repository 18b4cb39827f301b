"""A statement that the rules did not find and a person did: made from its words, its place and who said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.quotes import Quotations
from kg.records import Entity, Event, Extraction, Manner, Reason, Resolution, Span, Statement, digest
from kg.resolve.about import NEVER

if TYPE_CHECKING:
    from kg.resolve.corrections import Correction

ADDED = "a person added it on "


def statement(x: Extraction, one: Correction) -> Statement | None:
    """The statement that a correction adds; None where its words do not stand in the text at their place."""
    text = x.article.text
    words = _span(text, (one.start, one.end))
    if one.start < 0 or words.text != one.words or not words.text.strip():
        return None
    cue = _span(text, one.cue) if one.cue and one.cue[1] <= len(text) else None
    why = f"{ADDED}{one.time[:10]}"
    return Statement(
        id=digest(x.article.key, "statement", "added", str(words.start), str(words.end)), manner=_manner(text, words),
        content=(words,), source=None, cue=cue, act="say", negated=False, confidence=1.0,
        sentence=_sentence(x, words, cue), headline=bool(x.article.title_span and x.article.title_span.covers(words)),
        speaker=Resolution(one.speaker, "name", why) if one.speaker else None,
        about=_about(x, words, one.speaker), added=why,
    )  # fmt: skip


def told(events: Sequence[Event], added: Statement) -> list[Event]:
    """The events, with those in its words told by it that the report would else have told itself."""
    who = added.speaker.entity.label if added.speaker else "somebody"
    reason = Reason("attributed_to", f"stands in what {who} said, as a person added it")
    return [
        replace(event, attributed_to=added.id, reasons=(*event.reasons, reason))
        if event.attributed_to is None and added.content[0].covers(event.action)
        else event
        for event in events
    ]


def _span(text: str, at: tuple[int, int]) -> Span:
    return Span(*at, text[slice(*at)])


def _manner(text: str, words: Span) -> Manner:
    share = Quotations(text).share(text, words.start, words.end)
    return "direct" if share > 0.97 else "mixed" if share > 0 else "indirect"


def _sentence(x: Extraction, words: Span, cue: Span | None) -> Span:
    """From the first sentence that has some of it to the last."""
    own = [words, cue] if cue else [words]
    met = [s for s in x.sentences if any(s.overlaps(part) for part in own)] or own
    return _span(x.article.text, (min(s.start for s in met), max(s.end for s in met)))


def _about(x: Extraction, words: Span, speaker: Entity | None) -> tuple[Entity, ...]:
    """Whom and what it names, as of any statement."""
    found = {
        mention.resolution.entity: None
        for mention in x.mentions
        if mention.resolution and mention.kind not in NEVER and words.covers(mention.span)
    }
    return tuple(entity for entity in found if speaker is None or entity.iri != speaker.iri)
