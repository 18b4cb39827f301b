"""From a pattern and a number to a sentence: the same ones each time, and a new filler changes few of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from tests.challenge.tables import KINDS, Filler, Pattern, fillers

PART = re.compile(r"\{(?P<slot>[A-Z]+)(?::(?P<kind>[a-z+]+))?(?P<form>'s|\.adj|\.short)?\}|(?P<mark>[\[\]])")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """'Norvania has not signed the pact.': where its event is, and where the head of each slot."""

    pattern: Pattern
    text: str
    event: Span
    slots: dict[str, tuple[Span, ...]]


def sentences(pattern: Pattern, number: int) -> Iterator[Sentence]:
    """The first `number` sentences of a pattern."""
    for turn in range(number):
        yield fill(pattern, turn)


def fill(pattern: Pattern, turn: int) -> Sentence:
    """One sentence; no two slots of it stand for the same country, person or body."""
    taken: set[str] = set()
    chosen: dict[str, Filler] = {}
    parts: list[str] = []
    marks: list[int] = []
    found: dict[str, list[Span]] = {}
    at, length = 0, 0
    for match in PART.finditer(pattern.sentence):
        parts.append(pattern.sentence[at : match.start()])
        length, at = length + len(parts[-1]), match.end()
        if match["mark"]:
            marks.append(length)
            continue
        slot = match["slot"]
        if slot not in chosen:
            chosen[slot] = _choose(f"{pattern.name}|{turn}|{slot}", slot, match["kind"], taken)
            taken.add(chosen[slot].group)
        text, head = _form(chosen[slot], match["form"])
        start = length + text.index(head)
        found.setdefault(slot, []).append((start, start + len(head)))
        parts.append(text)
        length += len(text)
    text = "".join([*parts, pattern.sentence[at:]])
    first = next(i for i, character in enumerate(text) if character.isalpha())
    text = text[:first] + text[first].upper() + text[first + 1 :]
    return Sentence(pattern, text, (marks[0], marks[1]), {slot: tuple(spans) for slot, spans in found.items()})


def _choose(key: str, slot: str, kind: str | None, taken: set[str]) -> Filler:
    """The filler whose digest with the key is smallest, so that adding one to the table moves only what it wins."""
    kinds = kind.split("+") if kind else KINDS[slot]
    free = [f for f in fillers() if f.kind in kinds and f.group not in taken]
    return min(free, key=lambda f: sha256(f"{key}|{f.text}".encode()).digest())


def _form(filler: Filler, form: str | None) -> tuple[str, str]:
    """The words of a filler in a form, and their head."""
    if form == ".adj":
        return filler.adj, filler.adj
    if form == ".short":
        return filler.short, filler.short
    if form == "'s":
        return filler.text + ("'" if filler.text.endswith("s") else "'s"), filler.head
    return filler.text, filler.head
