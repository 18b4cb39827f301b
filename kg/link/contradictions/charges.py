"""Charges that somebody makes and somebody else denies, in whatever words: 'accused the campaign of conspiring with
Norvania', 'denied that his campaign colluded with Norvania'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.link.contradictions.news import same_news
from kg.link.contradictions.records import Clash, Fact, News, evidence, told
from kg.link.words import listed, words
from kg.records import Extraction, Span

CHARGING = frozenset({"accuse", "claim"})  # acts
DENYING = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)  # to dismiss or refuse something is not to deny it
SURE = 0.85  # of a pronoun's resolution
TELLING = 0.2  # weight of a word
LEAST = 3  # telling words that are shared
SHARED = 0.6  # of the denial's weight


@dataclass(frozen=True, slots=True)
class Charge:
    """What is denied or held, as telling words with their weights."""

    denied: bool
    concepts: tuple[tuple[str, float], ...]


def facts(extraction: Extraction, news: News) -> Iterator[Fact]:
    """Yield each charge and each denial whose speaker is surely known, under each of its telling words."""
    for statement in extraction.statements:
        who, cue = statement.speaker, statement.cue.text if statement.cue else ""
        denied = statement.act == "deny" and bool(DENYING.search(cue))
        if who is None or statement.negated or not (denied or statement.act in CHARGING):
            continue
        if who.via in {"pronoun", "nominal"} and who.score < SURE:
            continue
        row = [word for span in statement.content for word in words(span.text)]
        concepts = {word.concept: word.weight for word in row if word.weight >= TELLING}
        if len(concepts) < LEAST or any(word.plain in listed("denial") for word in row):
            continue
        start, end = min(s.start for s in statement.content), max(s.end for s in statement.content)
        span = Span(start, end, extraction.article.text[start:end])
        place = evidence(extraction.article, span, statement.sentence, statement.id)
        value = Charge(denied, tuple(sorted(concepts.items())))
        for concept in sorted(concepts):
            yield Fact(("charge", concept), news, place, value, who.entity)


def differ(one: Fact, other: Fact) -> Clash | None:
    """Why one denies what the other holds; None where it is something else."""
    a, b = one.value, other.value
    assert isinstance(a, Charge)
    assert isinstance(b, Charge)
    if a.denied == b.denied or one.who is None or other.who is None or one.who.iri == other.who.iri:
        return None
    no, yes = (one, other) if a.denied else (other, one)
    denied, held = (dict(a.concepts), dict(b.concepts)) if a.denied else (dict(b.concepts), dict(a.concepts))
    shared = denied.keys() & held.keys()
    share = sum(denied[concept] for concept in shared) / sum(denied.values())
    if len(shared) < LEAST or share < SHARED or not same_news(one.news, other.news):
        return None
    accuser, denier = (fact.who.label if fact.who else "" for fact in (yes, no))
    what = (
        f"{accuser} in {yes.evidence.name} holds it: {told(yes)}; {denier} in {no.evidence.name} denies it: {told(no)}."
    )
    why = f"{len(shared)} of the denial's {len(denied)} telling words are in the charge ({', '.join(sorted(shared))})"
    return Clash(what, 0.75, why, (accuser, denier), f"{accuser} and {denier}")
