"""What holds for the extraction of any text whatever; the hypothesis suite and `make fuzz` ask the same."""

from __future__ import annotations

from collections.abc import Iterator

from kg.contract import from_json, to_json
from kg.records import Extraction, Span


def spans(found: Extraction) -> Iterator[Span]:
    """Every span of an extraction."""
    yield from found.sentences
    for mention in found.mentions:
        yield from (mention.span, mention.head)
    for statement in found.statements:
        yield from (*statement.content, statement.sentence, *(s for s in (statement.source, statement.cue) if s))
    for event in found.events:
        yield from (event.actor.span, event.action, event.sentence)
        yield from (side.span for side in (event.recipient, event.object) if side is not None)
    for role in found.roles:
        yield role.span


def broken(found: Extraction) -> list[str]:
    """The invariants that an extraction breaks, in words; none of a sound one."""
    text, out = found.article.text, []
    for span in spans(found):
        if not 0 <= span.start < span.end <= len(text):
            out.append(f"{span} does not lie in the text")
        elif text[span.start : span.end] != span.text:
            out.append(f"{span} is {text[span.start : span.end]!r}")
    for kind, records in (("statement", found.statements), ("event", found.events)):
        if len({record.id for record in records}) != len(records):
            out.append(f"two {kind}s share an id")
    ids = {statement.id for statement in found.statements}
    out += [f"{e.id} is attributed to nothing" for e in found.events if e.attributed_to not in {None, *ids}]
    mentions = range(len(found.mentions))
    pointers = [
        *(s.source_mention for s in found.statements),
        *(s.addressee_mention for s in found.statements),
        *(side.mention for e in found.events for side in (e.actor, e.recipient, e.object) if side is not None),
        *(e.where_mention for e in found.events),
        *(number for r in found.roles for number in (r.person_mention, r.organisation_mention)),
    ]
    out += [f"there is no mention {number}" for number in pointers if number is not None and number not in mentions]
    quotes = [m.quote for m in found.mentions if m.quote is not None]
    out += [f"there is no statement {number}" for number in quotes if number not in range(len(found.statements))]
    for statement in found.statements:
        if any(a.end > b.start for a, b in zip(statement.content, statement.content[1:], strict=False)):
            out.append(f"the contents of {statement.id} overlap or stand out of order")
        if not any(character.isalnum() for part in statement.content for character in part.text):
            out.append(f"{statement.id} says nothing")
    if from_json(to_json(found)) != found:
        out.append("the JSON form does not give the extraction back")
    return out
