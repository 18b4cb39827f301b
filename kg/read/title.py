"""The title of a plain text: a first line that stands apart from what follows."""

from __future__ import annotations

import re

from kg.records import Span

LONGEST = 200  # characters
WRAP = 100  # characters; a text without a longer line is wrapped by hand, and its lines say nothing
_LINE = re.compile(r"[^\r\n]+")
_STOP = re.compile(r"[.:;,…]['\"’”»)]*$")
_BULLET = re.compile(r"(?:[-*•–—·▪]|\d+[.)])\s")
_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")


def title_span(text: str) -> Span | None:
    """Where the title stands in `text`: a short first line that is no sentence, with text after it; else None."""
    lines = _LINE.finditer(text)
    first = next((line for line in lines if line[0].strip()), None)
    second = next((line for line in lines if line[0].strip()), None) if first else None
    if first is None or second is None:
        return None
    title = first[0].strip()
    apart = bool(_BLANK.match(text, first.end()))
    if len(title) > LONGEST or _BULLET.match(title):
        return None
    if _STOP.search(title) and not (apart and _capitalised(title)):
        return None
    if not apart and (second[0].strip()[:1].islower() or _wrapped(text)):
        return None
    start = first.start() + first[0].index(title)
    return Span(start, start + len(title), title)


def find(title: str, text: str) -> Span | None:
    """Where a title known from elsewhere opens the text, else None."""
    start = len(text) - len(text.lstrip())
    end = start + len(title)
    return Span(start, end, title) if title and text.startswith(title, start) else None


def _capitalised(line: str) -> bool:
    """Whether A Line Is Written Like This One, as headlines with a full stop are and sentences are not."""
    words = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _wrapped(text: str) -> bool:
    """Whether the first paragraph is broken into lines by hand."""
    block = _BLANK.split(text.strip(), maxsplit=1)[0]
    lines = [line.strip() for line in block.splitlines()]
    bullets = any(_BULLET.match(line) for line in lines)
    return len(lines) > 2 and not bullets and max(map(len, lines)) <= WRAP
