"""Where sentences start, and whether a text's lines are broken by width rather than by meaning."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kg.annotate.words import LINE, Words
from kg.tables import rows

WIDEST = 200
DATES = frozenset([
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
    "April", "May", "June", "July", "August", "September", "October", "November", "December",
])  # fmt: skip
SHORT = frozenset(["Jan.", "Feb.", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."])
LETTERS = 3  # of a common word before a full stop; 'v.', 'no.' are shorter
TERMINAL = tuple(".!?:;\"”’')…")


def is_hard_wrapped(text: str) -> bool:
    """Say whether most lines are 50 to 100 characters wide and run on in the next line, as in plain-text mail."""
    lines = text.splitlines()[:400]
    pairs = [(a.rstrip(), b.lstrip()) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(pairs) < 3:
        return False
    wide = sum(50 <= len(a) <= 100 for a, _ in pairs)
    run_on = sum(50 <= len(a) <= 100 and not a.endswith(TERMINAL) and b[:1].islower() for a, b in pairs)
    return wide > 0.6 * len(pairs) and run_on > 0.35 * len(pairs)


def sentence_starts(scores: NDArray[np.float32], words: Words) -> NDArray[np.int64]:
    """Word numbers at which sentences start, from scores [words, 2]; a new line starts one, and none is endless."""
    margin = scores[:, 1] - scores[:, 0]
    starts = (margin > 0) | (words.breaks >= LINE)
    starts[[i for i, form in enumerate(words.forms) if form[:1].isupper() and _ended(words.forms, i)]] = True
    starts[:1] = True
    found = np.flatnonzero(starts).tolist()
    out: list[int] = []
    for start, end in zip(found, [*found[1:], len(words)], strict=True):
        out += _split(margin, start, end)
    return np.array(out, np.int64)


@cache
def offices() -> frozenset[str]:
    """Capitalised words that begin an office or a title before a name: 'Secretary', 'Prime', 'Mr'."""
    named = [words for row in rows("offices.tsv") for words in row["words"].split("|")]
    titles = [row["title"] for row in rows("titles.tsv")]
    return frozenset(words.split(" ")[0].capitalize() for words in (*named, *titles))


def _ended(forms: list[str], i: int) -> bool:
    """Whether a sentence has ended before this capital: '… on Thursday. Secretary', 'the talks. Prime', 'in Dec. Mr.'.

    After any other short form with its full stop ('U.S. President', 'Lt. Governor') none has.
    """
    titled = forms[i].rstrip(".") in offices()
    if i < 2 or forms[i - 1] != ".":
        return titled and i > 0 and forms[i - 1] in SHORT
    last = forms[i - 2]
    return last in DATES or (titled and len(last) >= LETTERS and last.isascii() and last.isalpha() and last.islower())


def _split(margin: NDArray[np.float32], start: int, end: int) -> list[int]:
    if end - start <= WIDEST:
        return [start]
    at = start + 20 + int(np.argmax(margin[start + 20 : min(end - 20, start + WIDEST)]))
    return [start, *_split(margin, at, end)]
