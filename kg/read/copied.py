"""Copies among the articles that are read: named and left out, where that is wanted.

Whoever wants one report of each piece of news, not twenty prints of one agency's, reads so. Else all are kept, and the
links say who copied whom (`kg.link.copies`).
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from kg.errors import Copied, UnreadableInput
from kg.records import Article, digest

if TYPE_CHECKING:
    from rensa import RMinHash

KEEP = 200_000  # articles to which a new one is compared; news is copied within days
SKETCH, BANDS = 128, 16  # of MinHash: two texts with ALIKE of their runs alike meet with 97%
ALIKE = 0.8  # of all runs of three words of both stand in both: some words, a headline or a sentence are other
FEWEST = 20  # words; shorter ones are the same or not
_WORD = re.compile(r"\w+")


def unlike(outcomes: Iterable[Article | UnreadableInput], keep: int = KEEP) -> Iterator[Article | UnreadableInput]:
    """The same, with a `Copied` in the place of each article that is nearly one before it, of another source."""
    seen: OrderedDict[int, tuple[str, Any]] = OrderedDict()
    index, whole, number = _index(), dict[str, str](), 0
    for outcome in outcomes:
        if not isinstance(outcome, Article):
            yield outcome
            continue
        words = [word.casefold() for word in _WORD.findall(outcome.text)]
        plain = digest(*words)
        sketch = _sketch(words) if len(words) >= FEWEST else None
        near = [key for key in index.query(sketch) if key in seen] if sketch else []
        alike = ((_alike(sketch, seen[key][1]), -key) for key in near)
        most, key = max(alike, default=(0.0, 0))
        first = whole.get(plain) or (seen[-key][0] if most >= ALIKE else None)
        if first is not None and first != outcome.source:
            yield Copied(outcome.source, first, 1.0 if plain in whole else most)
            continue
        yield outcome
        whole.setdefault(plain, outcome.source)
        if sketch:
            seen[number] = outcome.source, sketch
            index.insert(number, sketch)
        number += 1
        if len(seen) > keep:
            index.remove(seen.popitem(last=False)[0])
        if len(whole) > keep:
            del whole[next(iter(whole))]


def _index() -> Any:
    from rensa import RMinHashLSH

    return RMinHashLSH(ALIKE, SKETCH, BANDS)


def _sketch(words: list[str]) -> RMinHash:
    from rensa import RMinHash

    sketch = RMinHash(SKETCH, 42)
    pairs = pairwise(words)
    sketch.update([f"{one} {other} {third}" for (one, other), third in zip(pairs, words[2:], strict=False)])
    return sketch


def _alike(one: Any, other: Any) -> float:
    """The share of runs that stand in both, as the sketches tell it."""
    share: float = one.jaccard(other)
    return share
