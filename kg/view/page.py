"""The page of a network: what it holds, and the picture of it."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

from kg.view.bundle import bundles
from kg.view.drawing import LINKS, drawing
from kg.view.evidence import Evidence
from kg.view.selection import LeftOut, foremost, prune
from kg.view.sheet import sheet

if TYPE_CHECKING:
    import networkx as nx

ENTITIES = 40  # drawn unless more are asked for: what stays legible on a laptop's screen
LISTED = 400  # entities that lists and search have
EVIDENCE = 20_000  # statements and events in a page, some 8 MB
TITLE = "Who said and did what"
_BUNDLE = "templates/lib/vis-9.1.2/vis-network.min.js"
_SCRIPTS = ("state.js", "elements.js", "cards.js", "panel.js", "picture.js", "main.js")


def html(network: nx.MultiDiGraph, *, title: str = TITLE, entities: int = ENTITIES) -> str:
    """A page to explore the network: the `entities` of the most weight are drawn, lists and search have all of it.

    Of a large network it holds `LISTED` entities and the latest `EVIDENCE`, and says what it leaves out. The page needs
    no other file and no network. The same network gives the same page, byte for byte.
    """
    shown, left = prune(network, entities=max(LISTED, entities), evidence=EVIDENCE)
    return sheet(
        "page.html", title, page_data(shown, left, network, entities) | {"title": title}, styles=("page.css",),
        scripts=_SCRIPTS, library=resources.files("pyvis").joinpath(_BUNDLE).read_text("utf-8"),
    )  # fmt: skip


def page_data(shown: nx.MultiDiGraph, left: LeftOut, whole: nx.MultiDiGraph, entities: int) -> dict[str, Any]:
    """What the page knows, with entities, articles and sentences by number; `whole` is counted, `shown` is held."""
    lines = bundles(shown)
    number = {node: i for i, node in enumerate(shown)}
    evidence: tuple[Evidence, ...] = shown.graph["evidence"]
    place = {piece.id: i for i, piece in enumerate(evidence)}
    articles = list(dict.fromkeys(piece.origin for piece in evidence))
    article = {origin: i for i, origin in enumerate(articles)}
    sentences = {text: i for i, text in enumerate(dict.fromkeys(piece.sentence for piece in evidence))}
    return {
        "counts": counts(whole),
        "leftOut": {"entities": left.entities, "evidence": left.evidence},
        "focus": number.get(whole.graph.get("focus")),
        "articles": [
            {"outlet": o.outlet, "title": o.title, "date": o.date, "url": o.url, "source": o.source} for o in articles
        ],
        "entities": [
            {"id": node, "label": seen["label"], "kind": seen["kind"], "wikidata": seen["wikidata"],
             "spoken": seen["spoken_of"], "speaking": seen["speaking"]}
            for node, seen in shown.nodes(data=True)
        ],
        "sentences": list(sentences),
        "evidence": [
            {"relation": piece.relation, "article": article[piece.origin], "actor": number.get(piece.actor or ""),
             "actorWords": piece.actor_words, "others": [number[o] for o in piece.others if o in number],
             "action": piece.action, "phrase": piece.phrase, "cue": piece.cue, "object": piece.object,
             "sentence": sentences[piece.sentence],
             "spans": piece.spans, "kind": piece.kind, "negated": piece.negated, "modality": piece.modality,
             "attributed": place.get(piece.attributed or ""), "manner": piece.manner}
            for piece in evidence
        ],
        "bundles": [
            {"id": b.id, "from": number[b.source], "to": number[b.target], "relation": b.relation, "kind": b.kind,
             "line": b.line, "label": b.label, "evidence": [place[piece.id] for piece in b.evidence]}
            for b in lines
        ],
        "drawing": drawing(shown, lines, foremost(shown, lines, entities)),
        "links": LINKS,
    }  # fmt: skip


def counts(network: nx.MultiDiGraph) -> dict[str, Any]:
    """How many articles, outlets, statements, events and entities, and the first and the last date."""
    articles = network.graph["articles"]
    dates = sorted(origin.date for origin in articles if origin.date)
    said = sum(piece.relation == "said" for piece in network.graph["evidence"])
    return {
        "articles": len(articles), "outlets": len({origin.outlet for origin in articles if origin.outlet}),
        "statements": said, "events": len(network.graph["evidence"]) - said, "entities": len(network),
        "first": dates[0] if dates else None, "last": dates[-1] if dates else None,
    }  # fmt: skip
