"""A prepared training document: words with their pieces, and whichever layers of gold it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.annotate.wordpiece import WordPieces, case_class

Words = list[int]


@dataclass(slots=True)
class Link:
    """One attribution in word numbers: `source` [3], `cue` [4], `content` [6, 7, 8]."""

    source: Words
    cue: Words
    content: Words


@dataclass(slots=True)
class Document:
    """One text: pieces[offsets[i]:offsets[i + 1]] are those of word i; `layers` maps a name to labels of words."""

    name: str
    pieces: NDArray[np.int32]
    offsets: NDArray[np.int32]
    case: NDArray[np.int8]
    breaks: NDArray[np.int8]
    layers: dict[str, NDArray[np.int16]]
    links: list[Link] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.offsets) - 1


def make_document(
    name: str, words: Sequence[str], breaks: Sequence[int], layers: dict[str, Sequence[int]], wordpieces: WordPieces
) -> Document:
    """Build a document from plain lists."""
    pieces = [wordpieces.pieces(w) for w in words]
    return Document(
        name,
        np.array([p for word in pieces for p in word], np.int32),
        np.cumsum([0] + [len(p) for p in pieces]).astype(np.int32),
        np.array([case_class(w) for w in words], np.int8),
        np.array(breaks, np.int8),
        {k: np.array(v, np.int16) for k, v in layers.items()},
    )
