"""One self-contained HTML page of a network: no address is ever loaded, and no text of an article is ever markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from importlib import resources
from typing import TYPE_CHECKING, Any

from kg.view.bundle import bundles
from kg.view.drawing import LINKS, drawing
from kg.view.evidence import Evidence
from kg.view.selection import LeftOut, foremost, prune

if TYPE_CHECKING:
    import networkx as nx

ENTITIES = 40  # drawn unless more are asked for: what stays legible on a laptop's screen
LISTED = 400  # entities that lists and search have
EVIDENCE = 20_000  # statements and events in a page, some 8 MB
TITLE = "Who said and did what"
_BUNDLE = "templates/lib/vis-9.1.2/vis-network.min.js"
_SCRIPTS = ("state.js", "cards.js", "panel.js", "picture.js", "main.js")
_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def html(network: nx.MultiDiGraph, *, title: str = TITLE, entities: int = ENTITIES) -> str:
    """A page to explore the network: the `entities` of the most weight are drawn, lists and search have all of it.

    Of a large network it holds `LISTED` entities and the latest `EVIDENCE`, and says what it leaves out. The page needs
    no other file and no network. The same network gives the same page, byte for byte.
    """
    shown, left = prune(network, entities=max(LISTED, entities), evidence=EVIDENCE)
    parts = {
        "title": escape(title),
        "style": _asset("page.css"),
        "library": resources.files("pyvis").joinpath(_BUNDLE).read_text("utf-8"),
        "script": '"use strict";\n(() => {\n' + "\n".join(map(_asset, _SCRIPTS)) + "})();\n",
        "data": script_json(page_data(shown, left, network, entities) | {"title": title}),
    }
    parts["policy"] = _policy(parts["library"], parts["script"])
    return re.sub(r"\{\{(\w+)\}\}", lambda marker: parts[marker[1]], _asset("page.html"))


def inline(page: str, height: int = 640) -> str:
    """The page as an HTML fragment for a notebook: a frame that shares nothing with the notebook around it."""
    return (
        f'<iframe sandbox="allow-scripts allow-popups" title="Network" srcdoc="{escape(page)}" '
        f'style="width:100%;height:{height}px;border:1px solid #8884;border-radius:6px"></iframe>'
    )


def script_json(value: object) -> str:
    """JSON in plain ASCII that can stand in a script element: `<`, `>`, `&` and all that is not ASCII are escaped."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return re.sub("[<>&]", lambda found: _IN_SCRIPT[found[0]], text)


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


def _asset(name: str) -> str:
    return resources.files("kg.view").joinpath("assets", name).read_text("utf-8")


def _policy(*scripts: str) -> str:
    """A Content-Security-Policy under which only these very scripts run and nothing is loaded from anywhere."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
