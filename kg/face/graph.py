"""`kg.open(store)`: one object to ask, walk and look at what a store holds."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from kg import config
from kg.closing import Closing
from kg.errors import StoreError
from kg.face.find import find
from kg.face.view import View
from kg.records import Entity

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.face.explore import Explored
    from kg.link.stored import Stored
    from kg.store import Result, Store
    from kg.view import Deed

_STATEMENTS = """
SELECT (MIN(?day) AS ?date) (MIN(?by) AS ?outlet) (MIN(?who) AS ?speaker) (MIN(?kind) AS ?act) (MIN(?words) AS ?quote)
       (GROUP_CONCAT(DISTINCT ?topic; separator="; ") AS ?about) (MIN(?from) AS ?source) (MIN(?context) AS ?sentence)
       ?statement
WHERE {{
  ?statement a kg:Statement ; kg:inArticle ?article ; kg:quote ?words ; kg:act ?kind ; kg:sentenceText ?context .
  ?article kg:source ?from .
  {conditions}
  OPTIONAL {{ ?statement kg:speaker/rdfs:label ?who }}
  OPTIONAL {{ ?statement kg:about/rdfs:label ?topic }}
  OPTIONAL {{ ?article schema:datePublished ?published . BIND(STR(?published) AS ?day) }}
  OPTIONAL {{ ?article schema:publisher ?by }}
}}
GROUP BY ?statement ORDER BY ?date ?source ?statement
"""


class Graph(Closing):
    """An open store for reading; a context manager, and closed with `close`."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def close(self) -> None:
        """Let other processes have the store; closing twice is harmless."""
        self.store.close()

    def __repr__(self) -> str:
        return f"<Graph over {self.store.path or 'memory'}>"

    def query(self, sparql: str, *, timeout: float = config.QUERY_SECONDS) -> Result:
        """The answer to a SPARQL query over all graphs: `.rows`, `.columns`, `.to_pandas()`.

        The prefixes of `kg.vocab` are known. Raises QueryError for a mistake, for what would reach outside the store,
        and after `timeout` seconds.
        """
        return self.store.query(sparql, timeout=timeout)

    def ask(
        self, question: str, params: Mapping[str, Any] | None = None, /, *, timeout: float = config.QUERY_SECONDS,
        **named: Any,
    ) -> Result:  # fmt: skip
        """The answer to one of the named questions (see `kg questions`), its parameters named or in a mapping.

        Raises NotFound for an unknown question or entity, UsageError for a parameter that it does not have, QueryError
        after `timeout` seconds.
        """
        from kg.query import ask

        return ask(self.store, question, params, timeout=timeout, **named)

    def statements(self, *, speaker: str | None = None, about: str | None = None) -> Result:
        """Who said what, oldest first: date, outlet, speaker, act, quote, about, source, sentence, statement.

        `speaker` and `about` are a name, an IRI or a Wikidata id; raises NotFound where they name nobody, or several.
        """
        wanted = (("kg:speaker", speaker), ("kg:about", about))
        conditions = [f"?statement {term} <{self.entity(name).iri}> ." for term, name in wanted if name is not None]
        return self.query(_STATEMENTS.format(conditions=" ".join(conditions)))

    def events(
        self, *, since: str | None = None, until: str | None = None, actor: str | None = None,
        recipient: str | None = None, types: Collection[str] = (), attributed: bool = False, everything: bool = False,
        typed: bool = False,
    ) -> Iterator[dict[str, Any]]:  # fmt: skip
        """Who did what to whom: a row for each directed dyad, with the columns of `kg events` (docs/data-model.md).

        Facts, unless what is `attributed` or `everything` is asked for; since and until a date, of one actor or
        recipient, of some of PLOVER's types or of any (`typed`). Raises UsageError for a period or type that is none,
        NotFound for an unknown name.
        """
        from kg import export

        which = export.wanted(
            self.store, since=since, until=until, actor=actor, recipient=recipient, types=types,
            attributed=attributed, everything=everything, typed=typed,
        )  # fmt: skip
        return map(export.row, export.dyads(self.store, which))

    def clusters(self, *, speaker: str | None = None) -> Iterator[dict[str, Any]]:
        """Statements that say the same: a row for each cluster, as in `kg clusters --format jsonl`; what most outlets
        have comes first. `speaker` is a name, an IRI or a Wikidata id; raises NotFound where it names nobody.
        """
        return self._linked().clusters(self._iris(speaker))

    def drift(self, *, speaker: str | None = None) -> Iterator[dict[str, Any]]:
        """How wordings differ from the fullest of their cluster: a row for each, the worst first."""
        return self._linked().drift(self._iris(speaker))

    def contradictions(self) -> Iterator[dict[str, Any]]:
        """What articles tell otherwise: a row for each contradiction with both places, the surest first."""
        return self._linked().contradictions()

    def _linked(self) -> Stored:
        from kg.link.stored import Stored

        return Stored(self.store)

    def _iris(self, name: str | None) -> list[str] | None:
        from kg.query.names import find

        return None if name is None else find(self.store, name)

    def entity(self, name: str) -> Entity:
        """The one entity that a name, an IRI or a Wikidata id means; raises NotFound with the candidates."""
        return find(self.store, name)

    def network(
        self, *, entity: str | None = None, since: str | None = None, until: str | None = None
    ) -> nx.MultiDiGraph[Any]:
        """Who spoke about whom and who did what to whom, as a networkx graph whose edges carry their evidence."""
        from kg.view import network

        iri = None if entity is None else self.entity(entity).iri
        return network(self.store, entity=iri, since=since, until=until)

    def deeds(
        self, *, entity: str | None = None, since: str | None = None, until: str | None = None
    ) -> tuple[Deed, ...]:
        """Every event with its words and all who have a part in it; `.fact`: told by the report itself as done,
        refused, promised or threatened. A period is that of the events, or of their reports where they tell no day.
        """
        from kg.view import deeds, during

        iri = None if entity is None else self.entity(entity).iri
        found = during(deeds(self.store), since, until)
        return tuple(deed for deed in found if iri is None or iri in {party.entity for party in deed.parties})

    def view(
        self, *, entity: str | None = None, since: str | None = None, until: str | None = None, events: bool = False
    ) -> View:
        """The network as a page, or the events: shown in a notebook, `.save(path)` elsewhere."""
        from kg.view import events_html, html

        if events:
            return View(events_html(self.deeds(entity=entity, since=since, until=until)))
        return View(html(self.network(entity=entity, since=since, until=until)))

    def explore(self, entity: str | None = None) -> Explored:
        """The network around somebody, or all of it, to click through inside a notebook, with what is known of them."""
        from kg.face.explore import Explored
        from kg.face.portrait import portrait

        view = self.view(entity=entity)
        return Explored(view, None if entity is None else portrait(self.store, self.entity(entity)))

    def graph(self) -> rdflib.Dataset:
        """The same store as an rdflib Dataset."""
        return self.store.dataset()


def open_graph(store: str | os.PathLike[str] | None = None) -> Graph:
    """Open a store for reading: this folder, else $KG_STORE, else ./kg-store; or ask the endpoint at an address.

    What a build that was killed left underived is derived first, if the folder can be written to; where it cannot,
    `.store.stale` stays true and answers that rest on derived knowledge are those of before; or, where `.store.half`
    names layers, a mixture: what replaced these part by part broke off. A store that an earlier version built is read
    as it is: to derive would lock that version out. Raises StoreError where there is none or another process writes to
    it, StoreVersionError where a newer program wrote it.
    """
    from kg.link.stage import renew
    from kg.store import open_store

    path = config.store_place(store)
    if config.is_address(path):
        from kg.store.remote import Remote

        return Graph(cast("Store", Remote(str(path))))  # it answers like one, and says what else it cannot do
    opened = open_store(path, read_only=True)
    try:
        ready = opened.older or (not opened.stale and opened.linked)
    except BaseException:  # a damaged file
        opened.close()
        raise
    if ready:
        return Graph(opened)
    opened.close()
    with suppress(StoreError), open_store(path, wait=0.2) as writable:  # other readers, or a medium for reading only
        renew(writable)
    return Graph(open_store(path, read_only=True))
