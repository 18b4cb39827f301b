"""What was changed behind the store's back is found and named by its article."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.store import Store
from kg.store.check import Damage, check
from kg.store.terms import term
from kg.vocab import article_iri
from tests.newsroom import courier, newsroom

HIT = ox.NamedNode(article_iri(courier().article.key))


@pytest.fixture
def store() -> Iterator[Store]:
    with newsroom() as found:
        yield found


def damage(store: Store) -> list[Damage]:
    return [found for found in check(store.engine) if found]


def one(store: Store, name: str) -> ox.Quad:
    return min(store.engine.quads_for_pattern(None, term(name), None, HIT), key=str)


def changed(store: Store, name: str, value: object) -> str:
    quad = one(store, name)
    store.engine.remove(quad)
    store.engine.add(ox.Quad(quad.subject, quad.predicate, value, HIT))
    (found,) = damage(store)
    assert found.article == HIT.value
    assert found.readable == (name != "kg:text")
    return found.what


def test_what_was_written_is_well(store: Store) -> None:
    assert list(check(store.engine)) == [None] * 3


def test_a_text_that_was_changed(store: Store) -> None:
    text = one(store, "kg:text").object.value
    assert "is not the one that was read" in changed(store, "kg:text", ox.Literal(text + " And more."))


def test_a_quote_that_was_changed(store: Store) -> None:
    assert "quads differ" in changed(store, "kg:quote", ox.Literal("Nobody said this."))


def test_an_offset_that_was_changed(store: Store) -> None:
    start = int(one(store, "oa:start").object.value)
    assert changed(store, "oa:start", ox.Literal(str(start + 1), datatype=one(store, "oa:start").object.datatype))


def test_a_quad_that_is_missing(store: Store) -> None:
    store.engine.remove(one(store, "kg:act"))
    assert damage(store)[0].article == HIT.value


def test_a_quad_that_was_put_in(store: Store) -> None:
    store.engine.add(ox.Quad(HIT, term("rdfs:comment"), ox.Literal("hello"), HIT))
    assert "does not belong" in damage(store)[0].what


def test_an_article_without_its_run(store: Store) -> None:
    store.engine.remove(one(store, "prov:wasGeneratedBy"))
    (found,) = damage(store)
    assert "cannot be read back" in found.what
    assert found.readable


def test_one_text_from_two_sources_is_well(store: Store) -> None:
    store.engine.add(ox.Quad(HIT, term("kg:source"), ox.Literal("elsewhere/a.txt"), HIT))
    assert damage(store) == []
