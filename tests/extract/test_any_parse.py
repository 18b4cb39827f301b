"""Whatever the reader makes of a text, extraction neither fails nor points at words that are not there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from kg.extract import extract
from kg.records import Article, Extraction
from tests.extract.parses import VOCAB

WORDS = [
    "Russia",
    "Rutte",
    "said",
    "agreed",
    "to",
    "attack",
    "with",
    "not",
    "the",
    "president",
    "“",
    "”",
    '"',
    ",",
    ".",
    "\n",
    "talks",
]
POS = ["NOUN", "PROPN", "VERB", "AUX", "ADP", "PUNCT", "PRON", "DET", "SPACE"]
DEPS = ["nsubj", "nsubj:pass", "obj", "obl", "nmod", "nmod:poss", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "conj", "aux", "mark",
        "advmod", "det", "appos", "cop", "case", "compound", "flat", "punct", "obl:agent"]  # fmt: skip
LABELS = ["person", "organisation", "place", "nationality", "date", "event"]


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Random words under a random tree, with random names and attributions."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    n = len(words)
    order = draw(st.permutations(range(n)))
    heads, deps = [0] * n, ["root"] * n
    for place, word in enumerate(order):
        heads[word] = word if place == 0 else order[draw(st.integers(0, place - 1))]
        deps[word] = "root" if place == 0 else draw(st.sampled_from(DEPS))
    doc = Doc(
        VOCAB, words=words, heads=heads, deps=deps, lemmas=[w.lower() for w in words],
        pos=[draw(st.sampled_from(POS)) for _ in words], tags=["VBG"] * n, sent_starts=[i == 0 for i in range(n)],
    )  # fmt: skip
    cuts = sorted(draw(st.sets(st.integers(0, n), max_size=6)))
    doc.ents = [Span(doc, a, b, draw(st.sampled_from(LABELS))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    for role in ("source", "cue", "content"):
        ends = sorted(draw(st.sets(st.integers(0, n), max_size=4)))
        pairs = zip(ends[::2], ends[1::2], strict=False)
        doc.spans[role] = [Span(doc, a, b, role, span_id=draw(st.integers(0, 1))) for a, b in pairs]
    return doc


def spans(found: Extraction) -> list:
    """Every span in an extraction."""
    out = [m.span for m in found.mentions] + [m.head for m in found.mentions] + [r.span for r in found.roles]
    for statement in found.statements:
        out += [*statement.content, statement.sentence, *(s for s in (statement.source, statement.cue) if s)]
    for event in found.events:
        out += [event.actor.span, event.action, event.sentence]
    return out


@settings(max_examples=200, deadline=None)
@given(docs())
def test_offsets_are_exact_and_indexes_exist(doc: Doc) -> None:
    found = extract(doc, Article("a", "a.txt", doc.text, published="2025-04-07"))
    assert all(doc.text[s.start : s.end] == s.text and s.text for s in spans(found))
    ids = {s.id for s in found.statements}
    assert all(e.attributed_to is None or e.attributed_to in ids for e in found.events)
    assert all(s.source_mention is None or s.source_mention < len(found.mentions) for s in found.statements)
