"""Figures that differ for the same thing: the same unit among the same words, and no common value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.link.contradictions.news import same_news
from kg.link.contradictions.numbers import Figure, figures
from kg.link.contradictions.records import Clash, Fact, News, evidence, told
from kg.records import Extraction

DAYS = 1  # between two reports; later there may be more
KEYS = 4  # words beside the unit under which a figure is looked for
SHARED = 0.55  # of the weight of the words around the lesser figure
LEAST = 3  # words that must be shared
TELLING = 2  # of these that are no names


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure and all values that its article gives for the same unit."""

    figure: Figure
    others: tuple[tuple[float, float], ...]
    several: bool  # figures of this unit in the sentence


def facts(extraction: Extraction, news: News) -> Iterator[Fact]:
    """Yield each figure of an article under its unit and the most telling words around it."""
    found = [(sentence, list(figures(sentence))) for sentence in extraction.sentences]
    every = [figure for _, those in found for figure in those]
    # 'I did not say that twelve died' has no figure of the dead.
    unsaid = [span for s in extraction.statements if s.negated or s.act == "deny" for span in s.content]
    for sentence, those in found:
        for figure in those:
            if any(span.start <= figure.span.start < span.end for span in unsaid):
                continue
            others = tuple((o.low, o.high) for o in every if o.unit & figure.unit)
            several = sum(bool(o.unit & figure.unit) for o in those) > 1
            place, value = evidence(extraction.article, figure.span, sentence), Counted(figure, others, several)
            most = sorted(figure.around, key=lambda item: (-item[1], item[0]))[:KEYS]
            for unit in sorted(figure.unit):
                for concept, _ in most:
                    yield Fact(("figure", unit, concept), news, place, value)


def differ(one: Fact, other: Fact) -> Clash | None:
    """Why both figures cannot be right; None where they can, or may count different things."""
    a, b = one.value, other.value
    assert isinstance(a, Counted)
    assert isinstance(b, Counted)
    if one.evidence.article == other.evidence.article or not a.figure.unit & b.figure.unit:
        return None
    if any(_meet((a.figure.low, a.figure.high), value) for value in b.others):
        return None
    if any(_meet((b.figure.low, b.figure.high), value) for value in a.others):
        return None
    if (a.several or b.several) and a.figure.before != b.figure.before:
        return None
    if a.figure.times and b.figure.times and not a.figure.times & b.figure.times:
        return None
    if a.figure.names - b.figure.names and b.figure.names - a.figure.names:
        return None
    first, second = dict(a.figure.around), dict(b.figure.around)
    shared = first.keys() & second.keys()
    weight = sum(first[concept] for concept in shared)
    least = min(sum(first.values()), sum(second.values()))
    if (
        len(shared) < LEAST
        or len(shared - a.figure.names - b.figure.names) < TELLING
        or weight / least < SHARED
        or not same_news(one.news, other.news, DAYS)
    ):
        return None
    what = (
        f"{one.evidence.name} has {one.evidence.span.text}, {other.evidence.name} {other.evidence.span.text} "
        f"of the same thing: {told(one)}; {told(other)}."
    )
    why = f"the same unit among the same words ({', '.join(sorted(shared))}), and no value that fits both"
    sides = (frozenset([(a.figure.low, a.figure.high), (b.figure.low, b.figure.high)]), frozenset(shared))
    label = " ".join(sorted(a.figure.unit & b.figure.unit))
    return Clash(what, round(min(0.9, 0.5 + weight / least * 0.4), 2), why, sides, label)


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
