"""The table of aims: every figure is one that is measured, and says whether its aim is reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from training import aims
from training.aims import MARK, Row

ROWS: list[Row] = [("", "version", "reader-1-abc"), ("PolNeAR dev", "found", "82.4 (P 80.0, R 85.0)")]
BENCH = """| what | measured |
|---|---|
| `kg extract --jobs 2`, 1,000 articles | 103.1 s |
| … words a second | 5,191 |
| `kg build --jobs 2`, derived layer included | 195.1 s |
| … words a second | 2,744 |
"""


def test_an_aim_is_met_from_above_or_below() -> None:
    met = [aims.reached(*pair) for pair in ((82.0, "≥ 82"), (81.9, "≥ 82"), (40.1, "≤ 40"), (5191, "≥ 10,000"), (None, "≤ 2"))]  # fmt: skip
    assert met == ["yes", "no", "no", "no", ""]


@pytest.mark.parametrize(
    ("value", "number"),
    [("78.6 (P 81.5, R 75.8)", 78.6), ("5,191", 5191), ("94 of 101 (93%)", 94), ("not measured", None)],
)
def test_a_value_is_its_first_number(value: str, number: float | None) -> None:
    assert aims.number(value) == number


def test_speed_is_that_of_extraction_and_not_of_building(tmp_path: Path) -> None:
    (tmp_path / "RESULTS.md").write_text(BENCH)
    assert list(aims.bench(tmp_path / "RESULTS.md")) == [("bench", "words a second", "5,191")]


def test_our_figure_stands_beside_the_aim_and_the_others() -> None:
    line = next(line for line in aims.aims(ROWS) if line.startswith("| attributions found"))
    assert line.startswith("| attributions found | 82.4 | ≥ 82 | yes | people 79.1; first trial 75.7; Citron")


def test_what_was_not_measured_is_said_so() -> None:
    assert sum("| not measured |" in line for line in aims.aims([])) >= len(aims.table("aims.tsv")) - len(aims.SPEED)


def test_the_figures_of_a_file_can_be_read_back(tmp_path: Path) -> None:
    path = tmp_path / "RESULTS.md"
    path.write_text(f"# Tried\n\n| a | b | c |\n\n{MARK}\nold\n")
    aims.write(path, ROWS)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Tried\n\n| a | b | c |\n\n" + MARK)
    assert aims.figures(text) == ROWS


def test_every_peer_is_beside_an_aim_or_in_the_table_of_the_test_part() -> None:
    aimed = {(row["set"], row["figure"]) for row in aims.table("aims.tsv")} | {("PolNeAR dev", "touched")}
    strangers = {(r["set"], r["figure"]) for r in aims.table("peers.tsv") if r["set"] != "PolNeAR test"} - aimed
    assert strangers == set()


def test_every_peer_has_a_source() -> None:
    assert [row for row in aims.table("peers.tsv") if not row["source"]] == []
