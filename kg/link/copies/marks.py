"""By what two texts are known to share no passage worth looking at, without their words: the hashes of their runs."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from kg.link.copies.runs import RUN, Words

Marks = npt.NDArray[np.uint64]  # a hash for each run of RUN words, sorted; the last bit tells of one outside quotes
ONE = np.uint64(1)
FACTOR = 0x9E3779B97F4A7C15


def marks(text: Words) -> Marks:
    """The runs of a text, each once."""
    size = len(text.words) - RUN + 1
    if size <= 0:
        return np.zeros(0, np.uint64)
    codes = np.array([_code(word) for word in text.words], np.uint64)
    found = np.zeros(size, np.uint64)
    for place in range(RUN):
        found = (found + codes[place : place + size]) * np.uint64(FACTOR)
        found ^= found >> np.uint64(29)
    unquoted = np.frombuffer(text.unquoted, np.dtype(f"u{text.unquoted.itemsize}"))
    free = unquoted[RUN:] > unquoted[:-RUN]
    ordered = np.sort((found & ~ONE) | free)
    last = np.append(ordered[1:] >> ONE != ordered[:-1] >> ONE, True)
    kept: Marks = ordered[last]
    return kept


@lru_cache(maxsize=50_000)
def _code(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass"))


def may_share(one: Marks, other: Marks) -> bool:
    """Whether some run is in both, and in each some shared run has a word outside quotation marks."""
    if not len(one) or not len(other):
        return False
    ours, theirs = one >> ONE, other >> ONE
    places = np.minimum(np.searchsorted(theirs, ours), len(theirs) - 1)
    both = theirs[places] == ours
    return bool((one[both] & ONE).any() and (other[places[both]] & ONE).any())
