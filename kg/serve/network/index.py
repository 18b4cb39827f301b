"""The network of one state of the store: python -m kg.serve.network.index FOLDER FILE MEMORY.

Everybody's place in the picture is computed here, so that a page only draws.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.serve.beside import whole
from kg.serve.network.reading import Node, Origin, Tie, nodes, origins, ties
from kg.serve.worker import bound
from kg.view.places import places

_TABLES = (
    "CREATE TABLE node (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, label TEXT, kind TEXT, mentions INT, x REAL, y REAL)",
    "CREATE TABLE outlet (id INTEGER PRIMARY KEY, name TEXT UNIQUE, articles INT)",
    "CREATE TABLE article (id INTEGER PRIMARY KEY, iri TEXT UNIQUE, outlet INT, day TEXT)",
    "CREATE TABLE tie (source INT, target INT, tone INT, sure INT, confidence REAL, article INT, outlet INT, day TEXT, "
    "item TEXT, place INT, UNIQUE (item, source, target, tone))",
)
_INDEXES = (
    "CREATE INDEX tie_source ON tie (source, target)",
    "CREATE INDEX tie_target ON tie (target, source)",
)


def write(file: Path, people: Iterable[Node], papers: Iterable[Origin], found: Iterable[Tie]) -> None:
    """The file of a network."""
    with whole(file) as connection:
        for table in _TABLES:
            connection.execute(table)
        articles = list(papers)
        counts = Counter(x.outlet for x in articles)
        outlets = {name: number for number, name in enumerate(sorted(counts), 1)}
        days = {x.iri: (number, outlets[x.outlet], x.day) for number, x in enumerate(articles, 1)}
        connection.executemany(
            "INSERT INTO outlet VALUES (?, ?, ?)", ((n, name, counts[name]) for name, n in outlets.items())
        )
        connection.executemany(
            "INSERT INTO article VALUES (?, ?, ?, ?)", ((n, iri, o, d) for iri, (n, o, d) in days.items())
        )
        known = {node.iri: (number, node) for number, node in enumerate(people, 1)}
        weights: Counter[tuple[int, int]] = Counter()
        for tie in found:
            if tie.source not in known or tie.target not in known or tie.article not in days:
                continue
            source, target = known[tie.source][0], known[tie.target][0]
            article, outlet, day = days[tie.article]
            weights[min(source, target), max(source, target)] += 1
            connection.execute(
                "INSERT OR IGNORE INTO tie VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (source, target, tie.tone, tie.sure, tie.confidence, article, outlet, day, tie.item, tie.order),
            )
        at = places({number for pair in weights for number in pair}, weights)
        connection.executemany(
            "INSERT INTO node VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((n, x.iri, x.label, x.kind, x.mentions, *at.get(n, (0.0, 0.0))) for n, x in known.values()),
        )
        for index in _INDEXES:
            connection.execute(index)
        connection.execute("ANALYZE")


def main() -> None:
    """Make the file that the command line names."""
    bound(int(sys.argv[3]))
    folder = Path(sys.argv[1])
    engine = ox.Store.read_only(str(folder)) if folder.is_dir() else ox.Store()
    write(Path(sys.argv[2]), nodes(engine), origins(engine), ties(engine))


if __name__ == "__main__":
    main()
