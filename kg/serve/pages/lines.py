"""In which articles an entity speaks, is spoken of and acts: counted from the entity, and read only where shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.serve.pages.asking import Asking
from kg.serve.pages.remembered import remembered
from kg.store.terms import term

SECTIONS = {
    "said": ("kg:speaker",), "about": ("kg:about", "kg:addressee"), "did": ("kg:actor",),
    "undergone": ("kg:recipient", "kg:object"),
}  # fmt: skip
Node = tuple[str, str]  # a statement or event, and its article


@dataclass(frozen=True, slots=True)
class Lines:
    """Twelve statements in the article of 6 April 2025, three in that of 1 April: the latest articles first."""

    articles: tuple[tuple[str, str, int], ...]  # date or '', IRI, how many

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(number for *_, number in self.articles)

    def within(self, when: str | None) -> Lines:
        """Those of articles of a year, month or day, '2025-04'; all where none is given."""
        return self if when is None else Lines(tuple(each for each in self.articles if each[0].startswith(when)))


def lines(asking: Asking, name: str, iris: Sequence[ox.NamedNode]) -> Lines:
    """The articles that have something of a section for these entities."""
    known = remembered(asking.engine)
    found = [(known.date(a), a, int(n)) for a, n in asking.rows(f"{name}_in", *iris)]
    return Lines(tuple(sorted(sorted(found, key=lambda each: each[1]), key=lambda each: each[0], reverse=True)))


def part(asking: Asking, name: str, iris: Sequence[ox.NamedNode], own: Lines, many: int, skip: int) -> list[Node]:
    """So many statements or events from a place in the list on, each with its article."""
    out: list[Node] = []
    for _, article, number in own.articles:
        if skip >= number:
            skip -= number
            continue
        nodes = _nodes(asking, name, iris, article)[skip : skip + many - len(out)]
        skip = 0
        out += [(node, article) for node in nodes]
        if len(out) == many:
            break
    return out


def _nodes(asking: Asking, name: str, iris: Sequence[ox.NamedNode], article: str) -> list[str]:
    """In the order of the text."""
    graph, order = ox.NamedNode(article), term("kg:order")
    found = {each for iri in iris for kind in SECTIONS[name] for each in asking.subjects(kind, iri, graph)}
    at: dict[str, int] = {}
    for each in found:
        places: Any = asking.engine.quads_for_pattern(ox.NamedNode(each), order, None, graph)
        for quad in places:
            if quad.object.value.isdecimal():  # an update by somebody else may have written anything
                at[each] = int(quad.object.value)
    return sorted(at, key=lambda each: (at[each], each))
