"""Two wordings held against each other word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from kg.link.records import Piece

SHOWN = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces both have, only `old` has, only `new` has; the same and the new ones make up `new`."""
    a, b = SHOWN.findall(old), SHOWN.findall(new)
    matcher = SequenceMatcher(None, [*map(_plain, a)], [*map(_plain, b)], autojunk=False)
    pieces: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(b[k:m])))
            continue
        if i < j:
            pieces.append(Piece("gone", "".join(a[i:j])))
        if k < m:
            pieces.append(Piece("new", "".join(b[k:m])))
    return tuple(pieces)


def _plain(word: str) -> str:
    """Capitals and the form of an apostrophe are no other word."""
    return word.casefold().replace("’", "'")
