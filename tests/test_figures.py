"""README.md shows the figures that were measured, all of them, and says so where one is missing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def figures() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_figures", ROOT / "docs" / "make_figures.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_figures"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def measured(figures: ModuleType, tmp_path: Path) -> Path:
    """A folder with both tables, all figures 50 and 1."""
    rows = "".join(f"| {group} | {name} | 50.0 (P 40.0, R 60.0) |\n" for group, name in figures.QUALITY)
    speed = "".join(f"| `{words}` | 1 s |\n" for words in figures.SPEED)
    for folder, text in (
        ("training", f"# Tried\n\n| set | figure | value |\n|---|---|---|\n{rows}"),
        ("bench", f"7 made articles, 9 words; a machine.\n\n| what | measured |\n|---|---|\n{speed}"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "RESULTS.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_readme_shows_what_was_measured(figures: ModuleType) -> None:
    assert figures.part((ROOT / "README.md").read_text(encoding="utf-8")) == figures.block()


def test_every_figure_stands_in_the_block(figures: ModuleType, measured: Path) -> None:
    lines = figures.block(measured).splitlines()
    assert [line for line in lines if line.endswith("| 50.0 |")] == [
        f"| {w} | 50.0 |" for w in figures.QUALITY.values()
    ]
    assert sum(line.endswith("| 1 s |") for line in lines) == len(figures.SPEED)


def test_the_block_names_the_machine(figures: ModuleType, measured: Path) -> None:
    assert "How fast, on 7 made articles, 9 words; a machine." in figures.block(measured)


@pytest.mark.parametrize(("folder", "command"), [("training", "make measure"), ("bench", "make bench")])
def test_a_file_that_is_missing_is_named_with_what_makes_it(
    figures: ModuleType, measured: Path, folder: str, command: str
) -> None:
    (measured / folder / "RESULTS.md").unlink()
    with pytest.raises(figures.NotMeasured, match=rf"{folder}/RESULTS\.md is missing: run `{command}`"):
        figures.block(measured)


@pytest.mark.parametrize(
    ("folder", "row", "said"),
    [("training", "| events | false |", r"no row events \| false"), ("bench", "| `memory` |", "no row with 'memory'")],
)
def test_a_row_that_is_missing_is_named(figures: ModuleType, measured: Path, folder: str, row: str, said: str) -> None:
    file = measured / folder / "RESULTS.md"
    file.write_text("".join(line for line in file.read_text().splitlines(True) if not line.startswith(row)))
    with pytest.raises(figures.NotMeasured, match=said):
        figures.block(measured)


def test_a_readme_without_a_place_for_figures_is_refused(figures: ModuleType) -> None:
    with pytest.raises(figures.NotMeasured, match="figures:start"):
        figures.part("# A project")
