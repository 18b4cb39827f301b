"""An article as it goes into a store: its graph is text by then, so that whoever read it can have made it."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Quad

from kg.errors import StoreError, UnreadableInput
from kg.records import Extraction
from kg.store.iris import run_iri
from kg.store.lines import parsed
from kg.store.notes import note
from kg.store.told import Apart
from kg.store.triples import to_lines
from kg.vocab import article_iri


@dataclass(frozen=True, slots=True)
class Ready:
    """The article with this key, from news.jsonl:7, as run R read it: 3,386 quads."""

    key: str
    source: str
    id: str
    run: str  # IRI of the reading that the quads come from
    trig: bytes
    count: int
    note: tuple[str, ...] = ()  # what the knowledge layer will be derived from

    @property
    def graph(self) -> str:
        """IRI of the article, and of its graph."""
        return article_iri(self.key)

    def quads(self) -> list[Quad]:
        """The quads of its graph."""
        return list(parsed(self.trig))


def ready(extraction: Extraction) -> Ready:
    """An extraction made ready; UnreadableInput for text that is not Unicode, StoreError for an IRI that is none."""
    article = extraction.article
    run = run_iri(article.key, extraction.tool, extraction.model)
    try:
        lines = to_lines(extraction)
        return Ready(
            article.key, article.source, article.id, run, lines.trig(), len(lines), note(Apart(lines.iri, lines.apart))
        )
    except UnicodeEncodeError as error:
        raise UnreadableInput(article.source, f"its text is not Unicode: {error.reason}") from error
    except ValueError as error:
        raise StoreError(f"{article.source} could not be written: {error}") from error
