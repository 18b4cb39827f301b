"""Very long texts are resolved part by part, so that time grows with length; names met before go with each part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.records import Event, Extraction, Mention, Participant, Role, Statement
from kg.resolve.gazetteer import Gazetteer
from kg.resolve.names import key
from kg.resolve.stage import resolve as resolve_whole

MOST = 3_000  # mentions that are resolved together: a text of about 10,000 words
PART = 1_500  # mentions of a part
CARRIED = 300  # names that a part is told from those before it, the commonest first


def resolve(extraction: Extraction, gazetteer: Gazetteer) -> Extraction:
    """Say whom each mention means, with a reason, and nobody where that is not sure; see `stage`."""
    if len(extraction.mentions) <= MOST:
        return resolve_whole(extraction, gazetteer)
    done = _Done(
        list(extraction.mentions), list(extraction.statements), list(extraction.events), list(extraction.roles)
    )
    starts = _starts(extraction)
    for start, end in zip(starts, [*starts[1:], len(extraction.article.text) + 1], strict=True):
        _resolve_part(extraction, gazetteer, start, end, done)
    return replace(
        extraction,
        mentions=tuple(done.mentions),
        statements=tuple(done.statements),
        events=tuple(done.events),
        roles=tuple(done.roles),
    )


@dataclass(slots=True)
class _Done:
    """The records of the whole text, those of the parts done so far resolved."""

    mentions: list[Mention]
    statements: list[Statement]
    events: list[Event]
    roles: list[Role]


def _starts(extraction: Extraction) -> list[int]:
    """The characters at which parts begin: sentences, each part with about as many mentions."""
    starts, count = [0], 0
    for mention in sorted(extraction.mentions, key=lambda m: m.span.start):
        count += 1
        sentence = extraction.sentences[mention.sentence] if mention.sentence < len(extraction.sentences) else None
        if count > PART and sentence is not None and sentence.start > starts[-1]:
            starts.append(sentence.start)
            count = 0
    return starts


def _resolve_part(extraction: Extraction, gazetteer: Gazetteer, start: int, end: int, done: _Done) -> None:
    own = [i for i, m in enumerate(extraction.mentions) if start <= m.span.start < end]
    said = [i for i, s in enumerate(extraction.statements) if start <= s.content[0].start < end]
    acts = [i for i, e in enumerate(extraction.events) if start <= e.action.start < end]
    held = [i for i, r in enumerate(extraction.roles) if start <= r.span.start < end]
    needed = [
        *(
            n
            for i in said
            for n in (extraction.statements[i].source_mention, extraction.statements[i].addressee_mention)
        ),
        *(n for i in acts for n in _sides(extraction.events[i])),
        *(n for i in held for n in (extraction.roles[i].person_mention, extraction.roles[i].organisation_mention)),
    ]
    whole = sorted({*own, *(n for n in needed if n is not None), *_carried(done.mentions, start)})
    local = {number: i for i, number in enumerate(whole)}
    quotes = {number: i for i, number in enumerate(said)}
    found = resolve_whole(
        replace(
            extraction,
            mentions=tuple(_quoted(extraction.mentions[n], quotes) for n in whole),
            statements=tuple(_pointed(extraction.statements[i], local) for i in said),
            events=tuple(_moved(extraction.events[i], local) for i in acts),
            roles=tuple(_held(extraction.roles[i], local) for i in held),
        ),
        gazetteer,
    )
    back = dict(enumerate(whole))
    for number in own:
        done.mentions[number] = replace(found.mentions[local[number]], quote=extraction.mentions[number].quote)
    for i, statement in zip(said, found.statements, strict=True):
        done.statements[i] = _pointed(statement, back)
    for i, event in zip(acts, found.events, strict=True):
        done.events[i] = _moved(event, back)
    for i, role in zip(held, found.roles, strict=True):
        done.roles[i] = _held(role, back)


def _carried(mentions: Iterable[Mention], before: int) -> list[int]:
    """The first mention of each name already resolved, by entity and spelling; only the commonest."""
    first: dict[tuple[str, str], int] = {}
    often: Counter[tuple[str, str]] = Counter()
    for number, mention in enumerate(mentions):
        if mention.form == "name" and mention.resolution is not None and mention.span.start < before:
            name = mention.resolution.entity.iri, key(mention.span.text)
            first.setdefault(name, number)
            often[name] += 1
    return [first[name] for name, _ in often.most_common(CARRIED)]


def _quoted(mention: Mention, quotes: dict[int, int]) -> Mention:
    return mention if mention.quote is None else replace(mention, quote=quotes.get(mention.quote))


def _pointed(statement: Statement, to: dict[int, int]) -> Statement:
    return replace(
        statement,
        source_mention=_at(statement.source_mention, to),
        addressee_mention=_at(statement.addressee_mention, to),
    )


def _moved(event: Event, to: dict[int, int]) -> Event:
    return replace(
        event,
        actor=_side(event.actor, to),
        actors=tuple(_side(member, to) for member in event.actors),
        recipient=_side(event.recipient, to) if event.recipient else None,
        recipients=tuple(_side(member, to) for member in event.recipients),
        object=_side(event.object, to) if event.object else None,
        where_mention=_at(event.where_mention, to),
    )


def _held(role: Role, to: dict[int, int]) -> Role:
    return replace(
        role, person_mention=to[role.person_mention], organisation_mention=_at(role.organisation_mention, to)
    )


def _side(side: Participant, to: dict[int, int]) -> Participant:
    return replace(side, mention=_at(side.mention, to))


def _sides(event: Event) -> list[int | None]:
    sides = (event.actor, event.recipient, event.object, *event.actors, *event.recipients)
    return [*(side.mention for side in sides if side is not None), event.where_mention]


def _at(number: int | None, to: dict[int, int]) -> int | None:
    return None if number is None else to[number]
