"""`kg build --out` and `kg load`: shards written and taken in, and what cannot be meant."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.group import run
from kg.store import open_store

pytest.importorskip("pyarrow", reason="shards are Parquet: pip install 'newskg[scale]'")
ROOT = Path(__file__).resolve().parents[2]
MODULES = "kg, kg.cli.group, kg.cli.build, kg.cli.load, kg.cli.sharded, kg.scale.ray_engine, kg.scale.sharding, kg.scale.loading"


@pytest.fixture
def shards(fake_reader: None, reports: Path, tmp_path: Path) -> Path:
    """The two reports as shards."""
    assert run(["build", str(reports), "--out", str(tmp_path / "shards")]) == 0
    return tmp_path / "shards"


def test_shards_make_a_store(shards: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(shards), "--store", str(tmp_path / "store")]) == 0
    assert "2 articles in 1 block: 2 added" in capsys.readouterr().err
    with open_store(tmp_path / "store", read_only=True) as graph:
        assert len(list(graph.articles())) == 2


def test_a_second_run_says_that_all_is_there(shards: Path, reports: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["build", str(reports), "--out", str(shards)]) == 0
    assert "0 articles written in 0 blocks, 2 in 1 block there already" in capsys.readouterr().err


def test_a_file_that_was_cut_is_named_and_its_block_made_anew(
    shards: Path, reports: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = next(shards.glob("*.parquet"))
    path.write_bytes(path.read_bytes()[:300])
    assert run(["build", str(reports), "--out", str(shards)]) == 0
    assert f"{path.name} was not whole; its block was made anew" in capsys.readouterr().err


def test_what_failed_gives_the_exit_code(
    shards: Path, reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (reports / "c.txt").write_bytes(b"\0")
    assert run(["build", str(reports), "--out", str(shards)]) == 1
    assert run(["load", str(shards), "--store", str(tmp_path / "store")]) == 1
    assert run(["load", str(shards), "--store", str(tmp_path / "store"), "--lenient"]) == 0
    assert "1 input could not be read when the shards were written: kg info --failures" in capsys.readouterr().err


def test_a_place_without_shards_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["load", str(tmp_path / "none"), "--store", str(tmp_path / "store")]) == 1
    assert f"no shards in {tmp_path / 'none'}" in capsys.readouterr().err
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["x", "--engine", "ray"], "go with --out"),
        (["x", "--out", "y", "--address", "head:6379"], "goes with --engine ray"),
        (["x", "--out", "y", "--again"], "--again is for a store"),
        (["x", "--out", "y", "--store", "z"], "writes shards and no store"),
        (["--out", "y"], "give articles"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", *arguments]) == 2
    assert words in " ".join(capsys.readouterr().err.split())


@pytest.mark.reader
@pytest.mark.parametrize("engine", ["local", "ray"])
def test_the_seeds_make_the_same_store_by_either_way(engine: str, tmp_path: Path) -> None:
    if engine == "ray":
        pytest.importorskip("ray", reason="Ray is not installed: pip install 'newskg[scale]'")
    seeds, shards = str(ROOT / "seeds"), str(tmp_path / "shards")
    ways = {
        "built": [["build", seeds, "--jobs", "1"]],
        "loaded": [["build", seeds, "--jobs", "1", "--out", shards, "--engine", engine], ["load", shards]],
    }
    for name, steps in ways.items():
        for step in steps:
            to = [] if "--out" in step else ["--store", str(tmp_path / name)]
            subprocess.run([sys.executable, "-m", "kg", *step, *to], cwd=ROOT, check=True, capture_output=True)
        with open_store(tmp_path / name, read_only=True) as graph:
            graph.dump(tmp_path / f"{name}.nq", "nquads")
    assert (tmp_path / "built.nq").read_bytes() == (tmp_path / "loaded.nq").read_bytes()


def test_ray_is_not_loaded_before_it_is_asked_for() -> None:
    code = (
        f"import sys, {MODULES}; sys.exit('ray' in sys.modules or 'fsspec' in sys.modules or 'pyarrow' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
