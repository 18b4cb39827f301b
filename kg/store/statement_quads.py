"""Statements as quads and back."""

from __future__ import annotations

from typing import Any

from kg.records import Statement
from kg.store.properties import PARTIES
from kg.store.reading import Reading
from kg.store.writing import Writing


def write(g: Writing, index: int, x: Statement) -> None:
    """One statement."""
    s = g.numbered("statement", x.id)
    g.begin(s, "kg:Statement", index)
    g.put(s, "kg:manner", x.manner)
    g.put(s, "kg:act", x.act)
    g.put(s, "kg:negated", x.negated)
    g.put(s, "kg:confidence", x.confidence)
    g.put(s, "kg:headline", x.headline or None)
    g.put(s, "kg:quote", " … ".join(span.text for span in x.content))
    for span in x.content:
        g.span(s, "kg:contentSpan", span)
    g.span(s, "kg:sourceSpan", x.source)
    g.put(s, "kg:sourceText", x.source.text if x.source else None)
    g.span(s, "kg:cueSpan", x.cue)
    g.put(s, "kg:cueText", x.cue.text if x.cue else None)
    g.sentence(s, x.sentence)
    g.resolution(s, PARTIES["speaker"], x.speaker, x.source_mention)
    g.resolution(s, PARTIES["addressee"], x.addressee, x.addressee_mention)
    for entity in x.about:
        g.entity(s, "kg:about", entity)
    g.when(s, x.when)
    g.put(s, "kg:addedWhy", x.added)


def read(g: Reading, s: str) -> Statement:
    """The statement of a node."""
    manner: Any = g.need(s, "kg:manner")
    return Statement(
        g.id(s), manner, tuple(g.spans(s, "kg:contentSpan")), g.span(s, "kg:sourceSpan"), g.span(s, "kg:cueSpan"),
        g.need(s, "kg:act"), g.true(s, "kg:negated"), float(g.need(s, "kg:confidence")), g.must(s, "kg:sentenceSpan"),
        g.true(s, "kg:headline"), g.mention(s, "kg:speakerMention"), g.resolution(s, PARTIES["speaker"]),
        g.mention(s, "kg:addresseeMention"), g.resolution(s, PARTIES["addressee"]),
        tuple(g.known(iri) for iri in g.b.many(s, "kg:about")), g.when(s),
        g.one(s, "kg:addedWhy"),
    )  # fmt: skip
