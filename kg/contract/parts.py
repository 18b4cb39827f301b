"""The smallest parts of the JSON form, both ways: spans, entities, who is meant, points in time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.records import Entity, Resolution, Span, When

Json = dict[str, Any]


def plus(base: Json, *usual: tuple[str, Any, Any]) -> Json:
    """`base`, made for this, with every (key, value, usual value) put in whose value is not the usual one."""
    for key, value, default in usual:
        if value != default:
            base[key] = value
    return base


def span_json(span: Span | None) -> Json | None:
    """A span."""
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def to_span(item: Json | None) -> Span | None:
    """The span, if there is one."""
    return None if item is None else Span(item["start"], item["end"], item["text"])


def must(item: Json) -> Span:
    """The span that has to be there."""
    return Span(item["start"], item["end"], item["text"])


def entity_json(entity: Entity | None) -> Json | None:
    """An entity, with its kind and where it lies if that is known."""
    if entity is None:
        return None
    base: Json = {"entity": entity.iri, "label": entity.label, "wikidata": entity.wikidata, "entity_kind": entity.kind}
    if entity.point:
        base["point"] = list(entity.point)
    return base


def to_entity(item: Json | None) -> Entity | None:
    """The entity, if one is named."""
    if item is None or item.get("entity") is None:
        return None
    point = item.get("point")
    kind = item.get("entity_kind", "thing")
    return Entity(item["entity"], item["label"], kind, item.get("wikidata"), (point[0], point[1]) if point else None)


def entities(items: Iterable[Json]) -> tuple[Entity, ...]:
    """Every entity that is named."""
    return tuple(entity for entity in map(to_entity, items) if entity)


def resolution_json(resolution: Resolution | None) -> Json | None:
    """Who is meant, how and why."""
    if resolution is None:
        return None
    base = entity_json(resolution.entity) or {}
    base["via"], base["why"] = resolution.via, resolution.why
    if resolution.score != 1.0:
        base["score"] = resolution.score
    return base


def to_resolution(item: Json | None) -> Resolution | None:
    """Who is meant, if somebody is."""
    entity = to_entity(item)
    if item is None or entity is None:
        return None
    return Resolution(entity, item.get("via", "name"), item.get("why", ""), item.get("score", 1.0))


def when_json(when: When | None) -> Json | None:
    """A point in time."""
    return None if when is None else {"value": when.value, "text": when.text}


def to_when(item: Json | None) -> When | None:
    """The point in time, if one is given."""
    return None if item is None else When(item["value"], item.get("text", ""))
