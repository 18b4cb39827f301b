"""How well entities of several articles are merged: over pairs of entities that the reader gave different names.

python training/score_merges.py STORE [merges_stories.tsv]

STORE is built from the articles that the table speaks of. A pair counts where both entities are labelled.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path

from kg.link.entities.bearers import bearers
from kg.link.entities.merges import merges
from kg.store import Store, open_store

GOLD = Path(__file__).parent / "merges_stories.tsv"
_MENTIONS = """SELECT ?source ?start ?end ?e { ?m a kg:Mention ; kg:refersTo ?e ; kg:inArticle ?a ; kg:selector ?x .
  ?a kg:source ?source . ?x oa:start ?start ; oa:end ?end }"""


def labelled(store: Store, gold: Path) -> dict[str, set[str]]:
    """IRI → who that is; several where namesakes of two articles share an IRI."""
    rows = [line.split("\t") for line in gold.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    wanted = {(article, int(start), int(end)): name for article, start, end, name in rows}
    found: dict[str, set[str]] = defaultdict(set)
    for source, start, end, iri in store.query(_MENTIONS).rows:
        name = wanted.get(("/".join(source.split("/")[-2:]), int(start), int(end)))
        if name:
            found[iri].add(name)
    return {iri: names for iri, names in found.items() if not any(name.startswith("?") for name in names)}


def main(arguments: list[str]) -> None:
    """Print the figures and what is wrong."""
    with open_store(arguments[0], read_only=True) as store:
        everybody = bearers(store)
        who = labelled(store, Path(arguments[1]) if len(arguments) > 1 else GOLD)
    merged = merges(everybody)
    label = {one.iri: f"{one.label} ({one.kind})" for one in everybody}
    right, joined, one_thing = 0, 0, 0
    for a, b in combinations(sorted(iri for iri in who if iri in label), 2):
        same, together = bool(who[a] & who[b]), merged(a) == merged(b)
        one_thing, joined, right = one_thing + same, joined + together, right + (same and together)
        if same != together:
            print("joined wrongly:" if together else "left apart:", label[a], "|", label[b])
    precision, recall = right / max(1, joined), right / max(1, one_thing)
    print(f"{len(who)} entities, {one_thing} pairs are one, {joined} were joined, {right} of them rightly")
    print(f"precision {precision:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
