"""A wording with what sets it apart from the fullest one marked: underlined what only it has, struck what it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.link.records import Drift, Kind, Piece
from kg.link.words import TOKEN, weight
from kg.view.compare_markup import Html, el, joined

LONG, ENDS = 14, 4  # words that are lacking in a row; of a longer row only the ends are shown
OTHER_WORDS = 0.5  # of the wording's letters that both have; with less the lacking words stand apart, not in between
SIGNS = frozenset({"punctuation", "quoted"})  # kinds of drift
SHORT = 2  # words that both have by chance between two differences: 'of the'


def smooth(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The same difference in longer stretches: what both have by chance between two differences counts as changed.

    'same' and 'new' still make up the wording, 'same' and 'gone' the one it is held against (in other capitals).
    """
    given = list(pieces)
    runs: list[tuple[str, str, str]] = []  # same | gone, new
    for place, piece in enumerate(given):
        between = 0 < place < len(given) - 1 and piece.how == "same" and _slight(piece.text)
        same = piece.text if piece.how == "same" and not between else ""
        gone = piece.text if piece.how == "gone" or between else ""
        new = piece.text if piece.how == "new" or between else ""
        if runs and bool(runs[-1][0]) == bool(same):
            same, gone, new = (a + b for a, b in zip(runs[-1], (same, gone, new), strict=True))
            runs.pop()
        runs.append((same, gone, new))
    return tuple(piece for run in runs for piece in _cut(*run))


def _cut(same: str, gone: str, new: str) -> Iterable[Piece]:
    """A stretch as pieces; what both sides of a change begin and end with alike is the same after all."""
    if same:
        yield Piece("same", same)
        return
    low = next((i for i, (a, b) in enumerate(zip(gone, new, strict=False)) if a != b), min(len(gone), len(new)))
    low = len(new[:low]) - len(new[:low].lstrip()) if new[:low].strip() else low
    head, gone, new = new[:low], gone[low:], new[low:]
    tail = " " if gone.endswith(" ") and new.endswith(" ") else ""
    yield from (Piece("same", head),) if head else ()
    for how, words in (("gone", gone), ("new", new)):
        if words.removesuffix(tail):
            yield Piece("gone" if how == "gone" else "new", words.removesuffix(tail))
    yield from (Piece("same", tail),) if tail else ()


def _slight(words: str) -> bool:
    found = TOKEN.findall(words.casefold())
    return len(found) <= SHORT and not any(weight(word) for word in found)


def in_other_words(kind: Kind, pieces: Sequence[Piece]) -> bool:
    """Whether a paraphrase shares so little that to show both in one text would help nobody."""
    if kind != "paraphrase":
        return False
    same = sum(len(piece.text.strip()) for piece in pieces if piece.how == "same")
    return same < OTHER_WORDS * sum(len(piece.text.strip()) for piece in pieces if piece.how != "gone")


def marked(drift: Drift) -> Html:
    """The wording with its marks; a wording in words of its own shows only what it has."""
    pieces = smooth(drift.pieces)
    alone = in_other_words(drift.kind, pieces)
    signs = drift.kind in SIGNS
    return joined(_marked(piece, signs) for piece in pieces if not (alone and piece.how == "gone"))


def _marked(piece: Piece, signs: bool) -> Html:
    """One piece; signs alone are marked only where they are what the difference is about."""
    counts = bool(piece.text.strip() if signs else TOKEN.search(piece.text))
    if piece.how == "same" or not counts:
        return joined(piece.text) if piece.how != "gone" else Html()
    tag, told = ("del", "left out: ") if piece.how == "gone" else ("ins", "only here: ")
    start = len(piece.text) - len(piece.text.lstrip())
    end = len(piece.text.rstrip())
    words = _ends(piece.text[start:end]) if piece.how == "gone" else piece.text[start:end]
    return joined(
        piece.text[:start], el(tag, el("span", told, class_="hidden"), words), piece.text[end:],
        " " if piece.how == "gone" and end == len(piece.text) else None,
    )  # fmt: skip


def _ends(words: str) -> str:
    """A long row of lacking words by its beginning and end."""
    found = words.split()
    if len(found) <= LONG:
        return words
    return f"{' '.join(found[:ENDS])} [… {len(found) - 2 * ENDS} words …] {' '.join(found[-ENDS:])}"
