"""A store in which every named question has something to answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.articles import write
from kg.pipeline import build
from kg.store import Store, open_store

GIVEN = {"a": "Russia", "b": "Ukraine", "speaker": "Mark Rutte", "target": "Russia", "words": "the", "act": "say"}


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Twenty-four reports of twenty-four outlets, made of the sentences of `seeds/` and read by the shipped reader."""
    folder: Path = tmp_path_factory.mktemp("archive")
    write(folder / "reports.jsonl", 24, 300)
    build([str(folder / "reports.jsonl")], store=folder / "store")
    with open_store(folder / "store", read_only=True) as opened:
        yield opened
