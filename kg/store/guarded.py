"""The store as an rdflib Dataset whose queries and updates are looked through before they run, whoever runs them."""

from __future__ import annotations

from typing import Any

import oxrdflib
import pyoxigraph as ox
import rdflib

from kg.errors import QueryError
from kg.store.refused import check_foreign
from kg.vocab import PREFIXES


def dataset(engine: ox.Store) -> rdflib.Dataset:
    """The Dataset over an engine, its default graph the union of all, with the prefixes of `kg.vocab`."""
    guarded = GuardedDataset(store=GuardedStore(store=engine), default_union=True)
    for prefix, base in PREFIXES.items():
        guarded.bind(prefix, base)
    return guarded


class GuardedStore(oxrdflib.OxigraphStore):
    """Refuses what would reach outside; every graph of the Dataset comes through here."""

    def query(self, query: Any, *args: Any, **kwargs: Any) -> Any:
        """The engine's answer; QueryError for what would reach outside."""
        check_foreign(_text(query))
        return super().query(query, *args, **kwargs)

    def update(self, update: Any, *args: Any, **kwargs: Any) -> None:
        """The engine's update; QueryError for what would reach outside."""
        check_foreign(_text(update))
        super().update(update, *args, **kwargs)


class GuardedDataset(rdflib.Dataset):
    """Refuses it too where rdflib's own engine is asked for, which does not come to the store."""

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:
        """As rdflib's; QueryError for what would reach outside."""
        check_foreign(_text(query_object))
        return super().query(query_object, *args, **kwargs)

    def update(self, update_object: Any, *args: Any, **kwargs: Any) -> None:
        """As rdflib's; QueryError for what would reach outside."""
        check_foreign(_text(update_object))
        super().update(update_object, *args, **kwargs)


def _text(given: Any) -> str:
    """The SPARQL of a text or of what rdflib prepared from one."""
    if isinstance(given, bytes):
        return given.decode("utf-8", "replace")
    if isinstance(given, str):
        return given
    original = getattr(given, "_original_args", None)
    if not original:
        raise QueryError("a query without its text cannot be looked through; give the text")
    return str(original[0])
