"""Reports of one remark, by outlet, and a store that holds them linked."""

from __future__ import annotations

from kg.link.stage import renew
from kg.records import Extraction, Manner
from kg.store import Store, open_store
from tests.factory import RUTTE, Draft

SHOULD = (
    "The builders should finish the bridge over the Lorun before the winter, and they should not wait for the mayor"
)
MUST = SHOULD.replace("should finish", "must finish")
OTHER = "Nobody wants a second lighthouse on the island of Tarn"


def article(words: str, outlet: str, published: str | None = "2025-05-04", manner: Manner = "direct") -> Extraction:
    """A report with this remark of Mark Rutte's."""
    draft = Draft(
        f'"{words}," Mark Rutte told the {outlet}.', publisher=outlet, source=f"{outlet}.txt", published=published
    )
    draft.statement(words, source="Mark Rutte", cue="told", speaker=RUTTE, manner=manner)
    return draft.done()


def linked(*extractions: Extraction) -> Store:
    """A store in memory with these, derived and linked."""
    store = open_store(":memory:")
    for extraction in extractions:
        store.add(extraction)
    renew(store)
    return store
