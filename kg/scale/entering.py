"""What becomes of an extraction where it was made, so that who holds the store has little left to do but write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.link.cards import Sheet, sheet
from kg.records import Extraction
from kg.resolve.corrections import Correction, corrected
from kg.store.ready import Ready, ready


@dataclass(frozen=True, slots=True)
class Entry:
    """Article A as a person corrected it, ready for the store and for linking: 29 statements in 530 words."""

    ready: Ready
    sheet: Sheet
    statements: int
    events: int
    roles: int
    words: int
    missed: tuple[Correction, ...] = ()  # corrections that fit nothing in it


@dataclass(frozen=True, slots=True)
class Entering:
    """Makes entries of extractions; `corrections` are by the hash of the article's text."""

    corrections: Mapping[str, Sequence[Correction]]

    def __call__(self, extraction: Extraction) -> Entry:
        """The entry; UnreadableInput for text that is not Unicode, StoreError for an IRI that is none."""
        x, missed = extraction, list[Correction]()
        if self.corrections:
            x, missed = corrected(extraction, self.corrections.get(extraction.article.sha256, ()))
        words = len(x.article.text.split())
        return Entry(ready(x), sheet(x), len(x.statements), len(x.events), len(x.roles), words, tuple(missed))
