"""Quotations that the reader leaves to nobody belong to who is named right beside them, or to nobody."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.reader

LINES = "The council met on Monday in Riga.\n\n{}\n\nThe talks ended at noon."


def quoted(paragraphs: str) -> dict[str, tuple[str | None, str | None]]:
    """The first words of each direct statement with its speaker and cue."""
    found = kg.extract(LINES.format(paragraphs)).statements
    return {
        " ".join(s.content[0].text.split()[:3]): (s.speaker and s.speaker.entity.label, s.cue and s.cue.text)
        for s in found
        if s.manner == "direct"
    }


def test_a_quotation_below_a_sentence_about_one_person_is_theirs() -> None:
    text = 'Mark Rutte has lost patience with Moscow.\n\nHe chose an image from the sea.\n\n"Russia has to row as well as we do."'
    assert quoted(text)["Russia has to"][0] == "Mark Rutte"


def test_not_where_somebody_else_is_named_there_too() -> None:
    text = 'Mark Rutte met Kaja Kallas on the stairs.\n\n"Russia has to row as well as we do."'
    assert "Russia has to" not in quoted(text)


@pytest.mark.parametrize(
    "said", ["Those words came from Kaja Kallas, who was in Paris.", "The remark came from Kaja Kallas."]
)
def test_what_stands_below_tells_whose_words_these_are(said: str) -> None:
    text = f'Mark Rutte said that the talks were hard.\n\n"Russia has to row as well as we do."\n\n{said}'
    assert quoted(text)["Russia has to"][0] == "Kaja Kallas"


def test_words_of_nobody_named_below_are_nobody_s() -> None:
    text = (
        'Mark Rutte said that the talks were hard.\n\n"Russia has to row as well as we do."\n\nThose words came late.'
    )
    assert quoted(text).get("Russia has to", (None, None))[0] is None


def test_an_unnamed_source_above_does_not_go_on_speaking() -> None:
    text = 'A doctor said that he was tired.\n\n"Russia has to row as well as we do."'
    assert "Russia has to" not in quoted(text)


def test_a_quotation_inside_what_another_tells_is_its_speaker_s() -> None:
    text = '"The ball is now on the Russian side," Mark Rutte told an American broadcaster, according to our correspondent.'
    assert quoted(text)["The ball is"] == ("Mark Rutte", "told")


@pytest.mark.parametrize("passive", ["was asked whether", "was told that"])
def test_who_is_asked_or_told_does_not_speak(passive: str) -> None:
    found = kg.extract(LINES.format(f"Mark Rutte {passive} Russia wanted to end the war.")).statements
    assert [s.speaker for s in found if "Russia wanted" in s.content[0].text and s.speaker] == []


def test_the_name_of_a_broadcast_is_not_said_by_the_pronoun_that_follows_it() -> None:
    text = 'In an interview on "Morning Talk with Anna Berg," which aired on Sunday, Mark Rutte stated that Russia is slow.'
    assert "Morning Talk with" not in quoted(text)


def test_what_stands_below_a_heading_is_not_said_in_it() -> None:
    text = (
        "“It Takes Two to Row,” Rutte Says\nMark Rutte questioned whether Russia was willing.\n"
        "“The Russians have to row as well, and they do not seem to want to.”"
    )
    found = kg.extract(LINES.format(text)).statements
    assert all(len(s.content) == 1 for s in found if "Takes Two" in s.content[0].text)
