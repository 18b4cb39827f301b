"""Articles that share text: copies of one report, whole or in part, so that ten copies of a wire story are one source.

Whole copies are proposed by MinHash (rensa), shared passages by winnowed fingerprints, and both are verified word for
word. Only texts unlike those before are kept, at most `keep` of them: the cost grows with the text alone and the memory
is bounded.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from kg.link.copies.credits import Credit, credited
from kg.link.copies.marks import Marks, marks, may_share
from kg.link.copies.runs import Places, Run, Words, fingerprints, places_of, shared, words_of
from kg.records import Article, Span

KEEP = 20_000  # articles to which a new one is compared; news is copied within days
PASSAGE = 15  # words in a row outside quotation marks: what two people do not write alike
WHOLE = 0.5  # of the shorter text's words; more makes it a copy
LONGER = 0.2  # of the longer text's words, too: a brief in a long report does not make that one a copy
NOTHING_NEW = 0.8  # of a text's words; a copy of which more is shared need not be remembered
SKETCH, BANDS, ALIKE = 128, 32, 0.5  # of MinHash: two texts with half their runs alike meet with 87%
TRIED = 12  # earlier articles to which a new one is aligned at most
HOLDERS = 4  # earlier articles remembered for one fingerprint
PAIRS = 20  # of each of these, with what they share: 2 kB at the most for news that is one another's copy
KNOWN = 500  # articles whose words are kept while clusters are looked at


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters 0–310 of one article and 95–407 of the other hold the same 52 words, 40 of them unquoted."""

    one: Span
    other: Span
    words: int
    unquoted: int


@dataclass(frozen=True, slots=True)
class Copy:
    """Article `other` holds 91% of the words of article `one` in runs of eight or more: a whole copy."""

    one: str  # keys of articles, the one that was read first before the other
    other: str
    kind: Literal["whole", "part"]
    score: float  # share of the shorter text's words that stand in shared runs
    why: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What is known of an article apart from its text: who published it, when, and which agencies it credits."""

    article: str
    publisher: str | None
    published: str | None
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """An earlier article as far as a new one is compared to it."""

    article: str
    publisher: str | None
    words: Words
    marks: list[int]


class Copies:
    """Finds what each new article shares with those before it."""

    def __init__(self, keep: int = KEEP) -> None:
        from rensa import RMinHashLSH

        self._keep = keep
        self._alike: Any = RMinHashLSH(ALIKE, SKETCH, BANDS)
        self._texts: OrderedDict[int, _Kept] = OrderedDict()
        self._holders: dict[int, tuple[int, ...]] = {}
        self._seen: set[str] = set()
        self._next = 0

    def add(self, article: Article) -> list[Copy]:
        """What the article shares with earlier ones, the most first; the same article again shares nothing."""
        if article.key in self._seen:
            return []
        text = words_of(article.text)
        marks = fingerprints(text)
        sketch = _sketch(marks)
        met = Counter(holder for mark in marks for holder in self._holders.get(mark, ()))
        alike = [key for key in self._alike.query(sketch) if key in self._texts] if sketch else []
        near = sorted(alike, key=lambda key: (-met[key], key))[:TRIED]
        likely = sorted(met, key=lambda key: (-met[key], key))[:TRIED]
        found = []
        for key in dict.fromkeys(near + likely):
            other = self._texts[key]
            copy = compare(other.article, other.words, article.key, text)
            house = article.publisher is not None and article.publisher == other.publisher
            if copy and not (house and copy.kind == "part"):  # what an outlet prints under each of its reports
                found.append(copy)
        if not any(sum(p.words for p in copy.passages) >= NOTHING_NEW * len(text.words) for copy in found):
            self._remember(_Kept(article.key, article.publisher, text, marks), sketch)
        return sorted(found, key=lambda copy: (-copy.score, copy.one))

    def _remember(self, kept: _Kept, sketch: Any) -> None:
        number, self._next = self._next, self._next + 1
        self._texts[number] = kept
        self._seen.add(kept.article)
        if sketch:
            self._alike.insert(number, sketch)
        alone = (number,)
        for mark in kept.marks:
            held = self._holders.get(mark, ())
            if len(held) < HOLDERS:
                self._holders[mark] = (*held, number) if held else alone
        if len(self._texts) > self._keep:
            self._forget(*self._texts.popitem(last=False))

    def _forget(self, number: int, kept: _Kept) -> None:
        self._seen.discard(kept.article)
        self._alike.remove(number)
        for mark in kept.marks:
            left = tuple(holder for holder in self._holders.get(mark, ()) if holder != number)
            if left:
                self._holders[mark] = left
            else:
                self._holders.pop(mark, None)


def copies(articles: Iterable[Article], keep: int = KEEP) -> Iterator[Copy]:
    """Pairs of articles that share text, as they come; each is compared to those before it."""
    index = Copies(keep)
    for article in articles:
        yield from index.add(article)


class Shared:
    """What articles that tell the same thing share: each is compared to those that were published just before it."""

    def __init__(self, text: Callable[[str], str], about: Callable[[str], tuple[Header, Marks]]) -> None:
        self._words = lru_cache(KNOWN)(lambda key: words_of(text(key)))
        self._places = lru_cache(KNOWN)(lambda key: places_of(self._words(key)))
        self._about = lru_cache(2 * KNOWN)(about)
        self._pair = lru_cache(KNOWN * PAIRS)(self._compare)

    @classmethod
    def of(cls, article: Callable[[str], Article]) -> Shared:
        """For articles that are had by their keys."""

        def about(key: str) -> tuple[Header, Marks]:
            found = article(key)
            return header(found), marks(words_of(found.text))

        return cls(lambda key: article(key).text, about)

    def headers(self, keys: Iterable[str]) -> dict[str, Header]:
        """What is known of articles apart from their text."""
        return {key: self._about(key)[0] for key in sorted(set(keys))}

    def copies(self, keys: Iterable[str]) -> list[Copy]:
        """Pairs of these articles that share text, in a fixed order."""
        ordered = sorted(set(keys), key=lambda key: (self._about(key)[0].published or "9", key))
        pairs = ((one, other) for i, other in enumerate(ordered) for one in ordered[max(0, i - TRIED) : i])
        return [copy for one, other in pairs if (copy := self._pair(one, other))]

    def _compare(self, one: str, other: str) -> Copy | None:
        (first, ours), (second, theirs) = self._about(one), self._about(other)
        if not may_share(ours, theirs):
            return None
        copy = compare(one, self._words(one), other, self._words(other), (self._places(one), self._places(other)))
        if copy and copy.kind == "part" and first.publisher and first.publisher == second.publisher:
            return None  # what an outlet prints under each of its reports
        return copy


def compare(
    one: str, first: Words, other: str, second: Words, places: tuple[Places, Places] | tuple[()] = ()
) -> Copy | None:
    """What two texts share, word for word; None where it is only quotations, names and phrases.

    A passage counts where PASSAGE words of it stand outside quotation marks: two reporters hear the same speech.
    """
    runs = [(run, _unquoted(first, second, run)) for run in shared(first, second, *places)]
    least, most = sorted((len(first.words), len(second.words)))
    same = sum(run.length for run, _ in runs)
    score = round(same / least, 3) if least else 0.0
    if score >= WHOLE and same >= LONGER * most and sum(unquoted for _, unquoted in runs) >= PASSAGE:
        why = f"{same} of {least} words of the shorter text stand in the same order in the other"
        return Copy(one, other, "whole", score, why, tuple(_passage(first, second, *run) for run in runs))
    kept = tuple(_passage(first, second, run, unquoted) for run, unquoted in runs if unquoted >= PASSAGE)
    if not kept:
        return None
    longest = max(passage.words for passage in kept)
    why = f"{len(kept)} shared passage{'s' * (len(kept) > 1)}, the longest of {longest} words"
    return Copy(one, other, "part", round(sum(p.words for p in kept) / least, 3), why, kept)


def _unquoted(first: Words, second: Words, run: Run) -> int:
    return min(first.free(run.one, run.length), second.free(run.other, run.length))


def _passage(first: Words, second: Words, run: Run, unquoted: int) -> Passage:
    one, other = first.span(run.one, run.one + run.length), second.span(run.other, run.other + run.length)
    return Passage(one, other, run.length, unquoted)


def header(article: Article) -> Header:
    """The article without its text."""
    return Header(article.key, article.publisher, article.published, credited(article))


def _sketch(marks: list[int]) -> Any:
    """MinHash of a text's fingerprints; None where it has none."""
    from rensa import RMinHash

    sketch = RMinHash(SKETCH, 1)
    sketch.update([format(mark, "x") for mark in marks])
    return sketch if marks else None
