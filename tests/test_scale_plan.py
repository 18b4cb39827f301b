"""The plan in docs/scale.md is computed from the measured tables, and says what was not measured."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SPEC = importlib.util.spec_from_file_location("make_scale", ROOT / "docs" / "make_scale.py")
assert SPEC
assert SPEC.loader
make_scale = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(make_scale)

RESULTS = """100 made articles, 50,000 words; 2 cores.

| … memory of a worker or of their leader at its peak | 200 MB |
| the encoder alone on the same windows, one process | 5,000 words a second |
| … the whole of `kg extract` in one process, times the bare encoder | 2.0 |
| store on disk | 150 MB, 400 × the input |
"""
LINKS = """| what | reach | 10,000 statements | 100,000 statements |
| … processor time of a statement | within | 900 µs | 1,000 µs (1.1 ×) |
| memory at the peak | – | 500 MB | 1,400 MB |
"""
QUERIES = "10,000,000 quads: 2,000 articles, 60,000 statements, 30,000 events.\n"


@pytest.fixture
def measured(tmp_path: Path) -> Path:
    (tmp_path / "bench").mkdir()
    for name, text in (("RESULTS", RESULTS), ("LINKS", LINKS), ("QUERIES", QUERIES)):
        (tmp_path / "bench" / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "row",
    [
        "| read … resolve: hours of one core | 200 ms | 56 | 5,556 |",
        "| link: hours of one core | 30 ms | 8 | 833 |",
        "| quads | 5,000 | 5,000,000,000 | 500,000,000,000 |",
        "| store on disk, MB | 1.5 | 1,500,000 | 150,000,000 |",
        "took 300 kB more for each article",
        "300 GB for a million",
        "enough for 106,667;",
        "there is no bench/SIMULATED.md",
    ],
)
def test_the_plan_is_computed_from_what_was_measured(measured: Path, row: str) -> None:
    assert row in make_scale.plan(measured)


def test_what_was_not_measured_is_named(measured: Path) -> None:
    (measured / "bench" / "QUERIES.md").unlink()
    assert "| quads | not measured | – | – |" in make_scale.plan(measured)


def test_memory_that_does_not_grow_is_told_so(measured: Path) -> None:
    (measured / "bench" / "LINKS.md").write_text(LINKS.replace("1,400 MB", "500 MB"), encoding="utf-8")
    assert "So does linking" in make_scale.plan(measured)


def test_what_was_simulated_stands_in_the_plan(measured: Path) -> None:
    (measured / "bench" / "SIMULATED.md").write_text("# Simulated\n\nAs in [RAY.md](RAY.md).\n", encoding="utf-8")
    assert "\nAs in [RAY.md](../bench/RAY.md).\n" in make_scale.plan(measured)


@pytest.mark.parametrize("part", ["plan", "workers"])
def test_what_the_document_tells_is_what_the_tables_tell(part: str) -> None:
    assert getattr(make_scale, part)() in (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
