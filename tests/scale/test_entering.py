"""What a worker hands over is what the store and linking would have made themselves, with corrections taken in."""

from __future__ import annotations

import io
import pickle
from dataclasses import replace

import pytest

from kg.errors import StoreError, UnreadableInput
from kg.link.cards import sheet
from kg.records import Entity, Extraction
from kg.resolve.corrections import Correction, corrected
from kg.scale.entering import Entering, Entry
from kg.store import Store, open_store
from kg.store.batch import Batch
from tests.newsroom import courier

REPORT = courier()
GONE = REPORT.statements[0]
WORDS = REPORT.article.text[GONE.content[0].start : GONE.content[-1].end]
CORRECTION = Correction(
    "2025-04-07T09:30:00Z", "not a statement", REPORT.article.sha256, GONE.content[0].start, GONE.content[-1].end, WORDS
)


def dumped(store: Store) -> bytes:
    out = io.BytesIO()
    store.dump(out)
    return out.getvalue()


def entered(extraction: Extraction, *corrections: Correction) -> Entry:
    """The entry, sent from one process to another."""
    entering: Entering = pickle.loads(pickle.dumps(Entering({extraction.article.sha256: corrections})))
    entry: Entry = pickle.loads(pickle.dumps(entering(extraction)))
    return entry


def test_an_entry_is_written_as_its_extraction_is() -> None:
    one, other = open_store(":memory:"), open_store(":memory:")
    entry, batch = entered(REPORT), Batch[Entry](one)
    found = [*batch.put(entry, entry.ready), *batch.flush()]
    other.add(REPORT)
    assert (found, dumped(one)) == ([(entry, "added")], dumped(other))


def test_its_card_is_that_of_its_extraction() -> None:
    assert entered(REPORT).sheet == sheet(REPORT)


def test_it_is_counted() -> None:
    entry, x = entered(REPORT), REPORT
    assert (entry.statements, entry.events, entry.roles) == (len(x.statements), len(x.events), len(x.roles))


def test_corrections_are_taken_in() -> None:
    done, _ = corrected(REPORT, [CORRECTION])
    entry = entered(REPORT, CORRECTION)
    assert (entry.statements, entry.sheet) == (len(REPORT.statements) - 1, sheet(done))


def test_a_correction_that_fits_nothing_is_named() -> None:
    elsewhere = replace(CORRECTION, start=CORRECTION.start + 1)
    assert entered(REPORT, elsewhere).missed == (elsewhere,)


def test_text_that_is_not_unicode_is_named_as_unreadable() -> None:
    broken = replace(REPORT, article=replace(REPORT.article, title="\ud800"))
    with pytest.raises(UnreadableInput, match="not Unicode"):
        Entering({})(broken)


def test_an_iri_that_is_none_stops_the_build() -> None:
    broken = replace(REPORT, statements=(replace(GONE, about=(Entity("not an iri", "x", "thing"),)),), events=())
    broken = replace(broken, mentions=tuple(replace(mention, quote=None) for mention in broken.mentions))
    with pytest.raises(StoreError, match="could not be written"):
        Entering({})(broken)
