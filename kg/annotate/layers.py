"""What the reader found in one text, in word numbers, before it is put into a spaCy document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.annotate.attribution import Attribution, attributions
from kg.annotate.lemma import Lemmas
from kg.annotate.linker import Span
from kg.annotate.parse import parse
from kg.annotate.sentences import sentence_starts
from kg.annotate.session import Floats, Scores, Session
from kg.annotate.spans import runs_of, tag_sequence, transitions
from kg.annotate.windows import windows_of
from kg.annotate.words import Words

Ints = NDArray[np.int64]
NO_NAME = 1.0  # added to the score of "no name", since half a name is worse than none; chosen on UNER and CrossNER dev


@dataclass(frozen=True, slots=True)
class Layers:
    """Tags, heads (a root's is itself) and lemmas [words]; entities (first, end, label); attributions."""

    upos: list[str]
    xpos: list[str]
    lemmas: list[str]
    heads: Ints
    relations: list[str]
    entities: list[tuple[int, int, str]]
    attributions: list[Attribution]


def annotate(session: Session, lemmas: Lemmas, words: Words, starts: Ints | None = None) -> Layers:
    """Read the words of one section; `starts` gives the sentences where they are known."""
    scores = [session.run(words, window) for window in windows_of(words.offsets, words.breaks)]
    owned = {name: _owned(scores, name) for name in ("sentence", "upos", "xpos", "entity", "cue")}
    labels = session.labels
    if starts is None:
        starts = sentence_starts(owned["sentence"], words)
    root = labels["deps"].index("root")
    heads, relations = parse(scores, starts, len(words), root)
    upos, xpos = _named(owned["upos"].argmax(1), labels["upos"]), _named(owned["xpos"].argmax(1), labels["xpos"])
    kinds: list[str] = [tag[2:] for tag in labels["entities"][1::2]]
    owned["entity"][:, 0] += NO_NAME
    tags = tag_sequence(owned["entity"], transitions(len(labels["entities"])))
    return Layers(
        upos,
        xpos,
        list(map(lemmas.of, words.forms, xpos, upos)),
        heads,
        _named(relations, labels["deps"]),
        [(first, end, kinds[kind]) for first, end, kind in runs_of(tags)],
        attributions(scores, owned["cue"], session.tensors) if labels["roles"] else [],
    )


def _named(numbers: Ints, names: list[str]) -> list[str]:
    return [names[i] for i in numbers.tolist()]


def joined(parts: Sequence[Layers]) -> Layers:
    """Put the sections of a huge text one after the other."""
    if len(parts) == 1:
        return parts[0]
    shifts = np.cumsum([0, *(len(p.upos) for p in parts)]).tolist()[:-1]
    pairs = list(zip(parts, shifts, strict=True))
    return Layers(
        [x for p in parts for x in p.upos],
        [x for p in parts for x in p.xpos],
        [x for p in parts for x in p.lemmas],
        np.concatenate([p.heads + s for p, s in pairs]) if pairs else np.zeros(0, np.int64),
        [x for p in parts for x in p.relations],
        [(f + s, e + s, kind) for p, s in pairs for f, e, kind in p.entities],
        [_shifted(a, s) for p, s in pairs for a in p.attributions],
    )


def _shifted(a: Attribution, by: int) -> Attribution:
    def move(span: Span) -> Span:
        return span[0] + by, span[1] + by

    return Attribution(move(a.source) if a.source else None, move(a.cue), tuple(map(move, a.content)), a.confidence)


def _owned(scores: Sequence[Scores], name: str) -> Floats:
    """Scores of one head for all words, each from the window that owns it."""
    parts = [s.tags[name][s.window.own_start - s.window.start : s.window.own_end - s.window.start] for s in scores]
    return np.concatenate(parts)
