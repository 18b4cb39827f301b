"""Which page shows what an IRI of the graph names."""

from __future__ import annotations

from kg.serve.pages.article import part_of
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.templating import to
from kg.serve.pool import Refused
from kg.vocab import KG

PLACES = {"Event": ("kg:actionSpan", "e"), "Role": ("kg:selector", ""), "Mention": ("kg:selector", "")}


def page_of(asking: Asking, iri: str) -> str:
    """The address of the page; Refused for what is not here, and for what has no page of its own."""
    found = {kind.removeprefix(KG): article for kind, article in asking.rows("types", node(iri)) if kind.startswith(KG)}
    if "Entity" in found:
        return to("/entity", iri=iri)
    if "Article" in found:
        return to("/article", iri=iri)
    if "Statement" in found:
        return to("/statement", iri=iri)
    if "Cluster" in found:
        return to("/statement", iri=asking.rows("canonical", node(iri))[0][0])
    for kind, (place, letter) in PLACES.items():
        if found.get(kind):
            return _in_article(asking, found[kind], iri, place, letter)
    raise Refused(404, f"there is no page for {iri}" if found else f"nothing here has the IRI {iri}")


def _in_article(asking: Asking, article: str, iri: str, place: str, letter: str) -> str:
    g = asking.reading(article)
    part = part_of(g, g.must(iri, place).start)
    at = f"{letter}{g.need(iri, 'kg:order')}" if letter else ""
    return to("/article", iri=article, page=part if part > 1 else None, at=at)
