"""Who acts under a name: besides those who are called so, the country or body that a seat of power or a people stands
for. "Moscow", "the Kremlin" and "Russians" that act are Russia.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.query.names import find, standing_for
from kg.store.merged import members

if TYPE_CHECKING:
    from kg.store import Store

_PLACED = """SELECT DISTINCT ?e { VALUES ?e { %s } ?e kg:class|a ?kind
  FILTER(?kind IN (kg:Place, kg:Nationality, kg:Organisation)) }"""


def acting(store: Store, name: str) -> list[str]:
    """IRIs of those who act under a name, sorted: as `find` has them, and with a place or people of this name whom it
    stands for. NotFound as `find` has it.
    """
    found = find(store, name)
    known = " ".join(f"<{iri}>" for iri in found)
    placed = {str(iri) for (iri,) in store.query(_PLACED % known).rows}
    return sorted({*found, *members(store, standing_for(store, name))}) if placed & {*found} else found
