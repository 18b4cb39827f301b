"""The first documents of each development set, laid out as the corpora are: for trying the measurement out."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

from training.parse import documents

LINES = ("ner/ner_dev.jsonl", "re3d/re3d_dev.jsonl", "events/events_dev.jsonl")


def sample(corpora: Path, target: Path, number: int) -> Path:
    """Copy the first `number` articles, documents, and rows of each named set; `target` is returned."""
    for name in LINES:
        _write(target / name, "".join(_first(corpora / name, number)))
    for folder in sorted(p for p in (corpora / "polnear" / "dev").iterdir() if p.is_dir()):
        for path in sorted(folder.iterdir())[:number]:
            _copy(path, target / "polnear" / "dev" / folder.name / path.name)
    for path in sorted((corpora / "gum" / "dev").glob("*.conllu"))[:number]:
        _copy(path, target / "gum" / "dev" / path.name)
    ewt = "ewt/en_ewt-ud-dev.conllu"
    sentences = [s for _, one in zip(range(number), documents(corpora / ewt), strict=False) for s in one]
    _write(target / ewt, "".join("\n".join([*c, *("\t".join(r) for r in rows)]) + "\n\n" for c, rows in sentences))
    return target


def _first(path: Path, number: int) -> list[str]:
    seen: Counter[str] = Counter()
    kept = []
    for line in path.read_text(encoding="utf8").splitlines(keepends=True):
        kind = json.loads(line).get("set", "")
        seen[kind] += 1
        if seen[kind] <= number:
            kept.append(line)
    return kept


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
