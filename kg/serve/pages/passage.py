"""Where the words that somebody selected or typed stand in a text: to the character, or not at all."""

from __future__ import annotations

import re

from kg.serve.pool import Refused

NEAR = 400  # characters around a statement in which the words stand that say that it was said
_MARKS = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'"}  # what closes what opens
_ENDS = re.compile(r"[.!?…]\W*\s|\n")  # of a sentence or paragraph
Place = tuple[int, int]


def placed(text: str, words: str, start: str) -> Place:
    """The place of the words, white space of whatever kind and number; the one at `start` where there are several.

    A word of which a part was selected is meant whole. Refused where the words stand nowhere, or several times and
    none of them was pointed at.
    """
    inner = _bare(words)
    found = _places(text, inner)
    if not found:
        raise Refused(400, f"these words do not stand in the report: “{_short(inner)}”")
    if start.isascii() and start.isdigit() and len(start) < 10:
        found = [place for place in found if 0 <= place[0] - int(start) <= len(words) - len(inner)] or found
    found = list(dict.fromkeys(_whole(text, place) for place in found if len(found) == 1 or _is_whole(text, place)))
    if len(found) != 1:
        told = f"these words stand {len(found)} times in the report" if found else "these are parts of several words"
        raise Refused(400, f"{told}; select those that are meant in its text, or give more of them")
    return found[0]


def near(text: str, words: str, around: Place) -> Place:
    """The place of the words nearest to a passage and outside it, in its own sentence if there are any; Refused where
    there are none.
    """
    start, end = around

    def far(place: Place) -> int:
        return max(start - place[1], place[0] - end)

    found = [place for place in _places(text, words) if _is_whole(text, place) and 0 <= far(place) < NEAR]
    if not found:
        raise Refused(400, f"“{_short(words)}” does not stand near those words; leave it empty where nothing tells it")

    def apart(place: Place) -> bool:
        between = text[place[1] : start] if place[1] <= start else text[end : place[0]]
        return bool(_ENDS.search(between))

    return min(found, key=lambda place: (apart(place), far(place), place))


def _bare(words: str) -> str:
    """Without white space at its ends, and without quotation marks around all of it."""
    words = words.strip()
    if len(words) > 2 and words[-1] in _MARKS.get(words[0], ""):
        return words[1:-1].strip()
    return words


def _places(text: str, words: str) -> list[Place]:
    parts = words.split()
    if not parts:
        raise Refused(400, "say which words: as they stand in the report")
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, parts)), text)]


def _whole(text: str, place: Place) -> Place:
    start, end = place
    while start > 0 and _within(text, start):
        start -= 1
    while end < len(text) and _within(text, end):
        end += 1
    return start, end


def _is_whole(text: str, place: Place) -> bool:
    return not any(_within(text, at) for at in place if 0 < at < len(text))


def _within(text: str, at: int) -> bool:
    """Whether a word goes on from the character before to this one."""
    return text[at - 1].isalnum() and text[at].isalnum()


def _short(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79]}…"
