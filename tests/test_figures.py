"""README.md and the model card show the figures that were measured, and what is missing is named."""

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
    aims = (
        "| what | ours | aim | reached | others |\n|---|---|---|---|---|\n| found | 50.0 | ≥ 82 | no | people 79.1 |\n"
    )
    rows = "| | version | reader-1-abc |\n"
    rows += "".join(f"| {group} | {name} | 50.0 (P 40.0, R 60.0) |\n" for group, name in figures.QUALITY)
    speed = "".join(f"| `{words}` | 1 s |\n" for words in figures.SPEED)
    for folder, text in (
        ("training", f"# Tried\n\n{aims}\n| set | figure | value |\n|---|---|---|\n{rows}"),
        ("bench", f"7 made articles, 9 words; a machine.\n\n| what | measured |\n|---|---|\n{speed}"),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "RESULTS.md").write_text(text, encoding="utf-8")
    return tmp_path


def test_readme_shows_what_was_measured(figures: ModuleType) -> None:
    assert figures.part((ROOT / "README.md").read_text(encoding="utf-8")) == figures.block()


def test_every_figure_stands_in_the_block(figures: ModuleType, measured: Path) -> None:
    lines = figures.block(measured).splitlines()
    assert [line for line in lines if "| 50.0 |" in line] == [
        f"| {words} | 50.0 | {figures.peers(*key)} |" for key, words in figures.QUALITY.items()
    ]
    assert sum(line.endswith("| 1 s |") for line in lines) == len(figures.SPEED)


def test_the_block_names_the_machine(figures: ModuleType, measured: Path) -> None:
    assert "How fast, on 7 made articles, 9 words; a machine." in figures.block(measured)


def test_further_tables_are_copied_without_rows_that_have_no_aim(figures: ModuleType, measured: Path) -> None:
    (measured / "bench" / "SERVE.md").write_text(
        "# Title\n\n| what | reach | measured |\n|---|---|---|\n| a | < 1 s | 2 s |\n| b | – | 3 s |\n\n| no | more |\n"
    )
    lines = figures.block(measured).splitlines()
    at = lines.index("How quickly the server answers ([SERVE.md](bench/SERVE.md)):")
    assert lines[at + 2 : at + 6] == ["| what | reach | measured |", "|---|---|---|", "| a | < 1 s | 2 s |", ""]


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


def test_the_card_shows_what_was_measured(figures: ModuleType) -> None:
    assert figures.part((ROOT / figures.CARD).read_text(encoding="utf-8")) == figures.card()


def test_the_card_has_the_version_and_the_aims(figures: ModuleType, measured: Path) -> None:
    said = figures.card(measured)
    assert "Weights `reader-1-abc`" in said
    assert "| found | 50.0 | ≥ 82 | no | people 79.1 |" in said


def test_the_card_says_that_nothing_was_measured_without_polnear(figures: ModuleType, measured: Path) -> None:
    assert "Not measured: no reader has been trained without it" in figures.card(measured)


def test_the_card_sets_a_reader_without_polnear_beside_ours(figures: ModuleType, measured: Path) -> None:
    text = (measured / "training" / "RESULTS.md").read_text(encoding="utf-8")
    other = text.replace("reader-1-abc", "reader-1-open").replace("| found | 50.0 |", "| found | 7.0 |")
    (measured / figures.OPEN).write_text(other, encoding="utf-8")
    said = figures.card(measured)
    assert "Weights `reader-1-open`, trained by `config_open.toml`" in said
    assert "| found | 50.0 | 7.0 |" in said


def test_a_card_without_aims_is_refused(figures: ModuleType, measured: Path) -> None:
    (measured / "training" / "RESULTS.md").write_text("| set | figure | value |\n| | version | reader-1-abc |\n")
    with pytest.raises(figures.NotMeasured, match="no table of aims: run `make measure`"):
        figures.card(measured)


def test_peers_are_others(figures: ModuleType) -> None:
    assert figures.peers("PolNeAR dev", "found").startswith("people 79.1; Citron retrained 56.7;")


def test_a_readme_without_a_place_for_figures_is_refused(figures: ModuleType) -> None:
    with pytest.raises(figures.NotMeasured, match="figures:start"):
        figures.part("# A project")
