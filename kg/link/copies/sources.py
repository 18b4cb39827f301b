"""Where shared text comes from, and how many sources stand behind some articles: ten copies of one report are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from kg.link.copies import Copy, Header
from kg.records import Span

Member = tuple[str, Span | None]  # an article's key and the place in it that matters; None for all of it


@dataclass(frozen=True, slots=True)
class Origin:
    """The passage is likely Reuters' (credited), because two of three reports credit it."""

    kind: Literal["credited", "earliest", "unknown"]
    name: str | None  # an agency, else an outlet
    article: str | None  # the report that had it first, where one did
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """These four articles are copies of one report, which is likely Reuters'."""

    articles: tuple[str, ...]
    origin: Origin
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """These members speak with one voice, because both articles credit Reuters."""

    members: tuple[Member, ...]
    origin: Origin
    why: str  # empty for a single member


def origin(headers: Iterable[Header]) -> Origin:
    """Whose text it likely is that all these articles hold: whom they credit, else who had it first, else unknown."""
    held = sorted(headers, key=lambda header: header.article)
    credited = defaultdict[str, list[Header]](list)
    for header in held:
        for credit in header.credits:
            credited[credit.agency].append(header)
    first, why = _earliest(held)
    if len(credited) == 1:
        ((agency, by),) = credited.items()
        own = next((h for h in by if any(c.span is None for c in h.credits)), None)
        words = next((c.span.text.strip() for h in by for c in h.credits if c.span), agency)
        why = f"{len(by)} of {len(held)} credit {agency} ('{words}')" if not own else f"{agency} published it itself"
        return Origin("credited", agency, own.article if own else None, 0.95 if own or len(by) > 1 else 0.85, why)
    if credited:
        return Origin("unknown", None, None, 0.0, f"credited to {' and '.join(sorted(credited))}")
    if first is None:
        return Origin("unknown", None, None, 0.0, why)
    return Origin("earliest", first.publisher, first.article, 0.7, why)


def _earliest(headers: list[Header]) -> tuple[Header | None, str]:
    """The one article that was published before all others, as far as the dates tell."""
    if len(headers) < 2:
        return next(iter(headers), None), "the only report" if headers else "nothing is known of it"
    undated = sum(header.published is None for header in headers)
    if undated:
        return None, f"{undated} of {len(headers)} have no date and none credits an agency"
    first, second = sorted(headers, key=lambda header: (header.published or "", header.article))[:2]
    one, two = first.published or "", second.published or ""
    least = min(len(one), len(two))
    if one[:least] == two[:least]:
        return None, f"two are of {one[:least]}, and none credits an agency"
    return first, f"published on {one}, before the others"


def groups(copies: Iterable[Copy], headers: Mapping[str, Header]) -> list[Group]:
    """Articles that are whole copies of each other, each group with its likely origin, in a fixed order."""
    whole = sorted((c for c in copies if c.kind == "whole"), key=lambda c: (c.one, c.other))
    joined = _Joined()
    for copy in whole:
        joined.join(copy.one, copy.other)
    least: dict[str, float] = {}
    for copy in whole:
        root = joined.root(copy.one)
        least[root] = min(least.get(root, 1.0), copy.score)
    return [
        Group(
            tuple(members),
            origin(headers[article] for article in members if article in headers),
            f"each shares at least {least[joined.root(members[0])]:.0%} of its words, or of the other's, with another",
        )
        for members in joined.parts()
    ]


def independent_sources(
    members: Iterable[Member], copies: Iterable[Copy], headers: Mapping[str, Header]
) -> tuple[Source, ...]:
    """The members by source: one for each article that neither copies another's text nor shares its agency or outlet.

    `len()` of the answer is the number that counts for corroboration.
    """
    voices = _Voices(members, copies, headers)
    found = []
    for part in voices.parts():
        why = "; ".join(sorted({reason for one, other in combinations(part, 2) if (reason := voices.why(one, other))}))
        known_headers = {article: headers[article] for article, _ in part if article in headers}
        found.append(Source(part, origin(known_headers.values()), why))
    return tuple(found)


def count(members: Iterable[Member], copies: Iterable[Copy], headers: Mapping[str, Header]) -> int:
    """How many independent sources stand behind the members, in time that grows with their number."""
    return len(_Voices(members, copies, headers).parts())


class _Voices:
    """The members, and which of them speak with one voice."""

    def __init__(self, members: Iterable[Member], copies: Iterable[Copy], headers: Mapping[str, Header]) -> None:
        self._told = sorted(set(members), key=lambda member: (member[0], member[1] or Span(-1, -1, "")))
        known = sorted(copies, key=lambda copy: (copy.one, copy.other))
        self._headers, self._whole = headers, _Joined()
        for copy in known:
            if copy.kind == "whole":
                self._whole.join(copy.one, copy.other)
        self._images = _images(self._told, known)
        self._agencies = {article: {c.agency for c in header.credits} for article, header in headers.items()}

    def parts(self) -> list[tuple[Member, ...]]:
        """The members by voice, in their order."""
        joined, first = _Joined(), dict[tuple[str, str], str]()
        for member in self._told:
            for mark in self._marks(member[0]):
                joined.join(first.setdefault(mark, _name(member)), _name(member))
        places = sorted((*image, _name(member)) for member, images in self._images.items() for image in images)
        base, end, holder = "", 0, ""
        for article, low, high, name in places:  # one that begins before the furthest end so far overlaps with that
            if article == base and low < end:
                joined.join(holder, name)
            if article != base or high > end:
                base, end, holder = article, high, name
        by_root = defaultdict[str, list[Member]](list)
        for member in self._told:
            by_root[joined.root(_name(member))].append(member)
        return [tuple(part) for part in by_root.values()]

    def _marks(self, article: str) -> Iterator[tuple[str, str]]:
        """What makes all that have it one voice."""
        yield "report", self._whole.root(article)
        yield from (("agency", agency) for agency in self._agencies.get(article, ()))
        header = self._headers.get(article)
        if header and header.publisher:
            yield "outlet", header.publisher

    def why(self, one: Member, other: Member) -> str:
        """Why two speak with one voice; '' where they do so through others alone, or not at all."""
        a, b = self._headers.get(one[0]), self._headers.get(other[0])
        if one[0] == other[0]:
            return "the same article"
        if self._whole.root(one[0]) == self._whole.root(other[0]):
            return "copies of one report"
        if _overlap(self._images[one], self._images[other]):
            return "the same passage"
        if both := self._agencies.get(one[0], set()) & self._agencies.get(other[0], set()):
            return f"both credit {min(both)}"
        return "the same outlet" if a and b and a.publisher and a.publisher == b.publisher else ""


def _images(members: list[Member], copies: list[Copy]) -> dict[Member, list[tuple[str, int, int]]]:
    """Where each member's place lies in its own article and in the earlier ones that hold the passage too."""
    passages = defaultdict[str, list[tuple[Span, tuple[str, int, int]]]](list)
    for copy in copies:
        for passage in copy.passages:
            passages[copy.other].append((passage.other, (copy.one, passage.one.start, passage.one.end)))
            passages[copy.one].append((passage.one, (copy.one, passage.one.start, passage.one.end)))
    return {
        (article, span): [image for own, image in passages[article] if span and own.overlaps(span)]
        for article, span in members
    }


def _overlap(some: list[tuple[str, int, int]], others: list[tuple[str, int, int]]) -> bool:
    return any(a == b and low < top and base < high for a, low, high in some for b, base, top in others)


def _name(member: Member) -> str:
    article, span = member
    return f"{article} {span.start:09d} {span.end:09d}" if span else article


class _Joined:
    """Names that belong together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, name: str) -> str:
        while self._above.setdefault(name, name) != name:
            self._above[name] = self._above[self._above[name]]
            name = self._above[name]
        return name

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        self._above[second] = first

    def parts(self, *, alone: bool = False) -> list[list[str]]:
        found = defaultdict[str, list[str]](list)
        for name in sorted(self._above):
            found[self.root(name)].append(name)
        return [part for part in found.values() if alone or len(part) > 1]
