"""What several test files need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import fakes


@pytest.fixture
def fake_reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The stages that need weights, replaced."""
    from kg.scale import understanding

    with monkeypatch.context() as patch:
        fakes.install(patch)
        yield
    understanding.reader.cache_clear()
    understanding.kept.cache_clear()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two articles by two outlets."""
    folder = tmp_path / "reports"
    folder.mkdir()
    page = f"---\npublisher: The Daily\ndate: 2025-04-06\ntitle: Envoys meet\n---\n{fakes.WORDS}\n"
    (folder / "a.md").write_text(page)
    (folder / "b.jsonl").write_text(f'{{"id": "7", "publisher": "The Post", "text": "{fakes.WORDS} He left."}}\n')
    return folder


@pytest.fixture
def store(fake_reader: None, reports: Path, tmp_path: Path) -> Path:
    """A store built from the two articles."""
    from kg.pipeline import build

    build([str(reports)], store=tmp_path / "store")
    return tmp_path / "store"
