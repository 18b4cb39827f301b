"""A statement's page: the words, who, where, and the same in other reports with what differs marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kg.link.difference import difference
from kg.link.records import Piece
from kg.serve.pages.article import part_of
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.items import Said, done, said
from kg.serve.pages.otherwise import contradictions
from kg.serve.pool import Refused
from kg.vocab import KG

ALIKE = 0.5  # of a wording that is the same, in characters: below it the differences hide the words
OMITTED = 60  # characters that are left out and still shown


@dataclass(frozen=True, slots=True)
class Wording:
    """Another report has it so: a cut of the fullest wording, because it leaves out words."""

    said: Said
    pieces: tuple[Piece, ...]  # against the statement that the page is about, where that tells something
    drift: str | None  # None of the fullest wording itself
    why: str | None


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """What differs word by word; of other words altogether only the new ones, and of a long omission three dots."""
    pieces = difference(old, new)
    if sum(len(piece.text) for piece in pieces if piece.how == "same") < ALIKE * len(new):
        return (Piece("same", new),)
    return tuple(Piece("gone", " … ") if p.how == "gone" and len(p.text) > OMITTED else p for p in pieces)


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows; Refused for a statement that is not here."""
    iri = node(given["iri"])
    article = next((a for kind, a in asking.rows("types", iri) if kind == f"{KG}Statement" and a), None)
    if article is None:
        raise Refused(404, f"there is no statement {given['iri']} here")
    own = said(asking, article, iri.value)
    cluster = next(iter(asking.rows("cluster", iri)), None)
    members = asking.rows("same", node(cluster[0])) if cluster else []
    wordings, dated, drift = [], [own] if own.origin.date else [], None
    for member, where, _, _, kind, why in members:
        if member == own.iri:
            drift = (kind, why) if kind else None
            continue
        other = said(asking, where, member)
        dated += [other] if other.origin.date else []
        wordings.append(Wording(other, compared(own.words, other.words), kind, why))
    wordings.sort(key=lambda x: (x.said.origin.date or "~", x.said.origin.where, x.said.order))
    return {
        "iri": iri.value, "own": own, "part": part_of(asking.reading(article), own.start), "wordings": wordings,
        "drift": drift, "fullest": cluster is not None and cluster[1] == own.iri,
        "outlets": int(cluster[2]) if cluster else 1, "sources": int(cluster[3]) if cluster else 1,
        "why": cluster[4] if cluster else None, "first": min(dated, key=lambda x: x.origin.date or "", default=None),
        "undated": len(dated) <= len(wordings),
        "events": [done(asking, where, event) for event, where, _ in asking.rows("inside", iri)],
        "otherwise": contradictions(asking, "otherwise", iri),
    }  # fmt: skip
