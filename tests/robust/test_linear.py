"""Extraction and resolution take four times as long for four times the text, not sixteen times."""

from __future__ import annotations

import time

import pytest
from spacy.tokens import Doc, Span

from kg.annotate import load_reader
from kg.extract import extract
from kg.read import from_text
from kg.resolve import Gazetteer, resolve

pytestmark = pytest.mark.reader
TEXT = """The foreign minister, Ida Holm, said on Monday that Norvenia had rejected the plan. "We will not give up," she added.

Russia attacked Odesa on Friday, according to Jonas Berg, who leads the mission. He told reporters in Geneva that talks with Ukraine
would go on. The alliance's chief, Mark Rutte, accused Moscow of breaking the ceasefire.

Advertisement

“Norvenia has not agreed to anything, and it knows that,” Berg said. Holm denied it.

"""


@pytest.fixture(scope="module")
def part() -> Doc:
    (doc,) = load_reader().read([TEXT])
    return doc


def seconds(part: Doc, times: int) -> float:
    """Processor time for a text that repeats a part."""
    doc = Doc.from_docs([part] * times, ensure_whitespace=False)
    for role in ("source", "cue", "content"):
        spans = [(span, i) for i in range(times) for span in part.spans[role]]
        doc.spans[role] = [
            Span(doc, span.start + i * len(part), span.end + i * len(part), role, span_id=span.id + 100 * i)
            for span, i in spans
        ]
    article, gazetteer = from_text(doc.text), Gazetteer.load()
    start = time.process_time()
    found = resolve(extract(doc, article), gazetteer)
    assert len(found.statements) >= times
    return time.process_time() - start


def test_time_grows_with_the_text(part: Doc) -> None:
    seconds(part, 2)  # tables are loaded
    assert seconds(part, 160) / seconds(part, 40) < 8
