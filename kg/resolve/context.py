"""What is known of one article while its mentions are resolved: words around, roles, who speaks, who is named."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.records import Entity, Extraction, Mention, Resolution, Span
from kg.resolve.dateline import dateline
from kg.resolve.gazetteer import Gazetteer, Office
from kg.resolve.gender import told
from kg.resolve.names import key

if TYPE_CHECKING:
    from kg.resolve.descriptions import Description

WORD = re.compile(r"[^\W_](?:[\w’'.&-]*[^\W_])?")
REST = re.compile(r"\w+(?:-\w+)*")
NEAR = 48  # characters read before and after a mention


@dataclass(frozen=True, slots=True)
class Held:
    """At 0–33 this article calls Mark Rutte the secretary general of NATO."""

    person: Entity
    offices: frozenset[str]
    words: str
    organisations: frozenset[Entity]
    former: bool
    span: Span


class Context:
    """The mentions of one extraction with the resolutions found so far; thrown away when the article is done."""

    def __init__(self, extraction: Extraction, gazetteer: Gazetteer) -> None:
        self.extraction = extraction
        self.gazetteer = gazetteer
        self.text = extraction.article.text
        self.date = (extraction.article.published or "")[:10] or dateline(self.text)
        self.mentions: list[Mention] = list(extraction.mentions)
        self.order = sorted(
            range(len(self.mentions)), key=lambda i: (self.mentions[i].span.start, -self.mentions[i].span.end)
        )
        self._starts = [self.mentions[i].span.start for i in self.order]
        self._named: dict[str, dict[Entity, list[int]]] = defaultdict(dict)
        self._spelled: dict[str, set[Entity]] = defaultdict(set)
        self.sources = {s.source_mention for s in extraction.statements if s.source_mention is not None}
        self.acting = self._acting()
        self.genders: dict[str, str] = {}
        self.held: list[Held] = []
        self.descriptions: dict[Entity, Description] = {}
        self._said: dict[int, list[int]] = defaultdict(list)
        self._told: dict[int, list[int]] = defaultdict(list)
        for n, statement in enumerate(extraction.statements):
            if statement.source_mention is not None:
                self._said[statement.source_mention].append(n)
            if statement.addressee_mention is not None:
                self._told[statement.addressee_mention].append(n)
        self._breaks = [match.start() for match in re.finditer(r"\n+", self.text)]

    @cached_property
    def _sides(self) -> dict[int, list[list[int]]]:
        found: dict[int, list[list[int]]] = defaultdict(list)
        for event in self.extraction.events:
            parts = (*event.doers, *event.targets, event.object)
            sides = [s.mention for s in parts if s is not None]
            known = [side for side in sides if side is not None]
            for side in known:
                found[side].append(known)
        return found

    def sides(self, number: int) -> list[list[int]]:
        """The sides of each event that a mention is a side of."""
        return self._sides.get(number, [])

    def _acting(self) -> set[int]:
        """Indexes of mentions that speak, act, or are spoken to or acted upon by somebody."""
        found = set(self.sources)
        found |= {s.addressee_mention for s in self.extraction.statements if s.addressee_mention is not None}
        for event in self.extraction.events:
            found |= {side.mention for side in (*event.doers, *event.targets) if side.mention is not None}
        return found

    @cached_property
    def folded(self) -> str:
        """The whole text folded as names are, for looking whether a name stands in it."""
        return key.__wrapped__(self.text)

    def following(self, mention: Mention) -> list[int]:
        """The mentions that begin at or after the end of one, in text order, nearest first; three at most."""
        low = bisect.bisect_left(self._starts, mention.span.end)
        return self.order[low : low + 3]

    def ahead(self, mention: Mention) -> Iterator[int]:
        """The mentions that begin at or after the end of one, in text order."""
        for at in range(bisect.bisect_left(self._starts, mention.span.end), len(self.order)):
            yield self.order[at]

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
        self.mentions[number] = replace(mention, resolution=resolution, kind=kind)
        if mention.form == "name":
            bisect.insort(
                self._named[resolution.entity.kind].setdefault(resolution.entity, []),
                number,
                key=lambda i: self.mentions[i].span.start,
            )
            self._spelled[key(mention.span.text)].add(resolution.entity)

    def entity(self, number: int | None) -> Entity | None:
        """Whom a mention was resolved to."""
        resolution = None if number is None else self.mentions[number].resolution
        return resolution.entity if resolution else None

    def between(self, number: int, mention: Mention) -> list[int]:
        """The mentions that begin after one ends and before another begins, in text order."""
        low = bisect.bisect_left(self._starts, self.mentions[number].span.end)
        return self.order[low : bisect.bisect_left(self._starts, mention.span.start)]

    def before(self, mention: Mention, count: int = 6) -> list[str]:
        """The last words before a mention in its sentence, lower case, nearest last."""
        start = mention.span.start
        low = max(self.sentence(mention).start, start - NEAR)
        return [word.lower() for word in WORD.findall(self.text[low:start])][-count:]

    def after(self, mention: Mention, count: int = 3) -> list[str]:
        """The words after a mention, lower case; a possessive ending first as \"'s\"."""
        tail = self.text[mention.span.end : mention.span.end + NEAR]
        own = ["'s"] if tail[:2] in {"'s", "’s"} or (tail[:1] in {"'", "’"} and mention.span.text.endswith("s")) else []
        return own + [word.lower() for word in WORD.findall(tail[2 if own else 0 :])][:count]

    def sentence(self, mention: Mention) -> Span:
        """The sentence a mention stands in."""
        sentences = self.extraction.sentences
        if mention.sentence < len(sentences):
            return sentences[mention.sentence]
        return Span(0, len(self.text), self.text)

    def inside(self, span: Span, *, whole: bool = False) -> list[int]:
        """The mentions inside a span, in text order; with `whole` also those that fill it."""
        low, high = bisect.bisect_left(self._starts, span.start), bisect.bisect_right(self._starts, span.end)
        near = (self.mentions[i].span for i in self.order[low:high])
        return [
            i
            for i, inner in zip(self.order[low:high], near, strict=True)
            if inner.end <= span.end and (whole or inner != span)
        ]

    def written(self, mention: Mention) -> str:
        """A name as it stands in the text, to the end of a word that a hyphen cut: 'Ban Ki-moon' of 'Ban Ki-'."""
        tail = REST.match(self.text, mention.span.end)
        return mention.span.text + (tail[0] if tail and mention.span.text.endswith("-") else "")

    def modifies(self, number: int) -> bool:
        """Whether a name only modifies the noun after it: NATO of 'NATO members', Trump of 'Trump aides'."""
        mention = self.mentions[number]
        after = self.after(mention, 1)
        if mention.form != "name" or not after or after[0] == "'s":
            return False
        if not self.text[mention.span.end : mention.span.end + 2].strip().isalpha():
            return False
        word = after[0]
        nouns = self.gazetteer.nouns
        return word in nouns or word.removesuffix("s") in nouns or (word.endswith("ies") and word[:-3] + "y" in nouns)

    def conjoined(self, number: int, to: int | None = None) -> bool:
        """Whether a name is joined to the next (or to this one) by 'and': 'Obama and Xi'."""
        end = self.mentions[number].span.end
        low = bisect.bisect_left(self._starts, end)
        for other in self.order[low : low + 2]:
            gap = self.text[end : self.mentions[other].span.start].split()
            if to is not None and other != to:
                continue
            if gap[:1] in (["and"], ["&"]) and len(gap) <= 3 and self.mentions[other].form == "name":
                return self.mentions[number].form == "name"
        return False

    def introduces(self, mention: Mention) -> bool:
        """Whether a nominal brings somebody new: 'an official', 'one questioner'."""
        words = WORD.findall(mention.span.text)
        return mention.form == "nominal" and bool(words) and words[0].lower() in self.gazetteer.words("indefinite")

    def partial(self, mention: Mention) -> bool:
        """Whether only some of a people or party are meant: 'many Americans', 'some Republicans'."""
        before = self.before(mention, 1)
        return bool(before) and before[0] in self.gazetteer.words("some")

    def adjective(self, number: int | None) -> bool:
        """Whether a demonym describes the noun after it: 'Ukrainian' of 'Ukrainian positions' speaks for nobody."""
        if number is None or self.mentions[number].kind != "nationality" or self.mentions[number].plural:
            return False
        tail = self.text[self.mentions[number].span.end :][:2]
        return tail[:1] == " " and tail[1:].islower() and not self.mentions[number].span.text.endswith("s")

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

    def statement_of(self, number: int) -> int | None:
        """Index of the (last) statement whose source this mention is."""
        said = self._said.get(number)
        return said[-1] if said else None

    def said_by(self, number: int) -> list[int]:
        """Indexes of the statements whose source this mention is."""
        return self._said.get(number, [])

    def told(self, number: int) -> list[int]:
        """Indexes of the statements that are addressed to this mention."""
        return self._told.get(number, [])

    def paragraph(self, mention: Mention) -> int:
        """The number of the line that a mention stands on."""
        return bisect.bisect_left(self._breaks, mention.span.start)

    def back(self, mention: Mention, sentences: int) -> list[int]:
        """The mentions that begin before one, at most so many sentences back, nearest first."""
        found = []
        for at in range(bisect.bisect_left(self._starts, mention.span.start) - 1, -1, -1):
            i = self.order[at]
            if mention.sentence - self.mentions[i].sentence > sentences:
                break
            found.append(i)
        return found
