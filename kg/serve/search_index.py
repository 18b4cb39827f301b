"""The full-text index of one state of the store: python -m kg.serve.search_index FOLDER FILE MEMORY.

A statement that several outlets have carries their number and its cluster, so that a story comes first and once;
which outlets those are has a table of its own.
What is indexed: of entities the name and the other names that reports have for them; of statements the words, who says
them by name and as the report calls them; of articles headline, text and outlet. One table a kind, so that counting
what matches reads no rows. Rows go from the store to the file one by one.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.serve.beside import whole
from kg.serve.worker import bound
from kg.shown import file_name
from kg.store.iris import KNOWLEDGE
from kg.store.properties import KINDS
from kg.store.terms import term

OPEN, CLOSE = "\x02", "\x03"  # around what matches; no text in the index has them
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_COLUMNS = (
    "title, words, iri UNINDEXED, kind UNINDEXED, note UNINDEXED, day UNINDEXED, weight UNINDEXED, story UNINDEXED"
)
_OPTIONS = "tokenize = \"unicode61 remove_diacritics 2\", prefix = '2 3'"
_KNOWLEDGE = ox.NamedNode(KNOWLEDGE)
Row = tuple[str, str, str, str, str, str, int, str]


class Words:
    """What the index has to know of the store."""

    def __init__(self, engine: ox.Store) -> None:
        self.engine = engine
        self._labels: dict[str, str] = {}
        self._origins: dict[str, tuple[str, str]] = {}

    def entities(self) -> Iterator[Row]:
        """Everybody and everything that has a name."""
        for subject in self._typed("kg:Entity", _KNOWLEDGE):
            if self._one(subject, "kg:mergedInto", _KNOWLEDGE):
                continue  # found under the entity that stands for it, which has its names
            kinds = [KINDS[x] for x in self._all(subject, "rdf:type", _KNOWLEDGE) if x in KINDS]
            names = sorted(self._all(subject, "skos:altLabel", _KNOWLEDGE))
            weight = self._one(subject, "kg:mentions", _KNOWLEDGE)
            articles = self._one(subject, "kg:articles", _KNOWLEDGE) or "0"
            yield (
                self._label(subject), " · ".join(names), subject.value, kinds[0] if kinds else "thing", articles, "",
                int(weight or 0), "",
            )  # fmt: skip

    def statements(self) -> Iterator[Row]:
        """What was said, with in how many outlets its story stands."""
        stories = self._stories()
        for subject, graph in self._in_graphs("kg:Statement"):
            who = next(iter(self._all(subject, "kg:speaker", graph)), None)
            source = self._one(subject, "kg:sourceText", graph) or ""
            name = self._label(ox.NamedNode(who)) if who else ""
            outlet, day = self._origin(graph)
            said = " · ".join(dict.fromkeys(filter(None, (name, source))))
            outlets, story = stories.get(subject.value, (0, ""))
            quote = self._one(subject, "kg:quote", graph) or ""
            yield quote, said, subject.value, name or source, outlet, day, outlets, story

    def articles(self) -> Iterator[Row]:
        """What was read."""
        for subject, graph in self._in_graphs("kg:Article"):
            outlet, day = self._origin(graph)
            title = self._one(subject, "schema:headline", graph) or self._file(subject, graph)
            text = self._one(subject, "kg:text", graph) or ""
            yield title, f"{text}\n{outlet}", subject.value, "", outlet, day, 0, ""

    def _stories(self) -> dict[str, tuple[int, str]]:
        """Of each statement that more than one outlet has: how many, and its cluster."""
        found: Any = self.engine.quads_for_pattern(None, term("rdf:type"), term("kg:Cluster"), None)
        out: dict[str, tuple[int, str]] = {}
        for quad in found:
            outlets = int(self._one(quad.subject, "kg:outlets", None) or 0)
            if outlets > 1:
                for member in self._all(quad.subject, "prov:hadMember", None):
                    out[member] = outlets, quad.subject.value
        return out

    def _typed(self, name: str, graph: ox.NamedNode | None) -> Iterator[Any]:
        for quad in self.engine.quads_for_pattern(None, term("rdf:type"), term(name), graph):
            yield quad.subject

    def _in_graphs(self, name: str) -> Iterator[tuple[Any, Any]]:
        for quad in self.engine.quads_for_pattern(None, term("rdf:type"), term(name), None):
            yield quad.subject, quad.graph_name

    def _all(self, subject: Any, name: str, graph: Any) -> list[str]:
        found: Any = self.engine.quads_for_pattern(subject, term(name), None, graph)
        return [quad.object.value for quad in found]

    def _one(self, subject: Any, name: str, graph: Any) -> str | None:
        return min(self._all(subject, name, graph), default=None)

    def _label(self, subject: Any) -> str:
        if subject.value not in self._labels:
            self._labels[subject.value] = self._one(subject, "skos:prefLabel", _KNOWLEDGE) or subject.value
        return self._labels[subject.value]

    def _file(self, article: Any, graph: Any) -> str:
        return file_name(self._one(article, "kg:source", graph) or "")

    def _origin(self, graph: Any) -> tuple[str, str]:
        if graph.value not in self._origins:
            if len(self._origins) > 1_000:  # statements come article by article, so the latest are enough
                self._origins.clear()
            outlet = self._one(graph, "schema:publisher", graph) or self._file(graph, graph)
            self._origins[graph.value] = outlet, self._one(graph, "schema:datePublished", graph) or ""
        return self._origins[graph.value]


def make(engine: ox.Store, file: Path) -> None:
    """Write the index of a store."""
    words = Words(engine)
    tables = {"entity": words.entities(), "statement": words.statements(), "article": words.articles()}
    with whole(file) as connection:
        for name, rows in tables.items():
            connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({_COLUMNS}, {_OPTIONS})")
            clean = (tuple(_CONTROL.sub(" ", x) if isinstance(x, str) else x for x in row) for row in rows)
            connection.executemany(f"INSERT INTO {name} VALUES (?, ?, ?, ?, ?, ?, ?, ?)", clean)  # noqa: S608
            connection.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608
        connection.execute("CREATE TABLE told (story TEXT, outlet TEXT, PRIMARY KEY (story, outlet)) WITHOUT ROWID")
        connection.execute("INSERT OR IGNORE INTO told SELECT story, note FROM statement WHERE story != ''")


def main() -> None:
    """Make the index that the command line names."""
    bound(int(sys.argv[3]))
    folder = Path(sys.argv[1])
    make(ox.Store.read_only(str(folder)) if folder.is_dir() else ox.Store(), Path(sys.argv[2]))


if __name__ == "__main__":
    main()
