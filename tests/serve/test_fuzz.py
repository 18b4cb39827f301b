"""Some thousand damaged requests, forms, queries and files: read or refused, and nothing else comes out."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.serve.fuzz import SEEDS, mutated, once, targets


@pytest.mark.parametrize("seed", range(4))
def test_nothing_breaks_what_the_server_reads(tmp_path: Path, seed: int) -> None:
    chance, tried = random.Random(seed), targets(tmp_path)
    for _ in range(1_000):
        once(tried, mutated(chance, len(tried)))


def test_every_parser_takes_some_seed(tmp_path: Path) -> None:
    taken = set()
    for number, parser in enumerate(targets(tmp_path)):
        for text in SEEDS:
            try:
                parser(text.decode())
            except Exception:
                continue
            taken.add(number)
    assert taken == set(range(len(targets(tmp_path))))
