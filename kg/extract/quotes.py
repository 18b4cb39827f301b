"""Where quotation marks open and close: straight, curly, single, guillemets, continued over paragraphs, unbalanced."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

PAIRS = {"“": "”", "„": "”", "«": "»", "``": "''", "‘": "’"}
TOKEN = re.compile(r"``|''|[\"“”„«»‘’']")


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
    return [(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text)]


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
    opened: tuple[str, int] | None = None  # the mark that closes, and where the inside begins
    for match in TOKEN.finditer(text, start, end):
        mark, at = match[0], match.start()
        before, after = text[at - 1 : at], text[match.end() : match.end() + 1]
        if opened:
            closes = mark == opened[0] or (opened[0] == '"' and mark == "”")
            if mark in {"'", "’"} and after.isalnum():
                closes = False
            if closes:
                if at > opened[1]:
                    found.append(Quote(opened[1], at))
                opened = None
            continue
        fresh = not before or before.isspace() or before in "([—–-―/"
        if mark == '"':
            if after.strip():
                opened = ('"', match.end())
        elif mark in {"'", "‘"}:
            closing = "’" if mark == "‘" else "'"
            if fresh and after.strip() and _closes(text, match.end(), end, closing):
                opened = (closing, match.end())
        elif mark in PAIRS:
            opened = (PAIRS[mark], match.end())
    if opened and opened[0] not in {"'", "’"} and following in {'"', "“", "«", "„"} and end > opened[1]:
        found.append(Quote(opened[1], end, open=True))
    return found


def _closes(text: str, start: int, end: int, mark: str) -> bool:
    """Whether a single mark that can only close follows in the paragraph: after a letter or stop, before no letter."""
    at = text.find(mark, start, end)
    while at >= 0:
        after = text[at + 1 : at + 2]
        if not after.isalnum() and not text[at - 1 : at].isspace() and at > start:
            return text[at - 1 : at] != "s" or after in {"", ".", ",", "\n", "!", "?"} or " '" not in text[start:at]
        at = text.find(mark, at + 1, end)
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

    def share(self, text: str, start: int, end: int) -> float:
        """Share of the letters and digits from start to end that stand inside quotation marks, 0–1."""
        letters = [i for i in range(start, end) if text[i].isalnum()]
        return sum(self.at(i) is not None for i in letters) / len(letters) if letters else 0.0
