"""The visible features by which two statements are judged, each a number between 0 and 1."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from kg.link.meaning import nearness
from kg.link.traits import Traits

Features = dict[str, float]
ONE_WORD = 0.5  # what a quoted word tells that stands alone in its quotation marks
QUOTE_MARKS = "\"'“‘"
NEAR = 5  # times as far as a fifth of the article is not near


def features(a: Traits, b: Traits, *, beside: bool = True) -> Features:
    """Every feature of a pair; the shorter statement is measured against the longer one. 'around', which takes the
    longest, is left at 1 where nobody asks what stands `beside` them.
    """
    if (a.total, a.said.key) > (b.total, b.said.key):
        a, b = b, a
    common = least = rarest = 0.0
    others = b.weights
    for word, weight in a.weights.items():
        another = others.get(word, 0.0)
        least += another if another > weight else weight
        if another:
            half = (weight + another) / 2
            common += half
            if half > rarest:
                rarest = half
    least = least or 1.0
    our_runs, their_runs = a.runs, b.runs
    runs = len(our_runs & their_runs)
    follow = a.pairs & b.pairs
    ours, theirs = a.said, b.said
    one_article = ours.article == theirs.article
    near = abs(ours.order - theirs.order) if one_article else 0
    quoted = _quoted(a, b) if a.quotes or b.quotes else 0.0
    both = 2 * common / ((a.total + b.total) or 1.0)
    named, other_named, same = _named(a), _named(b), _same(a, b)
    digits = bool(a.numbers & b.numbers)
    return {
        "contained": common / least,
        "overlap": both,
        "amount": min(1.0, common / 3),
        "rarest": rarest,
        "meaning": nearness(a.meaning, b.meaning),
        "apart": min(1.0, (a.total - common) / 1.5),
        "alike": max(0.0, 4 * common / ((a.total + b.total) or 1.0) - 1),
        "runs": runs / max(1, min(len(our_runs), len(their_runs))),
        "many runs": min(runs, 8) / 8,
        "order": min(1.0, len(follow) / max(1, min(len(a.weights), len(b.weights)) - 1)),
        "quoted": quoted,
        "numbers": float(digits),
        "other numbers": float(not digits and bool(a.numbers) and bool(b.numbers)),
        "names": len(a.names & b.names) / max(1, min(len(a.names), len(b.names))),
        "other names": float(_lacks(a, b) and _lacks(b, a)),
        "denial": _denial(a, b, follow) * common / least if a.denied or b.denied else 0.0,
        "around": around(a, b) if beside else 1.0,
        "place": 0.0 if one_article else max(0.0, 1 - NEAR * abs(a.place - b.place)),
        "same speaker": float(same),
        "other speaker": float(named and other_named and not same),
        "described alike": float(bool(a.described & b.described)),
        "described": float(bool(a.described) != bool(b.described) and (named or other_named)),
        "described otherwise": float(bool(a.described) and bool(b.described) and not a.described & b.described),
        "paper": float((a.paper and other_named) or (b.paper and named)),
        "no speaker": float(not named and not other_named),
        "next": float(near == 1),
        "same article": float(near > 1),
        "headline": float(one_article and ours.headline != theirs.headline),
        "two quotes": float(not runs and ours.manner == theirs.manner == "direct"),
        "one quote": float((ours.manner == "direct") != (theirs.manner == "direct")),
        "short": float(len(a.weights) <= 2),
        "bare": float(not quoted and _bare(a) and a.plain != b.plain),
        "refusal": float(ours.negated != theirs.negated),
        "far": _far(ours.published, theirs.published),
    }


def _denial(a: Traits, b: Traits, follow: frozenset[tuple[str, str]]) -> float:
    """Of the concepts that follow each other in both and one denies, how far most of them are said by the other."""
    both = {concept for pair in follow for concept in pair}
    denied = both & (a.denied | b.denied)
    against = sum((c in a.denied and c not in b.doubted) or (c in b.denied and c not in a.doubted) for c in denied)
    return max(0.0, 2 * against / len(denied) - 1) if denied else 0.0


def around(a: Traits, b: Traits) -> float:
    """How alike the statements are that stand beside these in two articles."""
    if a.said.article == b.said.article:
        return 0.0
    ours, theirs = a.beside, b.beside
    both = sorted(ours.keys() & theirs.keys())
    common = sum(map(min, map(ours.__getitem__, both), map(theirs.__getitem__, both)))
    return common / max(0.5, min(sum(ours.values()), sum(theirs.values())))


def _quoted(a: Traits, b: Traits) -> float:
    """How telling the words are that both have and at least one has in quotation marks."""
    best = 0.0
    for one, other in ((a, b), (b, a)):
        if not one.quotes:
            continue
        text = other.line
        for quote in one.quotes:
            if f" {quote} " in text:
                tokens = set(quote.split())
                told = sum({w.concept: w.weight for w in one.words if w.plain in tokens}.values())
                best = max(best, told * (1.0 if " " in quote else ONE_WORD))
    return min(1.0, best / 1.5)


def _bare(one: Traits) -> bool:
    """Whether its content is no more than one telling word, not quoted, or two of a name: 'a sentiment', 'Mr. Kim'."""
    if one.said.text.strip()[:1] in QUOTE_MARKS:
        return False
    told = 0.0
    for word in one.words:
        if word.weight:
            told += 0.5 if word.name else 1.0
            if told > 1:
                return False
    return True


def _lacks(one: Traits, other: Traits) -> bool:
    """Whether it has names that the other has neither as a name nor as a word."""
    return any(name not in other.names and name not in other.weights for name in one.names)


def _named(one: Traits) -> bool:
    return bool(one.said.speaker or one.who)


def _same(a: Traits, b: Traits) -> bool:
    if a.said.speaker and a.said.speaker == b.said.speaker:
        return True
    return bool(a.who & b.who)


@lru_cache(maxsize=10_000)
def _far(one: str | None, other: str | None) -> float:
    """How far apart two days are: 1 for a month and more, 0 within two days or where one is not known."""
    if not one or not other or min(len(one), len(other)) < len("2025-04-06"):
        return 0.0
    if one[:10] == other[:10]:
        return 0.0
    days = abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    return min(1.0, days / 30) if days > 2 else 0.0
