"""Role conflicts: one person in two offices that nobody holds at the same time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.link.contradictions.news import same_news
from kg.link.contradictions.records import Clash, Fact, News, evidence, quoted
from kg.records import Entity, Extraction, Role, Span
from kg.tables import rows

DAYS = 14  # between two reports; later somebody may have changed office
SMALL = frozenset({"for", "to", "of", "at", "in", "with"})  # 'candidate for president', 'wife of the president'


@dataclass(frozen=True, slots=True)
class Held:
    """The office 'foreign minister' of the United States, in the words 'Secretary of State'."""

    office: str
    words: str
    body: Entity | None


@dataclass(frozen=True, slots=True)
class Pair:
    """President and prime minister of the same country, with how sure it is that nobody is both and why."""

    bodies: str
    country: str
    score: float
    why: str


@cache
def _pairs() -> dict[tuple[str, str], Pair]:
    found: dict[tuple[str, str], Pair] = {}
    for row in rows("incompatible_offices.tsv"):
        pair = Pair(row["bodies"], row["in"], float(row["score"]), row["why"])
        found[row["one"], row["other"]] = found[row["other"], row["one"]] = pair
    return found


@cache
def _names() -> dict[tuple[str, ...], str | None]:
    """The words for an office → its name; None where they stand for several."""
    named = {name for pair in _pairs() for name in pair}
    found: dict[tuple[str, ...], str | None] = {}
    for row in rows("offices.tsv"):
        for words in row["words"].split("|"):
            key = tuple(_plain(words))
            same = key not in found or found[key] == row["office"]
            found[key] = row["office"] if same and row["office"] in named else None
    return found


@cache
def _unsure_words() -> frozenset[str]:
    """Words that take an office back or make it a lesser one: 'former', 'designate', 'deputy'."""
    small = {row["word"] for row in rows("words.tsv") if row["class"] in {"former", "lesser"}}
    around = {row["word"] for row in rows("office_words.tsv") if row["class"] in {"former", "future"}}
    return frozenset(word.strip("-") for word in small | around)


def _plain(words: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", words.casefold())


@cache
def office_named(words: str) -> str | None:
    """The office that these words are the name of, whatever stands before it: 'US Secretary of State'; else None."""
    plain = _plain(words)
    for first in range(len(plain)):
        if tuple(plain[first:]) in _names():
            return None if (_unsure_words() | SMALL) & set(plain[:first]) else _names()[tuple(plain[first:])]
    return None


def facts(extraction: Extraction, news: News) -> Iterator[Fact]:
    """Yield each office that an article gives somebody as a fact of its time."""
    for role in extraction.roles:
        office = office_named(role.office)
        if role.person is None or role.former or office is None or role.person.kind != "person":
            continue
        sentence = _sentence(extraction, role)
        if _unsure(role, sentence):
            continue
        place = evidence(extraction.article, role.span, sentence)
        held = Held(office, role.office, role.organisation)
        yield Fact(("role", role.person.iri), news, place, held, role.person)


def _sentence(extraction: Extraction, role: Role) -> Span:
    return next((s for s in extraction.sentences if s.covers(role.span)), role.span)


def _unsure(role: Role, sentence: Span) -> bool:
    """Whether the words before the office take it back: 'the then senator', 'acting', 'as a senator'."""
    before = _plain(sentence.text[max(0, role.span.start - sentence.start - 12) : role.span.start - sentence.start])
    after = _plain(sentence.text[role.span.end - sentence.start :][:10])
    return bool(
        _unsure_words() & {*before[-1:], *after[:1], *_plain(role.span.text)} or {"then", "as"} & set(before[-2:])
    )


def differ(one: Fact, other: Fact) -> Clash | None:
    """Why nobody holds both offices; None where somebody may."""
    a, b = one.value, other.value
    assert isinstance(a, Held)
    assert isinstance(b, Held)
    pair = _pairs().get((a.office, b.office))
    if pair is None or not _bodies(pair, a, b) or not same_news(one.news, other.news, DAYS):
        return None
    left, right = quoted(one.evidence.span), quoted(other.evidence.span)
    what = f"{one.evidence.name} has {left}, {other.evidence.name} {right}: nobody is both at once."
    why = f"{a.office} and {b.office}: {pair.why}"
    return Clash(what, pair.score, why, frozenset([a.office, b.office]))


def _bodies(pair: Pair, a: Held, b: Held) -> bool:
    """Whether the offices belong to the bodies that the table asks for."""
    known = [held.body for held in (a, b) if held.body]
    if pair.country and not any(body.label == pair.country for body in known):
        return False
    if pair.bodies == "same":
        return len(known) == 2 and known[0].iri == known[1].iri
    if pair.bodies == "other":
        return len(known) == 2 and known[0].iri != known[1].iri and all(body.kind == "country" for body in known)
    return True
