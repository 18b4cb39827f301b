"""The timeline of an entity: in which unit, what stands where, and where its columns lead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.serve.pages.lines import Lines
from kg.serve.pages.timeline import LANE, LEFT, MOST, WIDTH, timeline
from tests.factory import RUTTE, Draft
from tests.serve.papers import opened


def of(*days: str, number: int = 1) -> Lines:
    return Lines(tuple((day, f"urn:{i}", number) for i, day in enumerate(days)))


@pytest.mark.parametrize(
    ("days", "unit", "first", "last"),
    [
        (["2025-04-01", "2025-04-09"], "day", "2025-04-01", "2025-04-09"),
        (["2025-04-01T09:30:00Z", "2025-04-09"], "day", "2025-04-01", "2025-04-09"),
        (["2025-04-01", "2026-01-09"], "month", "2025-04", "2026-01"),
        (["2025-04", "2025-06"], "month", "2025-04", "2025-06"),
        (["1990-04-01", "2026-01-09"], "year", "1990", "2026"),
        (["1021", "2026"], "year", "1965", "2026"),
    ],
)
def test_the_unit_is_the_finest_that_has_room(days: list[str], unit: str, first: str, last: str) -> None:
    found = timeline({"said": of(*days)})
    assert found
    assert (found.unit, found.first, found.last) == (unit, first, last)


@pytest.mark.parametrize("days", [[], [""], ["2025-04-01", "2025-04-01"], ["some day", "2025-02-30"]])
def test_of_one_day_or_none_nothing_is_drawn(days: list[str]) -> None:
    assert timeline({"said": of(*days)}) is None


def test_a_column_has_what_was_counted_on_its_day() -> None:
    found = timeline({"said": of("2025-04-01", "2025-04-02", number=3), "did": of("2025-04-02")})
    assert found
    assert [(x.when, dict(x.counts)) for x in found.columns] == [
        ("2025-04-01", {"said": 3}),
        ("2025-04-02", {"said": 3, "did": 1}),
    ]


def test_what_has_no_date_that_fits_is_told_beside_it() -> None:
    found = timeline({"said": of("2025-04-01", "2025-04-02", "2025-04-03", "2025-04-05", "2025")})
    assert found
    assert (found.unit, found.beside) == ("day", 1)


def test_bars_stay_within_the_drawing() -> None:
    found = timeline({"said": of(*(f"2025-{m:02}-01" for m in range(1, 13)), number=9), "about": of("2025-03-01")})
    assert found
    assert len(found.columns) <= MOST
    for bar in (bar for column in found.columns for bar in column.bars):
        assert bar.x >= LEFT
        assert bar.x + bar.width <= LEFT + WIDTH
        assert 0 < bar.height <= LANE
        assert bar.y >= 0
        assert bar.y + bar.height <= found.height


def test_a_column_leads_to_what_was_said_then(tmp_path: Path) -> None:
    drafts = []
    for day in (1, 2):
        draft = Draft(f"Rutte said word{day}.", source=f"{day}.txt", published=f"2025-04-0{day}")
        draft.statement(f"word{day}.", RUTTE, cue="said")
        drafts.append(draft.done())
    with opened(tmp_path / "store", drafts) as client:
        whole = client.get("/entity", params={"iri": RUTTE.iri}).text
        address = re.search(r'<a href="(/entity\?[^"]+when=2025-04-02)" aria-label="2 April 2025: said 1"', whole)
        assert address
        page = client.get(address[1].replace("&amp;", "&")).text
    assert set(re.findall(r"word\d", page)) == {"word2"}
    assert "Only reports of <b>2 April 2025</b>" in page
