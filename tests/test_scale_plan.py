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
SCALE = """Articles of 27 words; 60 were read.

| articles | quads | store | … a second | memory | cards | derive | memory | link | memory | an article |
|---|---|---|---|---|---|---|---|---|---|---|
| 1,000 | 174,012 | 1.6 s | 111,824 | 321 MB | 3.5 s | 1.0 s | 106 MB | 1.5 s | 126 MB | 7.62 ms |
| 10,000 | 1,737,000 | 40.4 s | 42,947 | 354 MB | 38.8 s | 18.6 s | 288 MB | 27.5 s | 505 MB | 12.60 ms |
| 20,000 | 3,474,000 | 80.4 s | 42,947 | 354 MB | 78.8 s | 40.1 s | 310 MB | — | — | 12.60 ms |
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
        "| read … resolve, on one core | 200 ms | 56 hours | 231 days |",
        "| link, on one core | 30 ms | 8 hours | 35 days |",
        "| quads | 5,000 | 5.0 billion | 500 billion |",
        "| store on disk | 1.5 MB | 1.5 TB | 150 TB |",
        "the words; an article does not know of others | [RESULTS.md](../bench/RESULTS.md) |",
        "Linking took 500 MB for 10,000 statements, 1,400 MB for 100,000 ([LINKS.md](../bench/LINKS.md))",
        "2.8 times as much for 10 times as many",
        "there is no bench/SIMULATED.md",
    ],
)
def test_the_plan_is_computed_from_what_was_measured(measured: Path, row: str) -> None:
    assert row in make_scale.plan(measured)


def test_what_was_not_measured_is_named(measured: Path) -> None:
    (measured / "bench" / "QUERIES.md").unlink()
    assert "| quads | not measured | – | – |" in make_scale.plan(measured)


def test_memory_that_was_not_measured_is_named(measured: Path) -> None:
    (measured / "bench" / "LINKS.md").unlink()
    assert "What linking takes of memory is not measured." in make_scale.plan(measured)


@pytest.mark.parametrize(
    "told",
    [
        "Linking took 126 MB for 1,000 articles of 27 words, 505 MB for 10,000 ([SCALE.md](../bench/SCALE.md)): 4.0 times",
        "Deriving the knowledge took 106 MB for 1,000 articles of 27 words, 288 MB for 10,000, 310 MB for 20,000 (",
    ],
)
def test_memory_is_told_as_each_stage_of_a_process_of_its_own_had_it(measured: Path, told: str) -> None:
    (measured / "bench" / "SCALE.md").write_text(SCALE, encoding="utf-8")
    assert told in make_scale.plan(measured)


def test_what_was_simulated_stands_in_the_plan(measured: Path) -> None:
    (measured / "bench" / "SIMULATED.md").write_text("# Simulated\n\nAs in [RAY.md](RAY.md).\n", encoding="utf-8")
    assert "\nAs in [RAY.md](../bench/RAY.md).\n" in make_scale.plan(measured)


@pytest.mark.parametrize("part", ["plan", "workers"])
def test_what_the_document_tells_is_what_the_tables_tell(part: str) -> None:
    assert getattr(make_scale, part)() in (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
