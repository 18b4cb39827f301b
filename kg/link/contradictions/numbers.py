"""Figures in a text: how much of what, exactly or as a bound, and with which words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.link.words import Word, concept, words
from kg.records import Span
from kg.tables import rows

AROUND = 14  # words on either side that are looked at
GUESS = 0.1  # how far 'about' and 'nearly' may be off
MOST = 1e18
KEPT = 2_000  # sentences whose figures are remembered


@dataclass(frozen=True, slots=True)
class Figure:
    """'at least 12 people': from 12 upwards, of people, among the words 'shelling killed … in Lorun'."""

    span: Span
    low: float
    high: float
    unit: frozenset[str]  # '%', a currency's sign, else the concepts of the words that follow
    before: str  # the concept of the telling word before it
    around: tuple[tuple[str, float], ...]  # concept → weight, apart from unit and numbers
    names: frozenset[str]  # concepts among them that are written with a capital
    times: frozenset[str]  # what tells the time: months, days, years, 'last', 'this'


@cache
def _listed(how: str) -> dict[str, float]:
    return {row["word"]: float(row["value"] or 0) for row in rows("numbers.tsv") if row["how"] == how}


def _either(how: str) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_listed(how), key=len, reverse=True))


@cache
def _label() -> re.Pattern[str]:
    """A word that makes a number a name: 'Article 5'."""
    return re.compile(rf"\b(?:{_either('label')})\.?\s*$", re.IGNORECASE)


@cache
def _percent() -> frozenset[str]:
    """The unit in words, which is no frame."""
    return frozenset(concept(word) for word in ("percent", "percentage", "cent", "%"))


@cache
def _survey() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either('survey')})\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<least>{_either('least')})|(?P<most>{_either('most')})|(?P<near>{_either('near')}))?\s*"
        rf"(?<![\w.,:/’'-])(?P<currency>US\$|[$€£])?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_either('number')})\b)"
        rf"(?:[\s-](?P<magnitude>{_either('magnitude')})\b)?"
        r"(?P<percent>\s?%|\s(?:percent|per\s?cent)\b)?(?:-(?=[a-z](?!lus)))?(?![\w:/]|[.,]\d)",
        re.IGNORECASE,
    )


ODD = re.compile(r"\d|[\u0131\u0307]")  # a figure, or of a Turkish i, which is an i where case does not matter
LETTERS = re.compile("[a-z]+")
MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)?"
DATED = re.compile(rf"\b{MONTHS}\.?\s*$", re.IGNORECASE)
NOT_AFTER = re.compile(
    rf"^\s*(?:{MONTHS}\b|[ap]\.?m\b|o['’]clock|-?years?-old|-\d|–\d|st\b|nd\b|rd\b|th\b)", re.IGNORECASE
)
PLUS = re.compile(r"^(?:-?plus\b|\+|\s(?:\w+\s)?or more\b)", re.IGNORECASE)
RANGE = re.compile(r"(?:\bbetween|\bfrom)\s*$|\d\s*(?:to|and|-|–)\s*$", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
TIMES = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:last|this|next|previous|earlier|later|yesterday|today|tomorrow|now|then|annual|annually|daily|"
    r"weekly|monthly)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|"
    r"october|november|december)\b",
    re.IGNORECASE,
)


def figures(sentence: Span) -> Iterator[Figure]:
    """The figures of one sentence; dates, ages, times, ranges and numbers of articles are none.

    A sentence on a survey has none: another survey has others.
    """
    for one in _found(sentence.text):
        start, end = sentence.start + one.span.start, sentence.start + one.span.end
        yield replace(one, span=Span(start, end, one.span.text))


@lru_cache(KEPT)
def _found(text: str) -> tuple[Figure, ...]:
    """The same, with places from the beginning of the sentence on; what agencies print goes round, and is read once."""
    return tuple(_figures(text)) if _may_have(text) and not _survey().search(text) else ()


def _figures(text: str) -> Iterator[Figure]:
    for match in _pattern().finditer(text):
        if not match["number"][0].isdigit() and match["number"].casefold() not in _listed("number"):
            continue  # with a Turkish i in it
        start = match.start("currency") if match["currency"] else match.start("number")
        before, after = text[:start], text[match.end() :]
        bound = next((match.start(how) for how in ("least", "most", "near") if match[how]), start)
        plain = not (match["currency"] or match["percent"] or match["magnitude"])
        if plain and (
            YEAR.fullmatch(match["number"]) or DATED.search(before) or _label().search(before) or NOT_AFTER.match(after)
        ):
            continue
        if RANGE.search(before):
            continue
        unit = _unit(match, after)
        if not unit:
            continue
        low, high = _bounds(match, after)
        near = words(before)[-AROUND:], words(after)[:AROUND]
        telling = [word for side in near for word in side if word.weight > 0 and word.text[0].isalpha()]
        around = {word.concept: word.weight for word in telling if word.concept not in unit | _percent()}
        yield Figure(
            Span(bound, match.end(), text[bound : match.end()]),
            low,
            high,
            unit,
            next((word.concept for word in reversed(near[0]) if word.weight > 0), ""),
            tuple(sorted(around.items())),
            frozenset(word.concept for word in telling if word.name and word.concept in around),
            frozenset(found.casefold() for found in TIMES.findall(text)),
        )


def _may_have(text: str) -> bool:
    """Whether a number may stand there, seen at a glance; most sentences have none."""
    low = text.casefold()
    return ODD.search(low) is not None or not _listed("number").keys().isdisjoint(LETTERS.findall(low))


def _unit(match: re.Match[str], after: str) -> frozenset[str]:
    """What is counted."""
    if match["percent"]:
        return frozenset("%")
    if match["currency"]:
        return frozenset(match["currency"][-1])
    found: list[Word] = []
    for word in words(re.split(r"[,.;:!?()\"“”]", after, maxsplit=1)[0])[:3]:
        if word.weight <= 0 and not (word.plain == "of" and not found):
            break
        if word.weight > 0 and not word.text[0].isdigit():
            found.append(word)
    return frozenset(word.concept for word in found)


def _bounds(match: re.Match[str], after: str) -> tuple[float, float]:
    """What the figure may stand for: its rounding, and the bound or guess before it."""
    raw = match["number"].casefold().replace(",", "")
    times = _listed("magnitude")[match["magnitude"].casefold()] if match["magnitude"] else 1.0
    value = _listed("number")[raw] if raw in _listed("number") else float(raw)
    digits = raw.partition(".")[2]
    zeros = len(raw) - len(raw.rstrip("0")) if raw.isdigit() and value >= 100 else 0
    step = 10.0 ** (zeros if not digits else -len(digits))
    slack = step / 2 if match["magnitude"] or digits or zeros >= 2 else 0.0
    low, high = (value - slack) * times, (value + slack) * times
    if match["near"]:
        low, high = min(low, value * times * (1 - GUESS)), max(high, value * times * (1 + GUESS))
    if match["least"] or PLUS.match(after):
        high = MOST
    if match["most"]:
        low = 0.0
    return low, high
