"""An article's graph as text says what the engine's own objects would say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kg.store.lines import Lines
from kg.store.terms import datatype, term

GRAPH, NODE = "urn:kg:article:1", "urn:kg:mention:2"
TEXTS = st.text(st.characters(exclude_categories=("Cs",)))


def quads(lines: Lines) -> list[Quad]:
    return list(parse(lines.trig(), format=RdfFormat.TRIG, lenient=True))


@given(st.one_of(TEXTS, st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
@settings(max_examples=200, deadline=None)
def test_a_value_becomes_the_literal_that_the_engine_makes_of_it(value: str | bool | int | float) -> None:
    lines = Lines(GRAPH)
    lines.put(NODE, "kg:order", value)
    assert quads(lines) == [Quad(NamedNode(NODE), term("kg:order"), Literal(value), NamedNode(GRAPH))]


def test_a_literal_of_another_type_keeps_it() -> None:
    lines, day = Lines(GRAPH), Literal("2025-04-06", datatype=datatype("date"))
    lines.put(NODE, "kg:when", day)
    assert [quad.object for quad in quads(lines)] == [day]


def test_what_is_said_twice_stands_once() -> None:
    lines = Lines(GRAPH)
    for _ in range(2):
        lines.put(NODE, "kg:form", "name")
        lines.link(NODE, "kg:inArticle", GRAPH)
    assert (len(lines), len(quads(lines))) == (2, 2)


def test_none_says_nothing() -> None:
    lines = Lines(GRAPH)
    lines.put(NODE, "kg:form", None)
    lines.link(NODE, "kg:inArticle", None)
    assert quads(lines) == []


@pytest.mark.parametrize("iri", ["no scheme", "urn:kg:> <urn:x", "http://e.org/a b", ""])
def test_an_iri_that_is_none_is_refused(iri: str) -> None:
    with pytest.raises(ValueError, match="IRI"):
        Lines(GRAPH).link(NODE, "kg:about", iri)


def test_half_a_surrogate_pair_is_refused() -> None:
    lines = Lines(GRAPH)
    lines.put(NODE, "kg:form", "\ud800")
    with pytest.raises(UnicodeEncodeError):
        lines.trig()
