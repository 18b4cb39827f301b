"""Uncased word pieces and the two features that give the case and the layout back."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Final

CLS: Final = "[CLS]"
SEP: Final = "[SEP]"
UNKNOWN: Final = "[UNK]"
LONGEST: Final = 12
CASES: Final = ("other", "lower", "initial", "upper", "mixed")
# Soft hyphens, joiners, direction marks, byte order marks: on screen not there, and no part of a word beside them.
INVISIBLE: Final = "\u00ad\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)))
)
BREAKS: Final = ("none", "space", "line", "blank")


@lru_cache(maxsize=100_000)
def case_class(word: str) -> int:
    """Index into CASES: how the letters of a word are cased."""
    if not any(map(str.isalpha, word)):
        return 0
    if word.islower():
        return 1
    if word[0].isupper() and (len(word) == 1 or word[1:].islower() or not any(map(str.isalpha, word[1:]))):
        return 2
    return 3 if word.isupper() else 4


def break_class(gap: str) -> int:
    """Index into BREAKS: what stands between a word and the one before it."""
    lines = gap.count("\n") or gap.count("\r")
    return min(lines, 2) + 1 if lines else int(bool(gap.strip(INVISIBLE)))


class WordPieces:
    """Greedy longest-match word pieces over a BERT vocabulary, one word at a time, remembered per word."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf8").split("\n")
        self.ids: dict[str, int] = {piece.rstrip("\r"): i for i, piece in enumerate(lines) if piece}
        self.cls, self.sep, self.unknown = self.ids[CLS], self.ids[SEP], self.ids[UNKNOWN]
        self.pieces = lru_cache(maxsize=200_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _basic(word[:200]):
            found += self._greedy(part)
            if len(found) >= LONGEST:
                break
        return tuple(found[:LONGEST]) or (self.unknown,)

    def _greedy(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                piece = self.ids.get(prefix + part[start:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            found.append(piece)
            start = end
        return found


def _basic(word: str) -> list[str]:
    """Lower case, accents and invisible characters off, punctuation and ideographs apart (BERT's basic tokenizer)."""
    parts: list[str] = []
    fresh = True
    for char in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(char)
        if kind in {"Mn", "Cf"}:
            continue
        if kind[0] in "CZ":
            fresh = True
        elif kind[0] == "P" or char in "$+<=>^`|~" or "\u3400" <= char <= "\u9fff":
            parts.append(char)
            fresh = True
        else:
            if fresh:
                parts.append("")
            parts[-1] += char
            fresh = False
    return parts
