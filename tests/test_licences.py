"""What is handed on carries its terms: every file the package names for them is there and speaks of its parts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")
CARD = (ROOT / "training" / "MODEL_CARD.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", ["LICENSE", "NOTICE", "training/MODEL_CARD.md"])
def test_the_package_carries_it(file: str) -> None:
    assert file in PROJECT["license-files"]
    assert (ROOT / file).is_file()


WEIGHTS = [ROOT / "kg" / part / "weights" for part in ("annotate", "link")]


@pytest.mark.parametrize("file", sorted(path.name for folder in WEIGHTS for path in folder.iterdir()))
def test_the_notice_names_every_file_of_the_weights(file: str) -> None:
    assert file in NOTICE


@pytest.mark.parametrize("text", [NOTICE, CARD], ids=["notice", "model card"])
@pytest.mark.parametrize(
    "source", ["all-MiniLM-L6-v2", "BERT", "EWT", "GUM", "CrossNER", "PolNeAR", "PLOVER", "CC BY-SA 4.0", "Apache"]
)
def test_every_source_of_the_weights_is_named(text: str, source: str) -> None:
    assert source in text
