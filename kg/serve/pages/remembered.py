"""What a worker remembers of its copy of the store, which never changes: dates of articles, and lines as last shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, TypeVar

import pyoxigraph as ox

from kg.serve.pages.items import Done, Said
from kg.store.terms import term

DATES, ITEMS = 500_000, 4_000  # of which the longest unused are forgotten
T = TypeVar("T")
Item = Said | Done


class Remembered:
    """Of one store."""

    def __init__(self, engine: ox.Store) -> None:
        self._engine = engine
        self._dates: OrderedDict[Hashable, str] = OrderedDict()
        self._items: OrderedDict[Hashable, Item] = OrderedDict()

    def date(self, article: str) -> str:
        """When an article was published, '' where that is not known."""

        def read() -> str:
            graph = ox.NamedNode(article)
            found: Any = self._engine.quads_for_pattern(graph, term("schema:datePublished"), None, graph)
            return str(min((quad.object.value for quad in found), default=""))

        return _kept(self._dates, article, read, DATES)

    def item(self, article: str, iri: str, read: Callable[[], Item]) -> Item:
        """A statement or event as a page shows it."""
        return _kept(self._items, (article, iri), read, ITEMS)


def _kept(known: OrderedDict[Hashable, T], key: Hashable, read: Callable[[], T], most: int) -> T:
    if key in known:
        known.move_to_end(key)
        return known[key]
    known[key] = read()
    if len(known) > most:
        known.popitem(last=False)
    return known[key]


@lru_cache(maxsize=1)
def remembered(engine: ox.Store) -> Remembered:
    """What is remembered of a store, of the last one that was asked."""
    return Remembered(engine)
