"""What of the network is asked for: the same words for the page, the picture, the table and what is downloaded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.dates import is_date
from kg.serve.network.reading import CLAIMED, FACT, OTHER, TONES
from kg.serve.pool import Refused

SURE = {"facts": FACT, "claimed": CLAIMED, "all": OTHER}
SEVERAL = 200  # outlets, and entities in focus: a bound for what an address may ask
STEPS = 3
Given = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Filters:
    """Ties of April 2025 in the Gazette that are facts, two steps around Mark Rutte."""

    since: str = ""
    until: str = ""
    outlets: tuple[str, ...] = ()  # none: all
    tones: tuple[str, ...] = ()  # none: all
    sure: str = "facts"
    confidence: int = 0  # in hundredths
    least: int = 1  # pieces of evidence between two
    focus: tuple[str, ...] = ()  # IRIs
    steps: int = 1

    def pairs(self) -> list[tuple[str, str]]:
        """The filters as an address has them; what is not filtered is left out."""
        return [
            *((name, value) for name, value in (("since", self.since), ("until", self.until)) if value),
            *(("outlet", name) for name in self.outlets), *(("kind", tone) for tone in self.tones),
            *([("sure", self.sure)] if self.sure != "facts" else []),
            *([("confidence", str(self.confidence))] if self.confidence else []),
            *([("least", str(self.least))] if self.least > 1 else []),
            *(("focus", iri) for iri in self.focus), *([("steps", str(self.steps))] if self.steps > 1 else []),
        ]  # fmt: skip

    def where(self) -> tuple[str, list[object]]:
        """A condition on rows of `tie`, and its parameters."""
        parts, values = ["sure <= ?"], [SURE[self.sure]]  # type: tuple[list[str], list[object]]
        for date, sign in ((self.since, ">="), (self.until, "<=")):
            if date:  # each to its own precision; what is not dated lies in no period
                parts.append(f"day <> '' AND substr(day, 1, ?) {sign} substr(?, 1, length(day))")
                values += [len(date), date]
        if self.confidence:
            parts.append("confidence >= ?")
            values.append(self.confidence / 100 - 1e-9)
        if self.tones:
            parts.append(f"tone IN ({_places(self.tones)})")
            values += [TONES.index(tone) for tone in self.tones]
        if self.outlets:
            parts.append(f"outlet IN (SELECT id FROM outlet WHERE name IN ({_places(self.outlets)}))")  # noqa: S608
            values += self.outlets
        return " AND ".join(parts), values


def filters(given: Given) -> Filters:
    """What the parameters of an address ask for; Refused where a date is none. What is unknown counts as not said."""
    several: dict[str, list[str]] = {}
    for name, value in given:
        several.setdefault(name, []).append(value.strip())
    since, until = (_last(several, name) for name in ("since", "until"))
    for date in filter(None, (since, until)):
        if not is_date(date):
            raise Refused(400, f"{date!r} is no date: write a year, month or day, as 2025, 2025-04 or 2025-04-06")
    sure = _last(several, "sure")
    tones = tuple(tone for tone in TONES if tone in several.get("kind", ()))
    return Filters(
        since, until, _all(several, "outlet"), () if len(tones) == len(TONES) else tones,
        sure if sure in SURE else "facts", _number(several, "confidence", 0, 100), _number(several, "least", 1, 999),
        _all(several, "focus"), _number(several, "steps", 1, STEPS),
    )  # fmt: skip


def _last(several: dict[str, list[str]], name: str) -> str:
    return several.get(name, [""])[-1]


def _all(several: dict[str, list[str]], name: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(filter(None, several.get(name, ()))))
    if len(found) > SEVERAL:
        raise Refused(414, f"{name} is named {len(found)} times; {SEVERAL} are the most")
    return found


def _number(several: dict[str, list[str]], name: str, low: int, high: int) -> int:
    value = _last(several, name)
    return min(max(int(value), low), high) if value.isascii() and value.isdigit() and len(value) < 10 else low


def _places(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))
