"""What a person says was read wrongly, and the extraction as it is then: laid over what the rules found.

A correction names an article by the hash of its text and a passage by place and exact words, so that it means the same
after the article was read anew, by whatever version.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from kg.records import Entity, Event, Extraction, Mention, Participant, Resolution, Span, Statement, digest
from kg.resolve.missing import ADDED
from kg.resolve.missing import statement as added
from kg.resolve.missing import told as told_by

CorrectionKind = Literal["wrong speaker", "not a statement", "not an event", "missing statement"]
KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)
BY_A_PERSON = "a person corrected it on "
SAID_BY_A_PERSON = (BY_A_PERSON, ADDED)
MARK = "+corrected-"  # behind the name of the reader, in what tells where an article's graph comes from


@dataclass(frozen=True, slots=True)
class Correction:
    """On 2025-04-07 a person said: in the text of this hash 'The ball …' at 30–91 was not said by him but by Rutte."""

    time: str  # ISO 8601, in UTC
    kind: CorrectionKind
    article: str  # SHA-256 of the article's text
    start: int
    end: int
    words: str  # of the statement's content from its first to its last character; of the event's action
    speaker: Entity | None = None  # the right one; None where the report does not tell
    sides: tuple[tuple[int, int], ...] = ()  # where an event's parties stand; without them every event of the action
    cue: tuple[int, int] | None = None  # of a missing statement, where the words stand that say that it was said

    @property
    def id(self) -> str:
        """What `kg corrections` calls it."""
        where = (self.kind, self.article, str(self.start), str(self.end), repr(self.sides))
        cue = [repr(self.cue)] if self.cue else []
        return digest(self.time, *where, self.speaker.iri if self.speaker else "", *cue)[:8]

    @property
    def place(self) -> tuple[object, ...]:
        """What it is about: of several corrections of one kind of this, the last one counts."""
        what = self.kind if self.kind in ("not an event", "missing statement") else "statement"
        return self.article, self.start, self.end, self.sides, what

    @property
    def why(self) -> str:
        """What stands in the graph as the reason."""
        return f"{BY_A_PERSON}{self.time[:10]}"


def mark(corrections: Iterable[Correction]) -> str:
    """What follows the reader's name where these were taken in; '' for none."""
    ids = [one.id for one in corrections]
    return f"{MARK}{digest(*ids)[:8]}" if ids else ""


def corrected(x: Extraction, corrections: Sequence[Correction]) -> tuple[Extraction, list[Correction]]:
    """The extraction with the corrections taken in, those of other articles too, and those that fit nothing in it."""
    own = [one for one in corrections if one.article == x.article.sha256]
    statements: list[Statement | None] = list(x.statements)
    events = list(x.events)
    missed = []
    for one in own:
        if one.kind == "not an event":
            left = [event for event in events if not of_event(one, event)]
            fits, events = len(left) < len(events), left
        else:
            fits = False
            for i, statement in enumerate(statements):
                if statement is not None and of_statement(one, statement, x.article.text):
                    fits = True
                    statements[i] = _righted(statement, one)
            if one.kind == "missing statement" and not fits and (new := added(x, one)) is not None:
                fits = True
                statements.append(new)
                events = told_by(events, new)
        if not fits:
            missed.append(one)
    order = [i for i in _ordered(statements, len(x.statements)) if statements[i] is not None]
    kept = [each for each in map(statements.__getitem__, order) if each is not None]
    moved = {i: place for place, i in enumerate(order)}
    return replace(
        x,
        statements=tuple(kept),
        events=tuple(_attributed(event, kept) for event in events),
        mentions=tuple(_in_quote(mention, moved) for mention in x.mentions),
        model=x.model + mark(own),
    ), missed


def _ordered(statements: Sequence[Statement | None], found: int) -> list[int]:
    """The places of all, those that were added behind the `found` ones put where they stand in the text."""
    order = list(range(found))
    for new in range(found, len(statements)):
        later = (i for i, at in enumerate(order) if _start(statements[at]) > _start(statements[new]))
        order.insert(next(later, len(order)), new)
    return order


def _start(statement: Statement | None) -> int:
    return statement.content[0].start if statement and statement.content else -1


def envelope(spans: Sequence[Span], text: str) -> Span:
    """From the first character of some spans to the last."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Span(start, end, text[start:end])


def sides(event: Event) -> tuple[tuple[int, int], ...]:
    """Where the parties of an event stand."""
    parties: list[Participant | None] = [event.actor, event.recipient, event.object]
    return tuple((party.span.start, party.span.end) for party in parties if party is not None)


def of_statement(one: Correction, statement: Statement, text: str) -> bool:
    """Whether a correction is about this statement."""
    return one.kind != "not an event" and bool(statement.content) and _at(one, envelope(statement.content, text))


def of_event(one: Correction, event: Event) -> bool:
    """Whether a correction is about this event."""
    return one.kind == "not an event" and _at(one, event.action) and one.sides in ((), sides(event))


def _at(one: Correction, span: Span) -> bool:
    return (one.start, one.end, one.words) == (span.start, span.end, span.text)


def _righted(statement: Statement, one: Correction) -> Statement | None:
    if one.kind == "not a statement":
        return None
    found = one.kind == "missing statement" and one.speaker is None  # by now, and by whom the report can tell
    return statement if found else _spoken(statement, one)


def _spoken(statement: Statement, one: Correction) -> Statement:
    """Said by somebody else, or by nobody who could be told; not about whoever says it."""
    if one.speaker is None:
        return replace(statement, speaker=None, source_mention=None)
    meant = Resolution(one.speaker, "name", one.why)
    about = tuple(entity for entity in statement.about if entity.iri != one.speaker.iri)
    return replace(statement, speaker=meant, source_mention=None, about=about)


def _attributed(event: Event, kept: Sequence[Statement]) -> Event:
    """In the words of the next statement around it where its own is none; else the report tells it itself."""
    if event.attributed_to is None or any(event.attributed_to == statement.id for statement in kept):
        return event
    around = [s for s in kept if any(span.covers(event.action) for span in s.content)]
    if around:
        nearest = min(around, key=lambda s: sum(span.end - span.start for span in s.content))
        return replace(event, attributed_to=nearest.id)
    reasons = tuple(reason for reason in event.reasons if reason.of != "attributed_to")
    return replace(event, attributed_to=None, reasons=reasons)


def _in_quote(mention: Mention, moved: dict[int, int]) -> Mention:
    return mention if mention.quote is None else replace(mention, quote=moved.get(mention.quote))
