"""Put the layers of a text into the usual places of its spaCy document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.annotate.attribution import Attribution
from kg.annotate.layers import Layers

if TYPE_CHECKING:
    from spacy.tokens import Doc

Ints = NDArray[np.int64]


def fill_tree(doc: Doc, tokens: Ints, layers: Layers) -> None:
    """Set tags, lemmas and trees; white space hangs on a word beside it and gets the tag SPACE."""
    from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG  # type: ignore[import-not-found]
    from spacy.parts_of_speech import IDS  # type: ignore[import-not-found]

    n = len(doc)
    add = doc.vocab.strings.add
    host = space_hosts(n, tokens)
    if not n:
        return
    values = np.zeros((n, 5), np.uint64)
    space = np.ones(n, bool)
    space[tokens] = False
    values[space] = np.array([0, add("dep"), add("_SP"), IDS["SPACE"], 0], np.uint64)
    for i in np.flatnonzero(space).tolist():
        values[i, 4] = add(doc[i].text)
    heads = host.copy()
    heads[tokens] = tokens[layers.heads]
    values[:, 0] = (heads - np.arange(n)).astype(np.int64).view(np.uint64)
    for column, strings in ((1, _renamed(layers.relations)), (2, layers.xpos), (4, layers.lemmas)):
        numbers = {s: add(s) for s in set(strings)}
        values[tokens, column] = np.array([numbers[s] for s in strings], np.uint64)
    values[tokens, 3] = np.array([IDS[u] for u in layers.upos], np.uint64)
    doc.from_array([HEAD, DEP, TAG, POS, LEMMA], values)  # type: ignore[arg-type]


def space_hosts(n: int, tokens: Ints) -> Ints:
    """For each of n tokens itself, or for white space the word before it (the first word at the start)."""
    if not len(tokens):
        return np.zeros(n, np.int64)
    before = np.searchsorted(tokens, np.arange(n), side="right") - 1
    return tokens[np.maximum(before, 0)]


def _renamed(relations: Sequence[str]) -> list[str]:
    """Spell the root's relation as spaCy does."""
    return ["ROOT" if r == "root" else r for r in relations]


def fill_entities(doc: Doc, tokens: Ints, layers: Layers) -> None:
    """Set `doc.ents`; addresses of pages and mailboxes are no names."""
    from spacy.tokens import Span

    from kg.annotate.names import mended
    from kg.annotate.recurring import consistent

    names = [(int(tokens[f]), int(tokens[e - 1]) + 1, kind) for f, e, kind in layers.entities]
    names = [(f, e, kind) for f, e, kind in names if e - f > 1 or not (doc[f].like_url or doc[f].like_email)]
    doc.set_ents([Span(doc, f, e, label=kind) for f, e, kind in consistent(doc, mended(doc, names))])


def fill_attributions(doc: Doc, tokens: Ints, found: Sequence[Attribution]) -> None:
    """Set the span groups source, cue and content; `span.id` numbers the attributions from 0 as their cues stand."""
    from spacy.tokens import Span, SpanGroup

    def span(number: int, bounds: tuple[int, int], label: str) -> Span:
        return Span(doc, int(tokens[bounds[0]]), int(tokens[bounds[1] - 1]) + 1, label=label, span_id=number)

    groups: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    for number, a in enumerate(found):
        if a.source:
            groups["source"].append(span(number, a.source, "source"))
        groups["cue"].append(span(number, a.cue, "cue"))
        groups["content"] += [span(number, c, "content") for c in a.content]
    for name, spans in groups.items():
        attrs = {"confidence": {i: a.confidence for i, a in enumerate(found)}} if name == "content" else {}
        doc.spans[name] = SpanGroup(doc, name=name, attrs=attrs, spans=spans)
