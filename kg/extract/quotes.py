"""Where quotation marks open and close: of any script, nested, continued over paragraphs, unbalanced."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from unicodedata import category

# The marks that may close what a mark opened. Marks of other languages turn up in English texts, and some writers type
# one mark for both sides: a mark that could open as well closes only at the end of a word.
CLOSERS = {
    '"': '"”', "“": '”“"', "„": '“”"', "”": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』",
    "〝": "〞〟", "＂": "＂", "``": ("''",), "''": ("''",), "'": "'", "‘": "’", "‚": "‘’",
}  # fmt: skip
SINGLE = frozenset("'‘’‚")
DOUBTFUL = frozenset(("”", "»", "›", "''"))  # open only before a word, and where the mark that closes is the next one
BOTH = frozenset("“«‹‘")  # close only after a word
TOKEN = re.compile(r"``|''|[\"“”„«»‹›「」『』〝〞〟＂‘’‚']")
RESUMING = frozenset('"“„«»「『＂')  # a paragraph that begins with one may go on with the quotation before it
SINGLES = {mark: re.compile(f"[{''.join(CLOSERS[mark])}]") for mark in SINGLE & CLOSERS.keys()}
BEFORE = frozenset("([—–-―/|")
WITHIN = 2_000  # characters in which a single mark must be closed; else it is an apostrophe


@dataclass(frozen=True, slots=True)
class Quote:
    """The characters between two marks; `open` when the paragraph ends before a closing mark does."""

    start: int  # of the first character inside
    end: int  # after the last character inside
    open: bool = False

    def covers(self, position: int) -> bool:
        """Whether a character stands inside the marks."""
        return self.start <= position < self.end


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Non-empty lines as (start, end), without the white space at their ends."""
    return [(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\r\n]*\S)?", text)]


def quotes(text: str) -> list[Quote]:
    """All quotations of a text, in order, none inside another; an unpaired mark spoils its own paragraph only."""
    lines = paragraphs(text)
    found: list[Quote] = []
    for number, (start, end) in enumerate(lines):
        following = text[lines[number + 1][0]] if number + 1 < len(lines) else ""
        found += _in_paragraph(text, start, end, following)
    return found


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[Quote]:
    found: list[Quote] = []
    opened: tuple[str, int] | None = None  # the mark that opened, and where the inside begins
    marks = list(TOKEN.finditer(text, start, end))
    upcoming = _upcoming(marks)
    curly = max((m.start() for m in marks if m[0] == "”"), default=-1)
    for match, coming in zip(marks, upcoming, strict=True):
        mark, at = match[0], match.start()
        after, fresh = text[match.end() : match.end() + 1], _fresh(text, at)
        if opened:
            closes = mark in CLOSERS[opened[0]] and not (mark in BOTH and fresh)
            if mark in SINGLE and after.isalnum():
                closes = False
            if mark == '"' != opened[0] and (fresh or curly > at):
                closes = False  # inside “…”, straight marks are a quotation within
            if closes:
                if at > opened[1]:
                    found.append(Quote(opened[1], at))
                opened = None
        elif mark in CLOSERS and _opens(text, match, end, fresh, coming):
            opened = (mark, match.end())
    if opened and opened[0] not in SINGLE and following in RESUMING and end > opened[1]:
        found.append(Quote(opened[1], end, open=True))
    return found


def _upcoming(marks: list[re.Match[str]]) -> list[str]:
    """For each mark the next one that is not single, '' after the last."""
    coming, found = "", []
    for match in reversed(marks):
        found.append(coming)
        coming = coming if match[0] in SINGLE else match[0]
    return found[::-1]


def _fresh(text: str, at: int) -> bool:
    """Whether no word stands before a mark, so that one may begin there; direction marks do not count."""
    while at and category(text[at - 1]) == "Cf":
        at -= 1
    return not at or text[at - 1].isspace() or text[at - 1] in BEFORE


def _opens(text: str, match: re.Match[str], end: int, fresh: bool, coming: str) -> bool:
    mark, after = match[0], text[match.end() : match.end() + 1]
    if mark in SINGLE:
        return fresh and bool(after.strip()) and _closes(text, match.end(), end, mark)
    if mark in DOUBTFUL:
        return fresh and bool(after.strip()) and coming in CLOSERS[mark] and coming != ""
    return mark != '"' or bool(after.strip())


def _closes(text: str, start: int, end: int, opening: str) -> bool:
    """Whether a single mark that can only close follows in the paragraph: after a letter or stop, before no letter."""
    for match in SINGLES[opening].finditer(text, start, min(end, start + WITHIN)):
        at = match.start()
        after = text[at + 1 : at + 2]
        if not after.isalnum() and not text[at - 1 : at].isspace() and at > start:
            return text[at - 1 : at] != "s" or after in {"", ".", ",", "\n", "!", "?"} or " '" not in text[start:at]
    return False


class Quotations:
    """All quotations of one text, asked by position."""

    def __init__(self, text: str) -> None:
        """Find the quotations of `text`."""
        self.all = quotes(text)
        self._starts = [quote.start for quote in self.all]

    def at(self, position: int) -> Quote | None:
        """The quotation that this character stands in."""
        number = bisect_right(self._starts, position) - 1
        return self.all[number] if number >= 0 and self.all[number].covers(position) else None

    def after(self, quote: Quote) -> Iterator[Quote]:
        """The quotations that follow one, nearest first."""
        return islice(self.all, bisect_right(self._starts, quote.start), None)

    def share(self, text: str, start: int, end: int) -> float:
        """Share of the letters and digits from start to end that stand inside quotation marks, 0–1."""
        first = max(0, bisect_right(self._starts, start) - 1)
        near = self.all[first : bisect_right(self._starts, end)]
        inside = sum(_letters(text, max(start, quote.start), min(end, quote.end)) for quote in near)
        return inside / _letters(text, start, end) if inside else 0.0


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0
