"""A statement's page: the words, who, where, and the same in other reports with what differs marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kg.link.difference import difference
from kg.link.records import Piece
from kg.link.words import words
from kg.serve.pages.article import part_of
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.items import Said, done, said
from kg.serve.pages.otherwise import contradictions
from kg.serve.pool import Refused
from kg.view.compare_labels import labels
from kg.vocab import KG

ALIKE = 0.5  # of a wording that is the same, in characters: below it the differences hide the words
TELLING = 0.5  # what a word weighs that few texts share by chance
OMITTED = 60  # characters that are left out and still shown


@dataclass(frozen=True, slots=True)
class Wording:
    """Another report has it so: a cut of the fullest wording, because it leaves out words."""

    said: Said
    pieces: tuple[Piece, ...]  # against the statement that the page is about, where that tells something
    drift: str | None  # 'word changed'; None of the fullest wording itself
    why: str | None


def compared(old: str, new: str) -> tuple[Piece, ...]:
    """What differs word by word; of other words altogether only the new ones, and of a long omission three dots."""
    pieces = difference(old, new)
    if sum(len(piece.text) for piece in pieces if piece.how == "same") < ALIKE * len(new):
        return (Piece("same", new),)
    return apart(Piece("gone", " … ") if p.how == "gone" and len(p.text) > OMITTED else p for p in pieces)


def apart(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces with a space between words that only one wording has and the words beside them."""
    out: list[Piece] = []
    for piece in pieces:
        changed = out and piece.how != out[-1].how
        if changed and out[-1].text[-1:].isalnum() and piece.text[:1].isalnum():
            out.append(Piece("same", " "))
        out.append(piece)
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Near:
    """Another statement of this speaker, in four outlets, that also has the word 'tango'."""

    iri: str
    words: str
    outlets: int
    shared: tuple[str, ...]


def near(asking: Asking, own: Said) -> list[Near]:
    """What several outlets have of the speaker of a statement that was found in one alone, with telling words of it."""
    if own.speaker.iri is None:
        return []
    telling = {word.plain: word.text for word in words(own.words) if word.weight >= TELLING}
    found = []
    for iri, text, outlets in asking.rows("stories_of", node(own.speaker.iri)):
        shared = sorted({telling[word.plain] for word in words(text) if word.plain in telling})
        if shared:
            found.append(Near(iri, text, int(outlets), tuple(shared)))
    return sorted(found, key=lambda each: (-len(each.shared), -each.outlets, each.iri))[:3]


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
            drift = (labels()[kind].label, why) if kind else None
            continue
        other = said(asking, where, member)
        dated += [other] if other.origin.date else []
        wordings.append(Wording(other, compared(own.words, other.words), labels()[kind].label if kind else None, why))
    wordings.sort(key=lambda x: (x.said.origin.date or "~", x.said.origin.where, x.said.order))
    return {
        "iri": iri.value, "own": own, "part": part_of(asking.reading(article), own.start), "wordings": wordings,
        "drift": drift, "fullest": cluster is not None and cluster[1] == own.iri,
        "outlets": int(cluster[2]) if cluster else 1, "sources": int(cluster[3]) if cluster else 1,
        "why": cluster[4] if cluster else None, "first": min(dated, key=lambda x: x.origin.date or "", default=None),
        "undated": len(dated) <= len(wordings), "near": [] if wordings else near(asking, own),
        "events": [done(asking, where, event) for event, where, _ in asking.rows("inside", iri)],
        "otherwise": contradictions(asking, "otherwise", iri),
    }  # fmt: skip
