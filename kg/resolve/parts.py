"""Which mentions speak, are spoken to, act or are acted upon in an article."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from kg.records import Extraction


class Parts:
    """What part each mention, by its number, has in the article's statements and events."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.sources = {s.source_mention for s in extraction.statements if s.source_mention is not None}
        self.acting = self._acting()
        self.hit = self._hit()
        self._said: dict[int, list[int]] = defaultdict(list)
        self._told: dict[int, list[int]] = defaultdict(list)
        for n, statement in enumerate(extraction.statements):
            if statement.source_mention is not None:
                self._said[statement.source_mention].append(n)
            if statement.addressee_mention is not None:
                self._told[statement.addressee_mention].append(n)

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

    def _hit(self) -> set[int]:
        """Indexes of mentions of what is attacked: 'strikes on Kyiv' hit the city, not who sits there."""
        attacks = (event for event in self.extraction.events if event.plover and event.plover.type == "ASSAULT")
        return {side.mention for event in attacks for side in event.targets if side.mention is not None}

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
