"""The people and bodies of a store, with the places and things that its user or a merge names by IRI: a user may know
that a country was taken for a person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.link.entities.bearers import Bearer, bearers
from kg.link.entities.overrules import NONE, Overrules, expanded, is_iri
from kg.store.merged import kept

if TYPE_CHECKING:
    from kg.store import Store

_OTHER = """SELECT ?e (MIN(?name) AS ?label) (MIN(?class) AS ?kind)
{ VALUES ?e { <%s> } GRAPH ?a { ?e kg:label ?name ; kg:class ?class } } GROUP BY ?e"""


def everybody(store: Store, lines: Overrules = NONE) -> list[Bearer]:
    """All who are judged, or named in `lines` or in a merge that stands."""
    found = {one.iri: one for one in bearers(store)}
    told = {expanded(cell) for line in (*lines.same, *lines.different) for cell in (line.one, line.other)}
    told |= {iri for link in kept(store).links for iri in (link.one, link.other)}
    for iri in sorted(told - set(found)):
        for one, label, kind in store.query(_OTHER % iri).rows if is_iri(iri) else ():
            found[str(one)] = Bearer(str(one), str(label), str(kind).rpartition(":")[2].lower())
    return list(found.values())
