"""Runs of words that two texts share: found by hashes, verified word for word, with their place in both."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from sys import intern
from zlib import crc32

from kg.records import Span

RUN = 8  # words: fewer are a phrase of the trade
WINDOW = 5  # run hashes, of which the least is kept: a shared run of RUN + WINDOW - 1 = 12 words is never missed
PLACES = 4  # of one run within a text that are tried
WORD = re.compile(r"\w+")
QUOTED = re.compile(r'"[^"\n]{2,1500}"|“[^”\n]{2,1500}”|«[^»\n]{2,1500}»')


Places = Mapping[tuple[str, ...], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Words:
    """A text as a row of words in lower case, each with its offsets; how many of the first n are not in quotes."""

    text: str
    words: tuple[str, ...]
    starts: array[int]
    ends: array[int]
    unquoted: array[int]  # a running sum, one longer than `words`

    def span(self, first: int, end: int) -> Span:
        """The slice of the text from word `first` up to word `end`, exclusive."""
        low, high = self.starts[first], self.ends[end - 1]
        return Span(low, high, self.text[low:high])

    def free(self, first: int, length: int) -> int:
        """How many of the words from `first` on stand outside quotation marks."""
        return self.unquoted[first + length] - self.unquoted[first]


@dataclass(frozen=True, slots=True)
class Run:
    """28 words from the 12th of one text on are those from the 3rd of the other on."""

    one: int
    other: int
    length: int


def words_of(text: str) -> Words:
    """The words of a text; punctuation and case are no part of them."""
    found = list(WORD.finditer(text))
    starts = array("I", [match.start() for match in found])
    ends = array("I", [match.end() for match in found])
    free = bytearray(b"\1") * len(found)
    for match in QUOTED.finditer(text):
        low, high = bisect_left(starts, match.start()), bisect_left(starts, match.end())
        free[low:high] = bytes(high - low)
    words = tuple(intern(match.group().casefold()) for match in found)
    return Words(text, words, starts, ends, array("I", accumulate(free, initial=0)))


def fingerprints(text: Words) -> list[int]:
    """The hashes of runs that stand for the text, each once: the least in every window.

    Winnowing, after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003).
    """
    codes = [crc32(word.encode("utf-8", "surrogatepass")) for word in text.words]
    row = [hash(run) for run in zip(*(codes[i:] for i in range(RUN)), strict=False)]  # of numbers: not salted
    if len(row) <= WINDOW:
        return row and [min(row)]
    return list(dict.fromkeys(map(min, zip(*(row[i:] for i in range(WINDOW)), strict=False))))


def places_of(text: Words) -> Places:
    """Each run of RUN words, and where it begins."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i, run in enumerate(zip(*(text.words[k:] for k in range(RUN)), strict=False)):
        places.setdefault(run, []).append(i)
    return places


def shared(one: Words, other: Words, first: Places | None = None, second: Places | None = None) -> list[Run]:
    """The longest runs of at least RUN words that both texts have, in the order of the second and apart in it; `first`
    and `second` are their `places_of`, where these are known.
    """
    ours, theirs = first or places_of(one), second or places_of(other)
    begins = {at: ours[run] for run in ours.keys() & theirs.keys() for at in theirs[run]}
    found: list[Run] = []
    end = 0
    for at in sorted(begins):
        if at >= end:
            length, start = max((_reach(one, start, other, at), -start) for start in begins[at][:PLACES])
            found.append(Run(-start, at, length))
            end = at + length
    return found


def _reach(one: Words, first: int, other: Words, second: int) -> int:
    """How many words from here on are the same in both."""
    least = min(len(one.words) - first, len(other.words) - second)
    return next((i for i in range(RUN, least) if one.words[first + i] != other.words[second + i]), least)
