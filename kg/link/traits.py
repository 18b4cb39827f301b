"""What the comparison looks at in one statement: its words, runs of words, quoted words, numbers, names, denials."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.link.records import Said
from kg.link.words import TOKEN, Word, listed, words

RUN = 3  # words
NAME = 0.6  # a name is seldom, but what a report speaks of all the time
LOCAL = 0.5  # how much less a word tells with each statement of the article that has it
REACH = 6  # words; how far a denial reaches to the right
QUOTED = re.compile(r"[\"“‘]\s*([^\"”“]+?)\s*(?:[\"”]|’(?!\w)|$)")
BACKGROUND = re.compile(r",\s+(?:which|where|whose|who|despite|amid|even as|as well as)\b")
CUE = 0.5  # what a word of the cue tells: 'praised'
ASIDE = 0.3  # what a word in the outlet's own background tells
LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Traits:
    """A statement taken apart."""

    said: Said
    words: tuple[Word, ...]
    weights: dict[str, float]  # concept → how much it tells within its article
    total: float  # of these
    signs: dict[str, int]  # concept → 1 said, -1 denied, 0 both
    pairs: frozenset[tuple[str, str]]  # telling concepts that follow each other
    runs: frozenset[tuple[str, ...]]  # of RUN words, in lower case
    quotes: tuple[str, ...]  # the words in quotation marks, in lower case
    numbers: frozenset[str]
    names: frozenset[str]  # concepts of words with a capital
    who: frozenset[str]  # words of the speaker's name
    described: frozenset[str]  # of one who is not named: 'officials', 'lawsuit'
    plain: tuple[str, ...]  # the words in lower case


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
    for said, each, cue in zip(statements, taken, cues, strict=True):
        aside = _aside(said, each)
        weights: dict[str, float] = {}
        for place, word in enumerate(each + cue):
            if word.weight:
                where = 1 if place < aside else CUE if place >= len(each) else ASIDE
                worth = word.weight * where * (NAME if word.name else 1) / (1 + LOCAL * math.log(often[word.concept]))
                weights[word.concept] = max(LEAST, worth, weights.get(word.concept, 0))
        plain = [word.plain for word in each]
        yield Traits(
            said,
            each,
            weights,
            sum(weights.values()),
            _signs(said, each),
            frozenset(pairwise(word.concept for word in each if word.weight)),
            frozenset(zip(*(plain[i:] for i in range(RUN)), strict=False)),
            _quotes(said),
            frozenset(word.concept for word in each if word.concept[0].isdigit()),
            frozenset(word.concept for word in each if word.name and word.weight),
            _who(said),
            _described(said),
            tuple(plain),
        )


def _aside(said: Said, each: tuple[Word, ...]) -> int:
    """Where the outlet's own background begins in words it does not quote: ', which began in 2022 and …'."""
    found = None if said.manner == "direct" else BACKGROUND.search(said.text)
    return len(words(said.text[: found.start()])) if found and found.start() else len(each)


def _cue(said: Said) -> tuple[Word, ...]:
    """The cue's words that tell more than that something is said: 'praised', 'ruled out'."""
    return tuple(word for word in words(said.cue or "") if word.concept != "say")


def _signs(said: Said, each: tuple[Word, ...]) -> dict[str, int]:
    """Concept → 1 where it is said, -1 where it stands under a denial, 0 where both; a cue that denies turns all."""
    found: dict[str, set[int]] = defaultdict(set)
    undone = bool({*TOKEN.findall((said.cue or "").casefold())} & listed("undoing"))
    last = -REACH - 1
    for place, word in enumerate(each):
        if word.plain in listed("denial"):
            last = place
        elif word.weight:
            found[word.concept].add(-1 if (place - last <= REACH) != undone else 1)
    return {concept: sum(signs) for concept, signs in found.items()}


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
