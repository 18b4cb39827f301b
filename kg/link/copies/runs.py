"""Runs of words that two texts share: found by hashes, verified word for word, with their place in both."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern
from zlib import crc32

import numpy as np
import numpy.typing as npt

from kg.records import Span

RUN = 8  # words: fewer are a phrase of the trade
WINDOW = 5  # run hashes, of which the least is kept: a shared run of RUN + WINDOW - 1 = 12 words is never missed
PLACES = 4  # of one run within a text that are tried
STRETCH = 32  # words that are compared at one time
WORD = re.compile(r"\w+")
QUOTED = re.compile(r'"[^"\n]{2,1500}"|“[^”\n]{2,1500}”|«[^»\n]{2,1500}»')
PLANE = 0x10000  # characters from here on are rare
FACTOR = np.uint64(0x9E3779B97F4A7C15)

Numbers = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]


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


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where each run of RUN words of a text begins: by a hash, which two runs may have in common."""

    ordered: Hashes  # of the runs, from the least up
    begins: Numbers  # where these begin, equal ones in the order of the text


@dataclass(frozen=True, slots=True)
class Run:
    """28 words from the 12th of one text on are those from the 3rd of the other on."""

    one: int
    other: int
    length: int


def words_of(text: str) -> Words:
    """The words of a text; punctuation and case are no part of them."""
    inside = np.concatenate([[False], _in_words(text), [False]])
    changes = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = _array(changes[::2]), _array(changes[1::2])
    free = np.ones(len(starts) + 1, np.uint32)
    free[0] = 0
    for match in QUOTED.finditer(text):
        free[1 + bisect_left(starts, match.start()) : 1 + bisect_left(starts, match.end())] = 0
    low = text.casefold()
    if len(low) == len(text):  # no character became two
        found = [low[start:end] for start, end in zip(starts, ends, strict=True)]
    else:
        found = [text[start:end].casefold() for start, end in zip(starts, ends, strict=True)]
    return Words(text, tuple(map(intern, found)), starts, ends, _array(free.cumsum()))


def _in_words(text: str) -> npt.NDArray[np.bool_]:
    """For each character whether it is one of a word."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    found: npt.NDArray[np.bool_] = _word_characters()[np.minimum(codes, PLANE)]
    for place in np.flatnonzero(codes >= PLANE).tolist():
        found[place] = WORD.match(text[place]) is not None
    return found


@cache
def _word_characters() -> npt.NDArray[np.bool_]:
    found = np.zeros(PLANE + 1, np.bool_)
    found[[match.start() for match in re.finditer(r"\w", "".join(map(chr, range(PLANE))))]] = True
    return found


def _array(values: npt.NDArray[np.integer]) -> array[int]:
    return array("I", values.astype(np.dtype(f"u{array('I').itemsize}")).tobytes())


def codes_of(text: Words) -> Hashes:
    """A number for each word, the same on every machine."""
    return np.fromiter(map(_code, text.words), np.uint64, len(text.words))


@lru_cache(maxsize=50_000)
def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def hashes_of(codes: Hashes) -> Hashes:
    """A number for each run of RUN words, in the order of the text."""
    found = np.zeros(max(0, len(codes) - RUN + 1), np.uint64)
    for place in range(RUN):
        found = (found + codes[place : place + len(found)]) * FACTOR
        found ^= found >> np.uint64(29)
    return found


def fingerprints(text: Words) -> list[int]:
    """The hashes of runs that stand for the text, each once: the least in every window.

    Winnowing, after Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting" (2003).
    """
    codes = list(map(_code, text.words))
    row = [hash(run) for run in zip(*(codes[i:] for i in range(RUN)), strict=False)]  # of numbers: not salted
    if len(row) <= WINDOW:
        return row and [min(row)]
    return list(dict.fromkeys(map(min, zip(*(row[i:] for i in range(WINDOW)), strict=False))))


def places_of(text: Words) -> Places:
    """Each run of RUN words, and where it begins."""
    hashes = hashes_of(codes_of(text))
    begins = np.argsort(hashes, kind="stable")
    return Places(hashes[begins], begins)


def shared(one: Words, other: Words, first: Places | None = None, second: Places | None = None) -> list[Run]:
    """The longest runs of at least RUN words that both texts have, in the order of the second and apart in it; `first`
    and `second` are their `places_of`, where these are known.
    """
    ours, theirs = first or places_of(one), second or places_of(other)
    if not len(ours.ordered) or not len(theirs.ordered):
        return []
    low = np.searchsorted(ours.ordered, theirs.ordered)
    hit = np.flatnonzero(ours.ordered[np.minimum(low, len(ours.ordered) - 1)] == theirs.ordered)
    hit = hit[np.argsort(theirs.begins[hit])]
    high = np.searchsorted(ours.ordered, theirs.ordered[hit], "right").tolist()
    places, lows = theirs.begins[hit].tolist(), low[hit].tolist()
    found: list[Run] = []
    end = step = 0
    while (step := bisect_left(places, end, step)) < len(places):
        at = places[step]
        run = other.words[at : at + RUN]
        begins = [b for b in ours.begins[lows[step] : high[step]].tolist() if one.words[b : b + RUN] == run][:PLACES]
        if begins:
            length, start = max((_reach(one, begin, other, at), -begin) for begin in begins)
            found.append(Run(-start, at, length))
            end = at + length
        step += 1
    return found


def _reach(one: Words, first: int, other: Words, second: int) -> int:
    """How many words from here on are the same in both, of which RUN are known to be."""
    ours, theirs, length = one.words, other.words, RUN
    while (some := ours[first + length : first + length + STRETCH]) and (
        some == theirs[second + length : second + length + STRETCH]
    ):
        length += len(some)
    for a, b in zip(some, theirs[second + length : second + length + STRETCH], strict=False):
        if a != b:
            break
        length += 1
    return length
