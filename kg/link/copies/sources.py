"""Where shared text comes from, and how many sources stand behind some articles: ten copies of one report are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    told = sorted(set(members), key=lambda member: (member[0], member[1] or Span(-1, -1, "")))
    articles = {article for article, _ in told}
    joined, reasons = _Joined(), dict[tuple[Member, Member], str]()
    known = sorted(copies, key=lambda copy: (copy.one, copy.other))
    whole, agency = _Joined(), {a: {c.agency for c in headers[a].credits} for a in articles if a in headers}
    for copy in known:
        if copy.kind == "whole":
            whole.join(copy.one, copy.other)
    images = _images(told, known)
    for one, other in combinations(told, 2):
        a, b = headers.get(one[0]), headers.get(other[0])
        why = ""
        if one[0] == other[0]:
            why = "the same article"
        elif whole.root(one[0]) == whole.root(other[0]):
            why = "copies of one report"
        elif _overlap(images[one], images[other]):
            why = "the same passage"
        elif both := agency.get(one[0], set()) & agency.get(other[0], set()):
            why = f"both credit {min(both)}"
        elif a and b and a.publisher and a.publisher == b.publisher:
            why = "the same outlet"
        if why:
            joined.join(_name(one), _name(other))
            reasons[one, other] = why
    by_name = {_name(member): member for member in told}
    for member in told:
        joined.root(_name(member))
    found = []
    for names in joined.parts(alone=True):
        part = tuple(sorted((by_name[name] for name in names), key=told.index))
        why = "; ".join(sorted({reasons[pair] for pair in combinations(part, 2) if pair in reasons}))
        known_headers = {article: headers[article] for article, _ in part if article in headers}
        found.append(Source(part, origin(known_headers.values()), why))
    return tuple(sorted(found, key=lambda source: told.index(source.members[0])))


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
