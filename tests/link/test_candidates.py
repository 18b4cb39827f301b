"""Who is compared with whom."""

from __future__ import annotations

from kg.link.candidates import candidates
from kg.link.traits import traits
from tests.link.remarks import remark

QUOTE = "The harbour walls are crumbling"


def test_two_speakers_meet_under_two_telling_words() -> None:
    other = remark("crumbling walls endanger ferries", "b", speaker="urn:x", label="Bo Lind", source="Bo Lind")
    assert list(candidates(list(traits([remark(QUOTE, "a"), other])))) == [(0, 1)]


def test_two_speakers_with_one_word_in_common_do_not_meet() -> None:
    other = remark("the crumbling church endangers visitors", "b", speaker="urn:x", label="Bo Lind", source="Bo Lind")
    assert list(candidates(list(traits([remark(QUOTE, "a"), other])))) == []
