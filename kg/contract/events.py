"""The JSON form of an event, both ways."""

from __future__ import annotations

from kg.contract.parts import (
    Json,
    entity_json,
    must,
    plus,
    resolution_json,
    span_json,
    to_entity,
    to_resolution,
    to_span,
    to_when,
    when_json,
)
from kg.records import Event, Participant, Plover, Reason


def event_json(e: Event) -> Json:
    """An event; `actors`, `recipients` and `reasons` only where there are any."""
    base = {
        "id": e.id, "actor": _participant(e.actor, several=bool(e.actors)),
        "action": {**(span_json(e.action) or {}), "lemma": e.lemma},
        "recipient": _participant(e.recipient, several=bool(e.recipients)),
        "object": _participant(e.object), "plover": _plover(e.plover), "negated": e.negated,
        "modality": e.modality, "attributed_to": e.attributed_to, "when": when_json(e.when),
        "where": entity_json(e.where), "confidence": e.confidence, "sentence": span_json(e.sentence),
    }  # fmt: skip
    return plus(base, ("where_mention", e.where_mention, None), ("actors", [*map(_participant, e.actors)], []),
                 ("recipients", [*map(_participant, e.recipients)], []),
                 ("reasons", [*map(_reason, e.reasons)], []))  # fmt: skip


def to_event(item: Json) -> Event:
    """The event; KeyError names a required key that is missing."""
    plover = item["plover"]
    return Event(
        item["id"], _to_side(item["actor"]), must(item["action"]), item["action"]["lemma"],
        _to_participant(item["recipient"]), _to_participant(item["object"]),
        plover and Plover(plover["type"], plover.get("mode"), plover.get("quad"), plover.get("stance", False)),
        item["negated"], item["modality"], item["attributed_to"], item["confidence"],
        to_span(item.get("sentence")) or must(item["action"]), when=to_when(item.get("when")),
        where_mention=item.get("where_mention"), where=to_entity(item.get("where")),
        actors=tuple(map(_to_side, item.get("actors", []))),
        recipients=tuple(map(_to_side, item.get("recipients", []))),
        reasons=tuple(map(_to_reason, item.get("reasons", []))),
    )  # fmt: skip


def _participant(participant: Participant | None, *, several: bool = False) -> Json | None:
    """One side of an event; where several act as one, the whole phrase means nobody and is its own label."""
    if participant is None:
        return None
    base = {
        **(span_json(participant.span) or {}),
        "entity": None,
        "label": participant.span.text if several else None,
        **((None if several else resolution_json(participant.resolution)) or {}),
    }
    return plus(base, ("mention", participant.mention, None), ("country", participant.country, None),
                 ("sector", participant.sector, None))  # fmt: skip


def _to_participant(item: Json | None) -> Participant | None:
    return None if item is None else _to_side(item)


def _to_side(item: Json) -> Participant:
    return Participant(must(item), item.get("mention"), to_resolution(item), item.get("country"), item.get("sector"))


def _plover(plover: Plover | None) -> Json | None:
    if plover is None:
        return None
    return plus({"type": plover.type, "mode": plover.mode}, ("quad", plover.quad, None),
                 ("stance", plover.stance, False))  # fmt: skip


def _reason(reason: Reason) -> Json:
    return plus({"of": reason.of, "why": reason.why}, ("span", span_json(reason.span), None))


def _to_reason(item: Json) -> Reason:
    return Reason(item["of"], item["why"], to_span(item.get("span")))
