"""The one entity that a name means in a store, as a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from kg.errors import NotFound
from kg.query.names import find as iris_of
from kg.records import Entity, Kind
from kg.store.merged import standing
from kg.vocab import WD

if TYPE_CHECKING:
    from kg.store import Store

_ABOUT = """
SELECT (MIN(?name) AS ?label) (GROUP_CONCAT(DISTINCT STR(?type)) AS ?types)
{ <%s> kg:label|rdfs:label ?name ; kg:class|a ?type }
"""


def find(store: Store, name: str) -> Entity:
    """The one entity that a name, an IRI or a Wikidata id means; raises NotFound with the candidates."""
    same = standing(store)
    found = [_entity(store, iri) for iri in sorted({same(iri) for iri in iris_of(store, name)})]
    if len(found) > 1:
        several = "; ".join(f"{entity.label} ({entity.kind}, {entity.iri})" for entity in found)
        raise NotFound(f"{name!r} may mean {len(found)} entities: {several}; give the IRI")
    return found[0]


def _entity(store: Store, iri: str) -> Entity:
    ((label, types),) = store.query(_ABOUT % iri).rows
    named = {kind.rpartition(":")[2].lower() for kind in str(types).split()}
    kind: Kind = next((kind for kind in get_args(Kind) if kind in named), "thing")
    return Entity(iri, str(label), kind, iri.removeprefix(WD) if iri.startswith(WD) else None)
