"""What of a page is the report: not its invitations, links, credits and copyright; and where table cells end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise

from kg.extract.quotes import paragraphs
from kg.records import Span
from kg.tables import rows

LINKS = 8  # lines below a heading such as 'Read also' that can be links
LINK = 25  # words of a link at most
SHORT = 12  # words of a byline at most
LEAD = r"(?:[»›]\s+|[^\w\"“”„«»‹›‘’'‚「『(©\[|])*"  # bullets, emoji, arrows before the first word
BYLINE = re.compile(rf"{LEAD}(?:[Bb]y|BY|Words by|Text by|Story by)[ \t:]+[^\W\d_a-z][^.!?“”\"]*$")
SMALL = re.compile(r"\b(?!(?:by|and|of|for|in|the|at|with|de|da|van|von|der|den|bin|al|el|la|le|di|du)\b)[a-z]{3,}")
BORDER = re.compile(r"[ \t]*(?:\||¦|│)[ \t]*|\t+")
READ_ON = re.compile(r"(?<=[.!?”\"’)])[ \t]+(?=[A-Z])")


@cache
def _pattern(*kinds: str, close: str = "") -> re.Pattern[str]:
    """Matches the words of these kinds in `ontology/boilerplate.tsv`, the longest first."""
    words = sorted((row["words"] for row in rows("boilerplate.tsv") if row["kind"] in kinds), key=len, reverse=True)
    told = (
        re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") + r"(?!\w)" * word[-1].isalpha() for word in words
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(told)}){close}", re.IGNORECASE)


@cache
def _within() -> tuple[str, ...]:
    return tuple(row["words"] for row in rows("boilerplate.tsv") if row["kind"] == "within")


class Layout:
    """The parts of one text that say nothing, asked by position."""

    def __init__(self, text: str, title: Span | None = None) -> None:
        """Find them; of a title only a copyright is boilerplate."""
        found, borders = [], []
        below = 0  # lines that may still be links
        for start, end in paragraphs(text):
            line = text[start:end]
            named = title is not None and title.start <= start < title.end
            kind = "" if named else _kind(line)
            if kind == "" and below and _is_link(line):
                kind, below = "link", below - 1
            elif kind != "link":
                below = LINKS if kind == "heading" else 0
            plain = line.casefold()
            if kind or any(words in plain for words in _within()):
                found.append((start, end))
                continue
            found += [(start + low, start + high) for low, high in _inside(line)]
            borders += [start + at for at in _borders(line)]
        self.boilerplate = found
        self._starts = [start for start, _ in found]
        self._borders = borders

    def says(self, *spans: Span | None) -> bool:
        """Whether words at these places can say something together: none is boilerplate, all are in one cell."""
        given = [span for span in spans if span is not None]
        for span in given:
            if self._touches(span.start, span.end):
                return False
        if not self._borders:
            return True
        low, high = min(span.start for span in given), max(span.end for span in given)
        return bisect_left(self._borders, low) == bisect_left(self._borders, high)

    def _touches(self, start: int, end: int) -> bool:
        number = bisect_right(self._starts, start) - 1
        before = number >= 0 and self.boilerplate[number][1] > start
        return before or (number + 1 < len(self._starts) and self._starts[number + 1] < end)


def _kind(line: str) -> str:
    """'heading' for what stands over links, 'line' for any other whole line of boilerplate, '' for the report."""
    lead = re.match(LEAD, line)
    at = lead.end() if lead else 0
    if match := _pattern("heading", close=r"\s*(?:[^\w“”\"‘’']*$|[:|»>]|[–—-]\s)").match(line, at):
        return "heading" if match.end() == len(line) else "line"
    whole = _pattern("label", close=r"\s*(?:[^\w“”\"‘’']*$|[:|»>]|[–—-]\s)").match(line, at)
    whole = (
        whole or _pattern("line", close=r"\s*(?:\(?\d*\)?)\W*$").match(line, at) or _pattern("start").match(line, at)
    )
    return "line" if whole or _is_byline(line) else ""


def _is_byline(line: str) -> bool:
    """'By Ida Holm and Jonas Berg, in Geneva': names and no verb."""
    return len(line.split()) <= SHORT and bool(BYLINE.match(line)) and not SMALL.search(line)


def _is_link(line: str) -> bool:
    """Whether a line below 'Read also' reads like a headline."""
    return len(line.split()) <= LINK and not line.endswith((".", "”", '"', "’")) and not line[0].islower()


def _inside(line: str) -> list[tuple[int, int]]:
    """Credits in brackets, and an invitation after the end of a sentence: '… he said. READ MORE: Talks fail'."""
    found = [match.span() for match in re.finditer(r"[(\[][^()\[\]]{0,200}[)\]]", line) if _credit(match[0])]
    edges = [match.end() for match in READ_ON.finditer(line)]
    for start, end in pairwise([*edges, len(line)]):
        if _pattern("heading", close=r"\s*[:|»>]").match(line, start):
            found.append((start, end))
    return sorted(found)


def _credit(words: str) -> bool:
    return bool(_pattern("credit").search(words))


def _borders(line: str) -> list[int]:
    """Where the cells of a table row end; a single tab divides nothing."""
    found = list(BORDER.finditer(line))
    if not any(match[0] != "\t" for match in found) and len(found) < 2:
        return []
    return [match.start() for match in found if match.start()]
