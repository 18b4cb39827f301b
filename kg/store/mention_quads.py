"""Mentions as quads and back."""

from __future__ import annotations

from typing import Any

from kg.records import Mention
from kg.store import iris
from kg.store.properties import MENTION
from kg.store.reading import Reading
from kg.store.writing import Writing


def write(g: Writing, index: int, m: Mention) -> None:
    """One mention."""
    s = iris.mention_iri(g.key, index)
    g.begin(s, "kg:Mention", index)
    g.span(s, "kg:selector", m.span)
    g.put(s, "kg:head", f"{m.head.start}-{m.head.end}" if m.head != m.span else None)
    g.put(s, "kg:kind", m.kind)
    g.put(s, "kg:form", m.form)
    g.put(s, "kg:grammar", m.grammar if m.grammar != "other" else None)
    g.put(s, "kg:plural", m.plural or None)
    g.put(s, "kg:gender", m.gender)
    g.put(s, "kg:sentence", m.sentence)
    if m.quote is not None:
        g.link(s, "kg:inQuote", iris.numbered("statement", g.key, g.x.statements[m.quote].id))
    g.resolution(s, MENTION, m.resolution, None)


def read(g: Reading, s: str) -> Mention:
    """The mention of a node."""
    span, head, quote = g.must(s, "kg:selector"), g.one(s, "kg:head"), g.one(s, "kg:inQuote")
    kind: Any = g.need(s, "kg:kind")
    form: Any = g.need(s, "kg:form")
    grammar: Any = g.one(s, "kg:grammar") or "other"
    gender: Any = g.one(s, "kg:gender")
    return Mention(
        span, kind, form, g.range(head) if head else span, int(g.need(s, "kg:sentence")), grammar,
        g.true(s, "kg:plural"), gender, None if quote is None else g.statements.index(quote),
        g.resolution(s, MENTION),
    )  # fmt: skip
