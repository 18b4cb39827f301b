"""Who is meant by a description is not the one whom the same sentence names as another."""

from __future__ import annotations

import pytest

import kg

pytestmark = pytest.mark.reader


def speakers(text: str) -> list[str | None]:
    return [s.speaker and s.speaker.entity.label for s in kg.extract(text).statements]


def test_nobody_speaks_of_himself_by_his_name() -> None:
    assert speakers("Mark Rutte came to Oslo on Monday. The secretary general said Mark Rutte was late.") == [None]


@pytest.mark.parametrize("called", ["the Trump administration", "the Trump agenda"])
def test_what_is_called_by_a_name_may_be_spoken_of_by_its_bearer(called: str) -> None:
    text = f"President Donald Trump met reporters in Oslo on Monday. The president said {called} would win in Norway."
    assert speakers(text) == ["Donald Trump"]


def test_a_country_before_today_in_a_headline_is_the_country() -> None:
    text = "Antony Blinken Leaves for Israel Today\n\nAntony Blinken left Oslo on Monday morning."
    met = [m for m in kg.extract(text).mentions if m.span.text == "Israel"]
    assert [m.resolution and m.resolution.entity.label for m in met] == ["Israel"]


def test_a_demand_made_after_somebody_spoke_is_nobody_s() -> None:
    found = kg.extract("Tougher sanctions were demanded after Mark Rutte accused Russia of stalling.").statements
    assert [s.speaker for s in found if s.cue and "demanded" in s.cue.text] == [None]


def test_an_accusation_that_is_withdrawn_was_one() -> None:
    found = kg.extract("Norway withdrew its accusation of genocide against Israel.").statements
    assert [s.speaker and s.speaker.entity.label for s in found] == ["Norway"]
