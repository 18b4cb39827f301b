"""In a transcript whoever is named says what follows, 'I' is the speaker, and events in the words are attributed to them."""

from __future__ import annotations

import pytest

from kg.pipeline import extract_text
from kg.records import Extraction

pytestmark = pytest.mark.reader
TEXT = """Interview with the foreign minister

MARGARET BRENNAN (host): Good morning. Will Norvenia sign?

IDA HOLM: We will. I told the Kremlin yesterday that Russia has rejected every plan.

BRENNAN: And if they refuse?

HOLM: Then we go on alone.

Share this article
"""


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract_text(TEXT)


def test_every_turn_is_a_statement_of_its_speaker(found: Extraction) -> None:
    turns = [s for s in found.statements if s.cue and s.cue.text == ":"]
    assert [(s.source and s.source.text, s.act, s.manner) for s in turns] == [
        ("MARGARET BRENNAN", "ask", "direct"),
        ("IDA HOLM", "say", "direct"),
        ("BRENNAN", "ask", "direct"),
        ("HOLM", "say", "direct"),
    ]


def test_a_surname_is_the_speaker_named_in_full_before(found: Extraction) -> None:
    turns = [s for s in found.statements if s.cue and s.cue.text == ":"]
    labels = [s.speaker and s.speaker.entity.label for s in turns]
    assert labels == ["Margaret Brennan", "Ida Holm"] * 2


def test_the_first_person_is_whose_turn_it_is(found: Extraction) -> None:
    own = [m for m in found.mentions if m.span.text == "I"]
    assert [m.resolution and m.resolution.entity.label for m in own] in ([], ["Ida Holm"])


def test_events_in_a_turn_are_attributed(found: Extraction) -> None:
    assert all(e.attributed_to for e in found.events)
