"""A statement's page: the words, who, where, and the same in other reports with what differs marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.link.difference import difference
from kg.link.records import Piece
from kg.serve.pages.article import part_of
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.items import Said, done, said
from kg.serve.pool import Refused
from kg.vocab import KG


@dataclass(frozen=True, slots=True)
class Wording:
    """Another report has it so, and it is taken to be the same because …"""

    said: Said
    pieces: tuple[Piece, ...]
    why: str | None


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows; Refused for a statement that is not here."""
    iri = node(given["iri"])
    article = next((a for kind, a in asking.rows("types", iri) if kind == f"{KG}Statement" and a), None)
    if article is None:
        raise Refused(404, f"there is no statement {given['iri']} here")
    own = said(asking, article, iri.value)
    why = dict(map(tuple, asking.rows("same_why", iri)))
    others = [said(asking, where, other) for other, where, *_ in asking.rows("same", iri)]
    wordings = [Wording(x, difference(own.words, x.words), why.get(x.iri)) for x in others]
    every = [own, *others]
    dated = [x for x in every if x.origin.date]
    return {
        "iri": iri.value, "own": own, "part": part_of(asking.reading(article), own.start), "wordings": wordings,
        "outlets": len({x.origin.where for x in every}),
        "first": min(dated, key=lambda x: x.origin.date or "", default=None),
        "events": [done(asking, where, event) for event, where, _ in asking.rows("inside", iri)],
    }  # fmt: skip
