"""Events as quads and back.

Where one acts, who it is stands at the event itself. Where several act as one, the event has the words of the whole and
a kg:actor for each, so that a query need not know the difference, and a kg:Party for each says which words are whose.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, unquote

from kg.records import Event, Participant, Plover, Reason
from kg.store import iris
from kg.store.mutual import mutual
from kg.store.properties import PARTIES, REASON, REASONS
from kg.store.reading import Reading
from kg.store.writing import Writing
from kg.vocab import PLOVER, expand


def write(g: Writing, index: int, x: Event) -> None:
    """One event."""
    s = g.numbered("event", x.id)
    g.begin(s, "kg:Event", index)
    g.put(s, "kg:action", x.lemma)
    g.span(s, "kg:actionSpan", x.action)
    for side, whole, members in (("actor", x.actor, x.actors), ("recipient", x.recipient, x.recipients)):
        _participant(g, s, side, whole, alone=not members)
        _members(g, s, side, members)
    g.put(s, "kg:mutual", mutual(x) or None)  # for who asks the graph; the record tells it by its words
    _participant(g, s, "object", x.object)
    if x.plover is not None:
        g.link(s, "kg:eventType", PLOVER + quote(x.plover.type, safe=""))
        g.put(s, "kg:mode", x.plover.mode)
        g.put(s, "kg:quad", x.plover.quad)
        g.put(s, "kg:stance", x.plover.stance or None)
    g.put(s, "kg:negated", x.negated)
    g.put(s, "kg:modality", x.modality)
    g.put(s, "kg:confidence", x.confidence)
    if x.attributed_to is not None:
        g.link(s, "kg:attributedTo", iris.numbered("statement", g.key, x.attributed_to))
    _reasons(g, s, x.reasons)
    g.sentence(s, x.sentence)
    g.when(s, x.when)
    g.mention(s, "kg:placeMention", x.where_mention)
    g.entity(s, "kg:place", x.where)


def _participant(g: Writing, s: str, side: str, p: Participant | None, *, alone: bool = True) -> None:
    if p is None:
        return
    g.span(s, f"kg:{side}Span", p.span)
    g.put(s, f"kg:{side}Text", p.span.text)
    g.put(s, f"kg:{side}Country", p.country)
    g.put(s, f"kg:{side}Sector", p.sector)
    g.resolution(s, PARTIES[side], p.resolution if alone else None, p.mention)


def _members(g: Writing, s: str, side: str, members: Sequence[Participant]) -> None:
    for index, member in enumerate(members):
        node = iris.party_iri(s, side, index)
        g.link(s, "kg:party", node)
        g.link(node, "rdf:type", expand("kg:Party"))
        g.put(node, "kg:side", side)
        g.put(node, "kg:order", index)
        _participant(g, node, "member", member)
        if member.resolution is not None:
            g.link(s, f"kg:{side}", member.resolution.entity.iri)


def _reasons(g: Writing, s: str, reasons: Sequence[Reason]) -> None:
    """Why negated, not actual or attributed; several reasons for one of these are told as one."""
    for of in REASONS:
        own = [reason for reason in reasons if reason.of == of]
        if own:
            g.put(s, f"{REASON[of]}Why", "; ".join(dict.fromkeys(reason.why for reason in own)))
            g.span(s, f"{REASON[of]}Span", next((reason.span for reason in own if reason.span), None))


def read(g: Reading, s: str) -> Event:
    """The event of a node."""
    actor = _read_participant(g, s, "actor")
    if actor is None:
        raise KeyError(f"{s} has no kg:actorSpan")
    actors, recipients = (_read_members(g, s, side) for side in ("actor", "recipient"))
    said = g.one(s, "kg:attributedTo")
    modality: Any = g.need(s, "kg:modality")
    return Event(
        g.id(s), actor, g.must(s, "kg:actionSpan"), g.need(s, "kg:action"), _read_participant(g, s, "recipient"),
        _read_participant(g, s, "object"), _read_plover(g, s), g.true(s, "kg:negated"), modality,
        None if said is None else g.id(said), float(g.need(s, "kg:confidence")), g.must(s, "kg:sentenceSpan"),
        g.when(s), g.mention(s, "kg:placeMention"), g.entity(s, "kg:place"), actors, recipients, _read_reasons(g, s),
    )  # fmt: skip


def _read_participant(g: Reading, s: str, side: str) -> Participant | None:
    span = g.span(s, f"kg:{side}Span")
    if span is None:
        return None
    names = PARTIES[side]
    several = any(g.one(node, "kg:side") == side for node in g.b.many(s, "kg:party"))
    meant = None if several else g.resolution(s, names)
    return Participant(span, g.mention(s, names[4]), meant, g.one(s, f"kg:{side}Country"), g.one(s, f"kg:{side}Sector"))


def _read_members(g: Reading, s: str, side: str) -> tuple[Participant, ...]:
    nodes = g.ordered(node for node in g.b.many(s, "kg:party") if g.one(node, "kg:side") == side)
    return tuple(member for node in nodes if (member := _read_participant(g, node, "member")))


def _read_plover(g: Reading, s: str) -> Plover | None:
    kind, quad = g.one(s, "kg:eventType"), g.one(s, "kg:quad")
    if kind is None:
        return None
    code = unquote(kind.removeprefix(PLOVER))
    return Plover(code, g.one(s, "kg:mode"), None if quad is None else int(quad), g.true(s, "kg:stance"))


def _read_reasons(g: Reading, s: str) -> tuple[Reason, ...]:
    found: list[Reason] = []
    for of in REASONS:
        why: Any = g.one(s, f"{REASON[of]}Why")
        if why is not None:
            found.append(Reason(of, why, g.span(s, f"{REASON[of]}Span")))  # type: ignore[arg-type]
    return tuple(found)
