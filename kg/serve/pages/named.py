"""Who is named in a report: each entity that its words were taken to mean, with the words and the reasons."""

from __future__ import annotations

from dataclasses import dataclass

from kg.records import Entity
from kg.store import mention_quads
from kg.store.reading import Reading

MOST = 80  # entities; a list of names longer than that is none to read
PEOPLE = frozenset({"person", "organisation"})  # of whom it can be said that two are one


@dataclass(frozen=True, slots=True)
class Named:
    """'The NATO chief' and 'he' mean Mark Rutte, because …"""

    label: str
    iri: str
    kind: str
    words: tuple[str, ...]
    whys: tuple[str, ...]

    @property
    def judged(self) -> bool:
        """Whether a person may say that this is one with another."""
        return self.kind in PEOPLE


def named(g: Reading) -> tuple[Named, ...]:
    """Everybody and everything meant, those with the most mentions first."""
    found: dict[str, tuple[Entity, dict[str, None], dict[str, None]]] = {}
    times: dict[str, int] = {}
    for node in g.mentions:
        meant = mention_quads.read(g, node)
        if meant.resolution is None:
            continue
        entity = meant.resolution.entity
        times[entity.iri] = times.get(entity.iri, 0) + 1
        _, words, whys = found.setdefault(entity.iri, (entity, {}, {}))
        words[meant.span.text] = None
        whys[meant.resolution.why] = None
    ordered = sorted(found, key=lambda iri: (-times[iri], found[iri][0].label, iri))[:MOST]
    return tuple(
        Named(found[iri][0].label, iri, found[iri][0].kind, tuple(found[iri][1]), tuple(found[iri][2]))
        for iri in ordered
    )
