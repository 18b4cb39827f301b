"""What the comparison looks at in one statement: its words, runs of words, quoted words, numbers, names, denials."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from kg.link.meaning import Vector, vector_of
from kg.link.records import Said
from kg.link.words import TOKEN, Word, listed, words

RUN = 3  # words
NAME = 0.6  # a name is seldom, but what a report speaks of all the time
LOCAL = 0.5  # how much less a word tells with each statement of the article that has it
DENIED = 2  # telling words to the right of a denial that it surely denies
DOUBTED = 6  # … that it may deny
MEANT = 0.2  # weight of a word that counts there
BESIDE = 2  # statements before and after in the article
QUOTED = re.compile(r"[\"“‘]\s*([^\"”“]+?)\s*(?:[\"”]|’(?!\w)|$)")
BACKGROUND = re.compile(r",\s+(?:which|where|whose|who|despite|amid|even as|as well as)\b")
CUE = 0.5  # what a word of the cue tells: 'praised'
ASIDE = 0.3  # what a word in the outlet's own background tells
LEAST = 0.05
KEPT = 2_000  # wordings of which words and runs are at hand


@dataclass(frozen=True, slots=True)
class Traits:
    """A statement taken apart."""

    said: Said
    words: tuple[Word, ...]
    weights: dict[str, float]  # concept → how much it tells within its article
    total: float  # of these
    denied: frozenset[str]  # concepts that are surely denied
    doubted: frozenset[str]  # concepts that may be denied, the former too
    quotes: tuple[str, ...]  # the words in quotation marks, in lower case
    numbers: frozenset[str]
    names: frozenset[str]  # concepts of words with a capital
    who: frozenset[str]  # words of the speaker's name
    described: frozenset[str]  # of one who is not named: 'officials', 'lawsuit'
    paper: bool  # not a person speaks, but a lawsuit
    place: float  # in the article, from 0 to 1
    beside: dict[str, float]  # the weights of the statements next to it, all together
    meaning: Vector = field(compare=False, repr=False)

    @property
    def plain(self) -> tuple[str, ...]:
        """The words in lower case."""
        return _plain(self.said.text)

    @property
    def line(self) -> str:
        """The words in lower case with a space before and after each."""
        return _line(self.said.text)

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Telling concepts that follow each other."""
        return _pairs(self.said.text)

    @property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Of RUN words, in lower case."""
        return _runs(self.said.text)


# Made when asked for, and only the last are kept: they would be most of what a statement takes of memory.


@lru_cache(KEPT)
def _plain(text: str) -> tuple[str, ...]:
    return tuple([word.plain for word in words(text)])


@lru_cache(KEPT)
def _line(text: str) -> str:
    return f" {' '.join(_plain(text))} "


@lru_cache(KEPT)
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise([word.concept for word in words(text) if word.weight]))


@lru_cache(KEPT)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    plain = _plain(text)
    return frozenset(zip(*(plain[i:] for i in range(RUN)), strict=False))


def traits(statements: Iterable[Said]) -> Iterator[Traits]:
    """Take statements apart; those of an article must stand together, since common words in it tell less."""
    article: list[Said] = []
    for said in statements:
        if article and article[-1].article != said.article:
            yield from _article(article)
            article = []
        article.append(said)
    yield from _article(article)


def _article(statements: list[Said]) -> Iterator[Traits]:
    taken = [words(said.text) for said in statements]
    cues = [_cue(said) for said in statements]
    often = Counter(
        c for each, cue in zip(taken, cues, strict=True) for c in {w.concept for w in each + cue if w.weight}
    )
    weighed = [_weights(said, each, cue, often) for said, each, cue in zip(statements, taken, cues, strict=True)]
    quotes = [_quotes(said) for said in statements]
    for order, (said, each, weights) in enumerate(zip(statements, taken, weighed, strict=True)):
        denied, doubted = _denied(said, each)
        described = _described(said)
        yield Traits(
            said,
            each,
            weights,
            sum(weights.values()),
            denied,
            doubted,
            quotes[order],
            frozenset(word.concept for word in each if word.concept[0].isdigit()),
            frozenset(word.concept for word in each if word.name and word.weight),
            _who(said),
            described,
            bool(described & listed("paper")),
            order / max(1, len(statements) - 1),
            _together((*weighed[max(0, order - BESIDE) : order], *weighed[order + 1 : order + 1 + BESIDE])),
            vector_of(said),
        )


def _weights(said: Said, each: tuple[Word, ...], cue: tuple[Word, ...], often: Counter[str]) -> dict[str, float]:
    """Concept → how much it tells within its article."""
    weights: dict[str, float] = {}
    aside = _aside(said, each)
    for place, word in enumerate(each + cue):
        if word.weight:
            where = 1 if place < aside else CUE if place >= len(each) else ASIDE
            worth = word.weight * where * (NAME if word.name else 1) / (1 + LOCAL * math.log(often[word.concept]))
            weights[word.concept] = max(LEAST, worth, weights.get(word.concept, 0))
    return weights


def _together(some: Iterable[dict[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for weights in some:
        found |= weights
    return found


def _aside(said: Said, each: tuple[Word, ...]) -> int:
    """Where the outlet's own background begins in words it does not quote: ', which began in 2022 and …'."""
    found = None if said.manner == "direct" else BACKGROUND.search(said.text)
    return len(words(said.text[: found.start()])) if found and found.start() else len(each)


def _cue(said: Said) -> tuple[Word, ...]:
    """The cue's words that tell more than that something is said: 'praised', 'ruled out'."""
    return tuple(word for word in words(said.cue or "") if word.concept != "say")


def denies(said: Said) -> bool:
    """Whether its cue turns what the words say: 'denied that …'."""
    return bool({*TOKEN.findall((said.cue or "").casefold())} & listed("undoing"))


def _denied(said: Said, each: tuple[Word, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """Concepts that are surely denied and not said as well, and those that may be; a cue that denies turns all."""
    surely, maybe, plainly, told = set[str](), set[str](), set[str](), set[str]()
    left, denials = 0, listed("denial")
    for place, word in enumerate(each):
        if word.plain in denials:
            left = 0 if each[place + 1 : place + 2] and each[place + 1].plain in listed("more") else DOUBTED
        elif word.weight >= MEANT:
            told.add(word.concept)
            if left > DOUBTED - DENIED:
                surely.add(word.concept)
            (maybe if left > 0 else plainly).add(word.concept)
            left -= 1
    if denies(said):
        surely, maybe, plainly = plainly, told - surely, surely
    return frozenset(surely - plainly), frozenset(maybe)


def _quotes(said: Said) -> tuple[str, ...]:
    """Words in quotation marks; of a direct quotation all."""
    if said.manner == "direct":
        return (" ".join(TOKEN.findall(said.text.casefold())),)
    found = (" ".join(TOKEN.findall(part.casefold())) for part in QUOTED.findall(said.text))
    return tuple(part for part in found if part)


def _who(said: Said) -> frozenset[str]:
    """The words by which two names of one speaker meet: those of label and source that are no titles."""
    found = TOKEN.findall(f"{said.source or ''} {said.label or ''}")
    return frozenset(w.casefold() for w in found if w[0].isupper() and w.casefold() not in listed("title"))


def _described(said: Said) -> frozenset[str]:
    found = {word.concept for word in words(said.source or "") if word.weight}
    return frozenset() if said.speaker or _who(said) else frozenset(found - listed("pronoun"))
