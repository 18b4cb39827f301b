"""A very long text is resolved part by part: names reach over the parts, every record keeps its place."""

from __future__ import annotations

import pytest

import kg.resolve.long
from kg.records import Extraction
from kg.resolve import Gazetteer, resolve
from tests.resolve.factory import S, build, label, name, pronoun

TEXT = "Ana Sorel spoke. Rain fell on Kyiv. Sorel left. She said it rained. Bert Bell came. Sorel told Bell that it is late."


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Extraction:
    monkeypatch.setattr(kg.resolve.long, "MOST", 2)
    monkeypatch.setattr(kg.resolve.long, "PART", 2)
    mentions = [
        name("Ana Sorel", grammar="subject"),
        name("Kyiv", "place"),
        name("Sorel", grammar="subject", nth=1),
        pronoun("She"),
        name("Bert Bell", grammar="subject"),
        name("Sorel", grammar="subject", nth=2),
        name("Bell", nth=1),
    ]
    said = [S("She", "it rained"), S("Sorel", "it is late", nth=1, to="Bell")]
    return resolve(build(TEXT, *mentions, said=said), Gazetteer.load())


def test_a_surname_means_the_person_named_parts_before(found: Extraction) -> None:
    assert [label(found, "Sorel", nth) for nth in (0, 1)] == ["Ana Sorel", "Ana Sorel"]


def test_statements_keep_their_speaker_and_addressee(found: Extraction) -> None:
    last = found.statements[-1]
    assert (last.speaker and last.speaker.entity.label, last.addressee and last.addressee.entity.label) == (
        "Ana Sorel",
        "Bert Bell",
    )


def test_pointers_lead_where_they_led(found: Extraction) -> None:
    sources = [found.mentions[s.source_mention].span for s in found.statements if s.source_mention is not None]
    assert sources == [s.source for s in found.statements]
