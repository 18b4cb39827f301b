"""What is known of one article while its mentions are resolved: who is named and what roles are held, found so far."""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.records import Entity, Extraction, Resolution, Span, changed
from kg.resolve.dateline import dateline
from kg.resolve.gazetteer import Gazetteer, Office
from kg.resolve.gender import told
from kg.resolve.names import key
from kg.resolve.neighbours import WORD, Neighbours
from kg.resolve.parts import Parts

if TYPE_CHECKING:
    from kg.resolve.descriptions import Description

__all__ = ["WORD", "Context", "Held"]


@dataclass(frozen=True, slots=True)
class Held:
    """At 0–33 this article calls Mark Rutte the secretary general of NATO."""

    person: Entity
    offices: frozenset[str]
    words: str
    organisations: frozenset[Entity]
    former: bool
    span: Span


class Context(Neighbours, Parts):
    """The mentions of one extraction with the resolutions found so far; thrown away when the article is done."""

    def __init__(self, extraction: Extraction, gazetteer: Gazetteer) -> None:
        Neighbours.__init__(self, extraction, gazetteer)
        Parts.__init__(self, extraction)
        self.date = (extraction.article.published or "")[:10] or dateline(self.text)
        self._named: dict[str, dict[Entity, list[int]]] = defaultdict(dict)
        self._spelled: dict[str, set[Entity]] = defaultdict(set)
        self.genders: dict[str, str] = {}
        self._offices: dict[tuple[str, str], tuple[frozenset[Office], list[str], list[str]]] = {}
        self.held: list[Held] = []
        self.descriptions: dict[Entity, Description] = {}

    @cached_property
    def folded(self) -> str:
        """The whole text folded as names are, for looking whether a name stands in it."""
        return key.__wrapped__(self.text)

    @cached_property
    def seats(self) -> Counter[tuple[Entity, str]]:
        """How often the seat of a country is named as a city, by folded name; asked once those that act are known."""
        found: Counter[tuple[Entity, str]] = Counter()
        for mention in self.mentions:
            seat = self.gazetteer.metonym(mention.span.text) if mention.form == "name" else None
            meant = mention.resolution.entity if mention.resolution else None
            if seat is not None and len(seat.means) == 1 and seat.means[0] != meant:
                found[seat.means[0], key(mention.span.text)] += 1
        return found

    def settle(self, number: int, resolution: Resolution) -> None:
        """Write a resolution into a mention; a place that is a country becomes one."""
        mention = self.mentions[number]
        kind = mention.kind
        if (
            mention.form == "name"
            and resolution.via in {"name", "alias"}
            and kind in {"place", "organisation", "country"}
        ):
            kind = resolution.entity.kind
        self.mentions[number] = changed(mention, resolution=resolution, kind=kind)
        if mention.form == "name":
            bisect.insort(
                self._named[resolution.entity.kind].setdefault(resolution.entity, []),
                number,
                key=self._begin,
            )
            self._spelled[key(mention.span.text)].add(resolution.entity)

    def _begin(self, number: int) -> int:
        return self.mentions[number].span.start

    def entity(self, number: int | None) -> Entity | None:
        """Whom a mention was resolved to."""
        resolution = None if number is None else self.mentions[number].resolution
        return resolution.entity if resolution else None

    def named(self, kind: str) -> dict[Entity, list[int]]:
        """Entities of a kind that the article names so far, with the mentions that do, in text order."""
        return self._named[kind]

    def spelled(self, words: str) -> set[Entity]:
        """The entities that a name of this spelling means somewhere in the article."""
        return self._spelled.get(key(words), set())

    def names(self, entity: Entity) -> bool:
        """Whether the article names an entity."""
        return entity in self._named[entity.kind]

    def office(self, words: str, *, head: str = "") -> tuple[frozenset[Office], list[str], list[str]]:
        """The offices that a title names: the longest phrase of the tables in it that holds the head word.

        Returns them with the words before and after the phrase, lower case.
        """
        if (words, head) not in self._offices:
            self._offices[words, head] = self._office(words, head)
        return self._offices[words, head]

    def _office(self, words: str, head: str) -> tuple[frozenset[Office], list[str], list[str]]:
        tokens = [word.lower() for word in WORD.findall(words)]
        at = [i for i, word in enumerate(tokens) if not head or key(word) == key(head)]
        best: tuple[int, int] | None = None
        for size in range(min(7, len(tokens)), 0, -1):
            for low in range(len(tokens) - size + 1):
                if any(low <= i < low + size for i in at) and self.gazetteer.offices(
                    " ".join(tokens[low : low + size])
                ):
                    best = (low, low + size)
                    break
            if best:
                break
        if best is None:
            return frozenset(), tokens, []
        low, high = best
        return frozenset(self.gazetteer.offices(" ".join(tokens[low:high]))), tokens[:low], tokens[high:]

    def bodies(self, entity: Entity) -> frozenset[Entity]:
        """A body and, for a seat or ministry, the country it is of: the Kremlin's spokesman is also Russia's."""
        country = self.gazetteer.country_of.get(entity.iri)
        return frozenset({entity, country} if country else {entity})

    def gender(self, entity: Entity) -> str:
        """'female', 'male' or '' for a person; asked for once all names are resolved."""
        if entity.iri not in self.genders:
            person = self.gazetteer.person(entity)
            given = entity.label.split(" ")[0]
            known = (person.gender if person else "") or self.gazetteer.gender(given)
            self.genders[entity.iri] = known or told(entity, self)
        return self.genders[entity.iri]
