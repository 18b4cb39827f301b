"""By what two texts are known to share no passage worth looking at, without their words: the hashes of their runs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kg.link.copies.runs import RUN, Words, codes_of, hashes_of

Marks = npt.NDArray[np.uint64]  # a hash for each run of RUN words, sorted; the last bit tells of one outside quotes
ONE = np.uint64(1)


def marks(text: Words) -> Marks:
    """The runs of a text, each once."""
    found = hashes_of(codes_of(text))
    if not len(found):
        return found
    unquoted = np.frombuffer(text.unquoted, np.dtype(f"u{text.unquoted.itemsize}"))
    free = unquoted[RUN:] > unquoted[:-RUN]
    ordered = np.sort((found & ~ONE) | free)
    last = np.append(ordered[1:] >> ONE != ordered[:-1] >> ONE, True)
    kept: Marks = ordered[last]
    return kept


def may_share(one: Marks, other: Marks) -> bool:
    """Whether some run is in both, and in each some shared run has a word outside quotation marks."""
    if not len(one) or not len(other):
        return False
    ours, theirs = one >> ONE, other >> ONE
    places = np.minimum(np.searchsorted(theirs, ours), len(theirs) - 1)
    both = theirs[places] == ours
    return bool((one[both] & ONE).any() and (other[places[both]] & ONE).any())
