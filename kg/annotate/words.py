"""The words of a document as the encoder sees them: white space left out, word pieces and features at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kg.annotate.wordpiece import BREAKS, INVISIBLE, WordPieces, break_class, case_class

if TYPE_CHECKING:
    from spacy.tokens import Doc

SECTION = 8_000
LINE = BREAKS.index("line")
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """Word i is token tokens[i] and has pieces[offsets[i]:offsets[i + 1]]; breaks[i] says what stands before it."""

    forms: list[str]
    tokens: Ints
    pieces: Ints
    offsets: Ints
    case: Ints
    breaks: Ints

    def __len__(self) -> int:
        return len(self.forms)


def words_of(doc: Doc, wordpieces: WordPieces, wrapped: bool, text: str | None = None) -> Words:
    """Collect the words of a tokenized document; in hard-wrapped text a single line end is a space like any other.

    `text` is the document's, for those who have it: spaCy puts it together anew each time.
    """
    text = doc.text if text is None else text
    forms: list[str] = []
    tokens: list[int] = []
    breaks: list[int] = []
    end = at = 0
    spaced: list[int] = doc.to_array("SPACY").tolist()
    for number, form in enumerate([token.text for token in doc]):
        start = at
        at += len(form) + spaced[number]
        if not _seen(form):
            continue
        kind = _break_class(text[end:start]) if forms or start else LINE
        breaks.append(1 if wrapped and kind == LINE else kind)
        forms.append(form)
        tokens.append(number)
        end = start + len(form)
    return make_words(forms, tokens, breaks, wordpieces)


_break_class = lru_cache(maxsize=1_000)(break_class)  # mostly of one space


@lru_cache(maxsize=100_000)
def _seen(form: str) -> bool:
    """Whether a token shows on the page."""
    return not form.isspace() and bool(form.strip(INVISIBLE))


def make_words(forms: list[str], tokens: list[int], breaks: list[int], wordpieces: WordPieces) -> Words:
    """Build words from plain lists."""
    pieces = list(map(wordpieces.pieces, forms))
    return Words(
        forms,
        np.array(tokens, np.int64),
        np.array(list(chain.from_iterable(pieces)), np.int64),
        np.cumsum([0, *map(len, pieces)]),
        np.array(list(map(case_class, forms)), np.int64),
        np.array(breaks, np.int64),
    )


def sections(words: Words, size: int = SECTION) -> Iterator[Words]:
    """Split the words of a huge text into stretches of at most `size`, at a line's end where there is one."""
    start, n = 0, len(words)
    while start < n:
        end = min(n, start + size)
        if end < n:
            lines = np.flatnonzero(words.breaks[start + size // 2 : end] >= LINE)
            if len(lines):
                end = start + size // 2 + int(lines[-1])
        if start == 0 and end == n:
            yield words
            return
        low, high = words.offsets[start], words.offsets[end]
        yield Words(
            words.forms[start:end], words.tokens[start:end], words.pieces[low:high],
            words.offsets[start : end + 1] - low, words.case[start:end], words.breaks[start:end],
        )  # fmt: skip
        start = end
