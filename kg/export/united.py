"""Entities that were judged to be one, as one: each by the IRI and name of the one that stands for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.export.report import Report, Told
from kg.records import Entity, Participant
from kg.vocab import WD

if TYPE_CHECKING:
    from kg.store import Store

Standing = Mapping[str, Entity]  # for the IRI of each merged entity the one that stands for it
_MERGED = """SELECT ?one ?other (MIN(?name) AS ?label) { ?one kg:mergedInto ?other . ?other skos:prefLabel ?name }
GROUP BY ?one ?other"""


def standing(store: Store) -> Standing:
    """Who stands for whom, as the knowledge layer has it now."""
    rows = [(str(one), str(other), str(label)) for one, other, label in store.query(_MERGED).rows]
    return {
        one: Entity(other, label, "thing", other.removeprefix(WD) if other.startswith(WD) else None)
        for one, other, label in rows
    }


def united(report: Report, known: Standing) -> Report:
    """A report whose events and offices are those of the entities that stand for the ones it names."""
    if not known:
        return report
    offices = {known[iri].iri if iri in known else iri: office for iri, office in report.offices.items()}
    return replace(report, told=tuple(_told(told, known) for told in report.told), offices=offices)


def _told(told: Told, known: Standing) -> Told:
    event = told.event
    return replace(
        told,
        event=replace(
            event,
            actor=_side(event.actor, known),
            recipient=event.recipient and _side(event.recipient, known),
            actors=tuple(_side(side, known) for side in event.actors),
            recipients=tuple(_side(side, known) for side in event.recipients),
        ),
    )


def _side(side: Participant, known: Standing) -> Participant:
    if side.resolution is None or side.resolution.entity.iri not in known:
        return side
    entity = side.resolution.entity
    return replace(side, resolution=replace(side.resolution, entity=replace(known[entity.iri], kind=entity.kind)))
