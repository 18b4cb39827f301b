"""Who said what: cues, and for each cue its source and its content.

Every word near a cue is scored for that cue alone (`linker.py`) and the best sequence of tags is taken. So two cues may
share a source, one content may lie inside another, and a content may have gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from kg.annotate.linker import Span, link_scores
from kg.annotate.session import Floats, Scores
from kg.annotate.spans import log_softmax, runs_of, tag_sequence, transitions

SOURCE, CONTENT = 0, 1
B_SOURCE, B_CONTENT = 1, 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """In words (ends exclusive): source (0, 2) said, cue (2, 3), content [(4, 9)]; confidence from 0 to 1."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Decoding:
    """Settings chosen on the development part of PolNeAR.

    cue: added to the scores of cues, since one without content is dropped later. source, content: added where a run of
    the role begins. least: confidence below which nothing is given. same: share of common words from which two contents
    count as one.
    """

    cue: float = 0.8
    source: float = 0.75
    content: float = -1.5
    least: float = 0.68
    same: float = 0.6


DECODING = Decoding()


def find_cues(scores: Floats, bias: float = 0.0) -> list[Span]:
    """Cues from tag scores [words, 3]."""
    eager = scores.copy()
    eager[:, 1:] += bias
    return [(first, end) for first, end, _ in runs_of(tag_sequence(eager, transitions(3)))]


def attributions(
    scores: Sequence[Scores], cue_scores: Floats, tensors: dict[str, Floats], how: Decoding = DECODING
) -> list[Attribution]:
    """Find the attributions of a text; `cue_scores` are tag scores [words, 3]."""
    cues = find_cues(cue_scores, how.cue)
    if not cues:
        return []
    chance = 1 - np.exp(log_softmax(cue_scores)[:, 0])
    out: list[Attribution] = []
    for (first, end), linked in zip(cues, link_scores(scores, cues, tensors), strict=True):
        if linked:
            start, found = linked
            sure = chance[first] if end == first + 1 else chance[first:end].mean()
            one = _decode(start, found, (first, end), float(sure), how)
            if one and one.confidence >= how.least:
                out.append(one)
    return _distinct(out, how.same)


def _decode(start: int, logs: Floats, cue: Span, chance: float, how: Decoding) -> Attribution | None:
    tags = tag_sequence(logs + _bias(logs.shape[1], how), transitions(logs.shape[1]))
    runs = runs_of(tags)
    content = tuple([(start + f, start + e) for f, e, kind in runs if kind == CONTENT])
    if not content:
        return None
    share = np.exp(logs)
    sources = [
        (float(share[f:e, B_SOURCE:B_CONTENT].sum()), start + f, start + e) for f, e, kind in runs if kind == SOURCE
    ]
    source = max(sources)[1:] if sources else None
    inside = share[tags >= B_CONTENT][:, B_CONTENT:].sum(1)
    sure = float(np.exp(np.log(np.maximum(inside, 1e-6)).mean()))
    return Attribution(source, cue, content, round((sure * chance) ** 0.5, 4))


@lru_cache(maxsize=8)
def _bias(labels: int, how: Decoding) -> Floats:
    """What is added to the scores of each label."""
    bias = np.zeros(labels, np.float32)
    bias[B_SOURCE], bias[B_CONTENT] = how.source, how.content
    return bias


def _distinct(found: list[Attribution], same: float) -> list[Attribution]:
    """Of attributions with nearly the same content keep the surest."""
    words = [{*chain.from_iterable(range(f, e) for f, e in a.content)} for a in found]
    edges = [(min(a.content)[0], max(e for _, e in a.content)) for a in found]
    kept: list[int] = []
    for i in sorted(range(len(found)), key=lambda i: (-found[i].confidence, i)):
        low, high = edges[i]
        near = [k for k in kept if edges[k][0] < high and low < edges[k][1]]
        if all(len(words[i] & words[k]) < same * len(words[i] | words[k]) for k in near):
            kept.append(i)
    return [found[i] for i in sorted(kept)]
