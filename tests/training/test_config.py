"""The configuration without PolNeAR differs in nothing else that matters."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
WHOLE, OPEN = (tomllib.loads((TRAINING / f"{name}.toml").read_text()) for name in ("config", "config_open"))


def test_polnear_is_not_in_its_mix() -> None:
    assert set(WHOLE["mix"]) - set(OPEN["mix"]) == {"polnear"}


@pytest.mark.parametrize("part", ["model", "data", "weight"])
def test_what_both_set_is_the_same(part: str) -> None:
    assert OPEN[part].items() <= WHOLE[part].items()


def test_the_network_is_the_same() -> None:
    assert OPEN["model"] == WHOLE["model"]
