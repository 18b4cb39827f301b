"""What an article calls somebody: 'senator', 'Republican', 'S.C.' of 'Sen. Ana Sorel (R-S.C.)', a judge in New York."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.records import Entity, Mention
from kg.resolve.context import WORD, Context
from kg.tables import rows

BEFORE, AFTER = 60, 90  # characters read before and after a name
TITLE = re.compile(r"(?:[\w’'.-]+\s+){1,7}$")  # the words up to a name that no comma divides from it
APPOSED = re.compile(r"\s?,\s+((?:[Aa]n?|the|his|her|its|their|one of|[a-z][\w-]+)\s[^,;:.()“”\"]{2,80})[,.;:]")
PREPOSED = re.compile(r"(?:^|[^\w])((?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Tt]he)\s[^,;:.()“”\"]{2,40}),\s$")
BRACKETS = re.compile(r"\s\(([^()]{1,24})\)")
ABBREVIATION = re.compile(r"^[A-Z][A-Za-z.]*$")


@dataclass(frozen=True, slots=True)
class Description:
    """Heads, all words with what they imply, parties, places, and abbreviations of places in brackets."""

    heads: frozenset[str]
    words: frozenset[str]
    rest: frozenset[str]
    parties: frozenset[str]
    places: frozenset[str]
    abbreviations: frozenset[str] = frozenset()

    def lies_in(self, place: str) -> bool:
        """Whether a place is among the words, or abbreviated: 'S.C.' and 'Ky.' of South Carolina and Kentucky."""
        if place in self.places or set(place.split()) <= self.words:
            return True
        return any(_abbreviates(short, place) for short in self.abbreviations)


def _abbreviates(short: str, place: str) -> bool:
    letters = [c for c in short.lower() if c.isalpha()]
    whole = iter(place)
    return bool(letters) and place[:1] == letters[0] and all(c in whole for c in letters)


@cache
def _means() -> dict[str, tuple[str, frozenset[str]]]:
    """Word → its class ('party' or 'office') and what it says besides itself."""
    return {row["word"]: (row["class"], frozenset(row["means"].split("|"))) for row in rows("called.tsv")}


@cache
def _known_for() -> dict[str, frozenset[str]]:
    return {row["person"]: frozenset(row["words"].split("|")) for row in rows("known_for.tsv")}


def expanded(text: str, head: str, context: Context) -> Description:
    """The words of a nominal, sorted: 'the Indiana governor' asks for a governor, and for Indiana."""
    tokens = [token for token in WORD.findall(text) if token.lower() not in context.gazetteer.words("determiner")]
    parties = _parties(tokens)
    head = head.lower()
    places = _places(token for token in tokens if token.lower() != head and not _party(token))
    inner = {word for place in places for word in place.split()}
    rest = {t.lower() for t in tokens} - {head} - inner - {t.lower() for t in tokens if _party(t)}
    rest -= context.gazetteer.words("former") | {"of", "the", "s", "presidential"}
    return Description(frozenset({head}), frozenset(t.lower() for t in tokens), frozenset(rest), parties, places)


def described(entity: Entity, context: Context) -> Description:
    """Everything that stands before, after and in brackets behind the names of somebody, and the roles given."""
    if entity not in context.descriptions:
        context.descriptions[entity] = _described(entity, context)
    return context.descriptions[entity]


def _described(entity: Entity, context: Context) -> Description:
    tokens: list[str] = []
    short: set[str] = set()
    for number in context.named(entity.kind).get(entity, []):
        mention = context.mentions[number]
        words, brackets = _around(mention, context)
        tokens += words
        for part in brackets:
            tokens.append(part)
            short |= {part} if ABBREVIATION.match(part) else set()
    own = [held for held in context.held if held.person == entity]
    tokens += [word for held in own for word in WORD.findall(held.words)]
    tokens += [w for held in own for b in held.organisations for w in b.label.split()]
    if context.date:
        current = [h for h in context.gazetteer.held(entity) if h.at(context.date)]
        tokens += [w for h in current for w in [*h.office.split(), *h.organisation.label.split()]]
    tokens += [word for words in _known_for().get(entity.label, ()) for word in words.split()]
    words_ = {token.lower() for token in tokens}
    implied = {word for token in words_ for word in _means().get(token.strip("."), ("", frozenset()))[1]}
    return Description(
        frozenset(), frozenset(words_ | implied), frozenset(), _parties(tokens), _places(tokens), frozenset(short)
    )


def _around(mention: Mention, context: Context) -> tuple[list[str], list[str]]:
    """The words before and after a name that describe it, and those in brackets behind it."""
    text, start, end = context.text, mention.span.start, mention.span.end
    low = max(start - BEFORE, text.rfind("\n", 0, start) + 1, context.sentence(mention).start)
    title = TITLE.search(text[low:start])
    words = WORD.findall(mention.span.text)[:-1]
    for token in reversed(WORD.findall(title[0]) if title else []):
        if token.lower() in context.gazetteer.words("break"):
            break
        words.append(token)
    apposed = PREPOSED.search(text[low:start])
    words += WORD.findall(apposed[1]) if apposed else []
    tail = text[end : end + AFTER]
    inside = BRACKETS.match(tail)
    if inside:
        tail = tail[inside.end() :]
    behind = APPOSED.match(tail)
    said: list[str] = []
    for token in WORD.findall(behind[1]) if behind else []:
        if token.lower() in context.gazetteer.words("break"):
            break
        said = [] if token.endswith(("'s", "’s")) else [*said, token]  # 'the nominee's daughter' is no nominee
    words += said
    return words, [part.strip() for part in re.split(r"[-–,/ ]+", inside[1])] if inside else []


def _party(token: str) -> frozenset[str]:
    kind, means = _means().get(token.lower().strip("."), ("", frozenset[str]()))
    return means if kind == "party" else frozenset()


def _parties(tokens: Iterable[str]) -> frozenset[str]:
    return frozenset(party for token in tokens for party in _party(token))


def _places(tokens: Iterable[str]) -> frozenset[str]:
    """Runs of capitalised words, lower case: 'south carolina'."""
    found, run = set(), list[str]()
    for token in [*tokens, ""]:
        if token[:1].isupper() and len(token) > 1 and not token.isupper():
            run.append(token.lower().removesuffix("'s").removesuffix("’s"))
        elif run:
            found.add(" ".join(run))
            run = []
    return frozenset(found)
