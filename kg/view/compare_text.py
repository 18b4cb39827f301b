"""An article's text with the passages that the page speaks of marked, each with a way back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.records import Span
from kg.view.compare_markup import Html, el, joined


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Characters 91–160 hold the wording 'w7' of statement 3."""

    start: int
    end: int
    name: str  # of the anchor; empty for a further piece of a passage
    back: str  # where its number leads
    label: str  # '3'
    told: str  # 'statement 3'


def marked_text(words: str, passages: Collection[Passage]) -> Html:
    """Every paragraph of a text, with its passages marked; where they overlap, the marks are cut, no anchor is lost."""
    size = len(words)
    inside = sorted(p for p in passages if 0 <= p.start < p.end <= size)
    lost = [el("a", id=p.name) for p in sorted(passages) if p.name and p not in inside]
    starts: dict[int, list[Passage]] = defaultdict(list)
    ends: dict[int, list[Passage]] = defaultdict(list)
    for passage in inside:
        starts[passage.start].append(passage)
        ends[passage.end].append(passage)
    edges = sorted({0, size, *starts, *ends, *(i + d for i, c in enumerate(words) if c == "\n" for d in (0, 1))})
    paragraphs: list[list[Html]] = [[*lost]]
    covering, names = 0, list[str]()
    for start, end in pairwise(edges):
        covering += len(starts[start])
        names += [passage.name for passage in starts[start] if passage.name]
        if words[start:end] == "\n":
            paragraphs.append([el("a", id=name) for name in names])
        else:
            paragraphs[-1].append(_piece(words[start:end], names, bool(covering)))
        names.clear()
        paragraphs[-1] += [_back(passage) for passage in ends[end]]
        covering -= len(ends[end])
    return joined(el("p", line) for line in paragraphs if any(line))


def _piece(words: str, names: Sequence[str], covered: bool) -> Html:
    if not covered:
        return joined(words)
    return joined((el("a", id=other) for other in names[1:]), el("mark", words, id=names[0] if names else None))


def _back(passage: Passage) -> Html:
    if not passage.label:
        return Html()
    return el("a", passage.label, class_="back", href=f"#{passage.back}", aria_label=f"to {passage.told}")


def in_sentence(sentence: Span, spans: Collection[Span]) -> Html:
    """A sentence on one line with the spans in it marked."""
    at, out = sentence.start, list[Html]()
    for span in sorted(span for span in spans if sentence.covers(span)):
        if span.start < at:
            continue
        out.append(joined(_flat(sentence, at, span.start), el("mark", _flat(sentence, span.start, span.end))))
        at = span.end
    return joined(out, _flat(sentence, at, sentence.end))


def _flat(sentence: Span, start: int, end: int) -> str:
    words = sentence.text[start - sentence.start : end - sentence.start]
    return words.replace("\n", " ")
