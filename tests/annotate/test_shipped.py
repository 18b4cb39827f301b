"""Weights that were trained without attributions give none, and that is said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.annotate.lemma import Lemmas
from kg.annotate.reader import Reader
from kg.annotate.session import Session
from kg.annotate.shipped import NO_ATTRIBUTIONS, WEIGHTS, weights_notes
from kg.errors import ModelError

TEXT = "“We tried everything,” Anna Meyer said in Berlin."


@pytest.fixture
def untrained(tmp_path: Path) -> Path:
    """The shipped weights as `training.export` writes them after a run without PolNeAR."""
    for path in WEIGHTS.iterdir():
        (tmp_path / path.name).symlink_to(path.resolve())
    labels = json.loads((WEIGHTS / "labels.json").read_text()) | {"roles": []}
    (tmp_path / "labels.json").unlink()
    (tmp_path / "labels.json").write_text(json.dumps(labels))
    return tmp_path


def test_the_shipped_weights_are_whole() -> None:
    assert weights_notes() == ()


def test_weights_without_attributions_say_so(untrained: Path) -> None:
    assert weights_notes(untrained) == (NO_ATTRIBUTIONS,)


@pytest.mark.reader
def test_they_give_names_and_no_statement(untrained: Path) -> None:
    (doc,) = Reader(Session(folder=untrained), Lemmas()).read([TEXT])
    assert doc.ents
    assert {name: len(spans) for name, spans in doc.spans.items()} == {"source": 0, "cue": 0, "content": 0}


@pytest.mark.reader
def test_the_command_line_reads_with_the_weights_it_is_given_and_says_what_they_lack(untrained: Path) -> None:
    (untrained / "a.txt").write_text(TEXT)
    done = subprocess.run(
        [sys.executable, "-m", "kg", "extract", str(untrained / "a.txt")], capture_output=True, text=True, check=True,
        env=os.environ | {"KG_WEIGHTS": str(untrained)},
    )  # fmt: skip
    assert json.loads(done.stdout)["statements"] == []
    assert NO_ATTRIBUTIONS in " ".join(done.stderr.split())


def test_damaged_weights_are_named_and_no_traceback(tmp_path: Path) -> None:
    for name in ("model.int8.onnx", "heads.npz", "vocab.txt"):
        (tmp_path / name).write_bytes(b"no weights")
    (tmp_path / "labels.json").write_text("{}")
    with pytest.raises(ModelError, match="cannot be read"):
        Session(folder=tmp_path)
    with pytest.raises(ModelError, match="cannot be read"):
        weights_notes(tmp_path)
