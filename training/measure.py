"""Measure the shipped reader on every development set: python -m training.measure --corpora FOLDER [--markdown FILE].

All figures come from the program as users have it: statements, names, events and roles from `kg extract`, trees and
tags from the reader.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.annotate import load_reader
from kg.annotate.reader import Reader
from training.parse import documents, from_raw_text, raw_text, with_gold_words
from training.score_parse import read_text, score
from training.treebanks import Row as ConlluRow

Table = list[tuple[str, str, str]]
HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "seeds"


def parse_scores(reader: Reader, gold: Path, folder: Path) -> dict[str, dict[str, float]]:
    """Scores of one treebank file with gold words and from its raw text."""
    out = {}
    for given in ("gold", "raw"):
        found = folder / f"{given}.conllu"
        with found.open("w", encoding="utf8") as file:
            for sentences in documents(gold):
                parsed: Iterable[list[ConlluRow]]
                raw = given == "raw"
                parsed = from_raw_text(reader, raw_text(sentences)) if raw else with_gold_words(reader, sentences)
                file.writelines("\n".join("\t".join(r) for r in rows) + "\n\n" for rows in parsed if rows)
        out[given] = score(read_text(gold), read_text(found))
    return out


def extracted(inputs: Path, out: Path) -> Path:
    """What `kg extract` prints for a file or folder."""
    with out.open("wb") as stream:
        command = [sys.executable, "-m", "kg", "extract", str(inputs), "--lenient"]
        subprocess.run(command, check=True, stdout=stream, stderr=subprocess.DEVNULL)
    return out


def scored(scorer: Path, gold: Path, found: Path) -> Any:
    """What one of the scorers says of it."""
    command = [sys.executable, str(scorer), str(gold), str(found), "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def end_to_end(corpora: Path, scorers: Path, seeds: Path, folder: Path) -> Table:
    """Statements, names, events and whole reports as `kg extract` gives them: rows of (set, figure, value)."""
    out = folder / "extracted.jsonl"
    polnear = corpora / "polnear" / "dev"
    found = scored(scorers / "score_statements.py", polnear, extracted(polnear / "text", out))
    rows: Table = [("PolNeAR dev", k, _prf(v)) for k, v in found.items() if isinstance(v, dict)]
    for gold in (corpora / "ner" / "ner_dev.jsonl", corpora / "re3d" / "re3d_dev.jsonl"):
        found = scored(scorers / "score_entities.py", gold, extracted(gold, out))
        rows += [("names", k, _prf(v)) for k, v in found.items() if "train" not in k and k != "rows_missing"]
    gold = corpora / "events" / "events_dev.jsonl"
    found = scored(scorers / "score_events.py", gold, extracted(gold, out))
    rows += [("events", k, str(found[k])) for k in ("dyad", "directed", "root", "quad", "false")]
    for title, labels, reports in (
        ("five reports", "gold_seeds.jsonl", seeds),
        ("own samples", "gold_project_seeds.jsonl", SAMPLES),
    ):
        command = [
            sys.executable,
            "-m",
            "training.score_seeds",
            str(HERE / labels),
            str(reports),
            str(extracted(reports, out)),
        ]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("all reports")[1]
        for line in said.strip().splitlines():
            figure, value = re.split(r"\s+(?=\d|none)", line.strip(), maxsplit=1)
            rows.append((title, figure.strip(), value.strip()))
    return rows


def _prf(value: Any) -> str:
    return "{f} (P {p}, R {r})".format(**value) if isinstance(value, dict) else str(value)


def table_of(corpora: Path, scorers: Path, seeds: Path) -> Table:
    """Measure everything: rows of (set, figure, value)."""
    reader = load_reader()
    rows: Table = [("", "version", reader.version)]
    with tempfile.TemporaryDirectory() as name:
        rows += end_to_end(corpora, scorers, seeds, Path(name))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gum = folder / "gum.conllu"
        gum.write_text(
            "".join(p.read_text(encoding="utf8") for p in sorted((corpora / "gum" / "dev").glob("*.conllu")))
        )
        for title, path in (("EWT dev", corpora / "ewt" / "en_ewt-ud-dev.conllu"), ("GUM dev", gum)):
            for given, scores in parse_scores(reader, path, folder).items():
                label = f"{title}, {'gold words' if given == 'gold' else 'raw text'}"
                rows += [(label, k, f"{v:.1f}") for k, v in scores.items() if v != 100 or given == "raw"]
    return rows


def main() -> None:
    """Print the table, and write it as Markdown where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--scorers", type=Path, default=Path("../shared/scorers"))
    parser.add_argument("--seeds", type=Path, default=Path("../shared/seeds"))
    parser.add_argument("--markdown", type=Path, help="file whose part after the line '<!-- measured -->' is replaced")
    args = parser.parse_args()
    rows = table_of(args.corpora, args.scorers, args.seeds)
    lines = ["| set | figure | value |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)]
    print("\n".join(lines))
    if args.markdown:
        mark = "<!-- measured -->"
        before = args.markdown.read_text(encoding="utf8").split(mark)[0] if args.markdown.exists() else ""
        args.markdown.write_text(before + mark + "\n" + "\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
