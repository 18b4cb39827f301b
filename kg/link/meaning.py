"""What a statement means, as a vector: the same told in other words lies near, whatever the words.

A small encoder of our own (`training/meaning.py`, `training/MODEL_CARD.md`) reads the cue and the content, one
statement at a time and without padding: it has the same vector wherever and with whichever others it is read.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.annotate.runtime import loaded
from kg.annotate.shipped import VOCABULARY
from kg.annotate.wordpiece import WordPieces
from kg.errors import ModelError
from kg.link.records import Said

WEIGHTS = Path(__file__).with_name("weights") / "meaning.int8.onnx"
MADE = WEIGHTS.with_name("meaning.txt")  # a digest of the weights, so that nobody has to read them to know them
WIDTH = 128  # of a vector
LONGEST = 80  # word pieces that are read
STEPS = 127  # in which a number from 0 to 1 is kept

Vector = npt.NDArray[np.float32]


@cache
def version() -> str:
    """What the vectors were made with: those of other weights cannot be compared with them."""
    return MADE.read_text(encoding="ascii").strip()


@lru_cache(maxsize=5_000)  # what agencies print goes round, and is read once
def meaning(cue: str | None, text: str) -> str:
    """The vector of a statement in 172 characters: 'said', 'They are not moving fast enough' → 'BgH2…'."""
    (vector,) = _session().run(None, {"ids": np.array(pieces(cue, text), np.int64)})
    return b64encode(np.rint(vector * STEPS).astype(np.int8).tobytes()).decode()


def vector(told: str) -> Vector:
    """The vector that `meaning` has put into characters, of length 1 [WIDTH]."""
    found = np.frombuffer(b64decode(told), np.int8).astype(np.float32)
    return found / max(1.0, sqrt(int((found * found).sum())))  # of whole numbers, so the same on every machine


def vector_of(said: Said) -> Vector:
    """The vector of a statement that may bring it along."""
    return vector(said.meaning or meaning(said.cue, said.text))


def nearness(one: Vector, other: Vector) -> float:
    """How near two statements lie, from 0 to 1."""
    return min(1.0, max(0.0, float(one @ other)))


def pieces(cue: str | None, text: str) -> list[int]:
    """The word pieces of a statement between the two marks that stand at the ends."""
    wordpieces = _wordpieces()
    found = [piece for word in (f"{cue}: {text}" if cue else text).split() for piece in wordpieces.pieces(word)]
    return [wordpieces.cls, *(found or [wordpieces.unknown])[: LONGEST - 2], wordpieces.sep]


@lru_cache(maxsize=1)
def _wordpieces() -> WordPieces:
    return WordPieces(VOCABULARY)


@lru_cache(maxsize=1)
def _session() -> Any:
    try:
        return loaded(WEIGHTS)
    except Exception as error:
        raise ModelError(
            f"The weights that tell what says the same, {WEIGHTS}, cannot be read ({type(error).__name__}); "
            "reinstall the package."
        ) from error
