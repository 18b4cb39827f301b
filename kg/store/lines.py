"""One article's graph while it is written, as text: a third of the work of making objects of it first, and another
process can do it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.vocab import PREFIXES, expand

_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
_SPECIAL = re.compile(r'[\\"\n\r]')
_INTEGER = f'"^^<{PREFIXES["xsd"]}integer>'
_TRUTH = {truth: str(Literal(truth)) for truth in (False, True)}


class Lines:
    """Collects what one named graph says, each thing once, in the order it came; `also` the values of these properties
    apart, by property and subject.
    """

    def __init__(self, graph: str, also: Collection[str] = ()) -> None:
        self.apart: dict[str, dict[str, dict[str, None]]] = {name: {} for name in also}
        self.iri, self.graph = graph, str(NamedNode(graph))
        self._of: dict[str, dict[str, None]] = {}  # subject → predicates with objects: sets that keep their order
        self._nodes: dict[str, str] = {}  # each IRI is checked once

    def put(self, subject: str, name: str, value: Literal | str | bool | int | float | None) -> None:
        """Says something with a value; None says nothing."""
        if value is not None:
            own = self._of.get(subject)
            (self._about(subject) if own is None else own)[_predicate(name) + _literal(value)] = None
            apart = self.apart.get(name)
            if apart is not None:
                apart.setdefault(subject, {})[_value(value)] = None

    def link(self, subject: str, name: str, iri: str | None) -> None:
        """Says something with an IRI; None says nothing. ValueError for one that is none."""
        if iri is not None:
            own = self._of.get(subject)
            (self._about(subject) if own is None else own)[_predicate(name) + self._node(iri)] = None
            apart = self.apart.get(name)
            if apart is not None:
                apart.setdefault(subject, {})[iri] = None

    def _about(self, subject: str) -> dict[str, None]:
        self._node(subject)
        own = self._of[subject] = {}
        return own

    def _node(self, iri: str) -> str:
        node = self._nodes.get(iri)
        if node is None:
            node = self._nodes[iri] = str(NamedNode(iri))
        return node

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))

    def trig(self) -> bytes:
        """All of it as TriG, half as long as N-Quads; UnicodeEncodeError where a text holds half a surrogate pair."""
        parts = [f"{self._nodes[subject]} {' ; '.join(said)} .\n" for subject, said in self._of.items()]
        return f"{self.graph} {{\n{''.join(parts)}}}\n".encode()


def parsed(trig: bytes) -> Iterator[Quad]:
    """The quads of such a text."""
    return parse(trig, format=RdfFormat.TRIG, lenient=True)  # lenient: its IRIs were checked when it was written


@lru_cache(maxsize=1024)
def _predicate(name: str) -> str:
    return f"{NamedNode(expand(name))} "


def _literal(value: Literal | str | bool | int | float) -> str:
    if isinstance(value, str):
        return f'"{value if _SPECIAL.search(value) is None else _SPECIAL.sub(_escape, value)}"'
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, int):
        return f'"{value}{_INTEGER}'
    return str(value) if isinstance(value, Literal) else _number(repr(value))


def _value(value: Literal | str | bool | int | float) -> str:
    """The value as the engine gives it back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.value if isinstance(value, Literal) else str(value)


@lru_cache(maxsize=1024)
def _number(told: str) -> str:
    return str(Literal(float(told)))  # by its text: 0.0 and -0.0 are equal


def _escape(found: re.Match[str]) -> str:
    return _ESCAPED[found[0]]
