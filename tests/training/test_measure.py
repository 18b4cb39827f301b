"""What one run of `kg extract` printed is dealt out to its sets; the scorers' words become figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.measure import _is_of, _speakers
from training.speakers import figures, tally


@pytest.mark.parametrize(
    ("source", "path", "own"),
    [
        ("../c/ner/dev.jsonl#7", "../c/ner/dev.jsonl", True),
        ("../c/text/a.txt", "../c/text", True),
        ("a.txt", "a.txt", True),
        ("../c/text2/a.txt", "../c/text", False),
        ("../c/ner/dev.jsonl2#7", "../c/ner/dev.jsonl", False),
    ],
)
def test_an_article_is_of_the_file_or_folder_it_was_read_from(source: str, path: str, own: bool) -> None:
    assert _is_of(source, Path(path)) is own


def test_the_figures_of_speakers_are_read_as_they_are_printed() -> None:
    said = f"held  nominal  right 1.0 of 2 answered; …\nall   both: {figures(tally([]))}\n"
    assert list(_speakers("speakers", said, "all ")) == [("speakers", "right", "0.0 (of 0)"), ("speakers", "answered", "0.0 (of 0)")]  # fmt: skip
