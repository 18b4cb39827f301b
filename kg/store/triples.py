"""Records to quads and back: the one place where the records and the RDF of `ontology/kg.ttl` meet.

`from_quads(to_quads(x)) == x` for every extraction whose contents stand in text order, whose `about` is sorted by IRI
(RDF keeps sets), whose events have one reason at most for each thing that needs one, and where several act as one are
resolved one by one, not as a whole. What only repeats the records for the reader's ease (`kg:quote`,
`kg:sentenceText`, …) is written and never read back. How each kind of record reads stands in `*_quads.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from kg.records import Article, Extraction
from kg.store import article_quads, event_quads, mention_quads, role_quads, statement_quads
from kg.store.lines import Lines, parsed
from kg.store.reading import Reading
from kg.store.writing import Writing


def to_quads(extraction: Extraction) -> list[Quad]:
    """The quads of one article's named graph, each once, without blank nodes; ValueError for an IRI that is none,
    UnicodeEncodeError for text that is not Unicode.
    """
    return list(parsed(to_lines(extraction).trig()))


def to_lines(extraction: Extraction) -> Lines:
    """The same as text; ValueError for an IRI that is none."""
    g = Writing(extraction)
    article_quads.write(g)
    for index, mention in enumerate(extraction.mentions):
        mention_quads.write(g, index, mention)
    for index, statement in enumerate(extraction.statements):
        statement_quads.write(g, index, statement)
    for index, event in enumerate(extraction.events):
        event_quads.write(g, index, event)
    for index, role in enumerate(extraction.roles):
        role_quads.write(g, index, role)
    return g.w


def from_quads(quads: Iterable[Quad]) -> Extraction:
    """The extraction that one article's named graph holds; KeyError names a property that is missing."""
    g = Reading(quads)
    tool, model = article_quads.run(g)
    return Extraction(
        article_quads.read(g),
        tuple(mention_quads.read(g, node) for node in g.mentions),
        tuple(statement_quads.read(g, node) for node in g.statements),
        tuple(event_quads.read(g, node) for node in g.listed("kg:Event")),
        tuple(role_quads.read(g, node) for node in g.listed("kg:Role")),
        article_quads.sentences(g),
        tool=tool,
        model=model,
    )


def article_of(quads: Iterable[Quad]) -> Article:
    """The article alone that a named graph holds."""
    return article_quads.read(Reading(quads))
