"""Measure the shipped reader on every development set: python -m training.measure --corpora FOLDER [--markdown FILE].

All figures come from the runtime as users have it (the int8 file, one thread).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kg.annotate import load_reader
from kg.annotate.reader import Reader
from training.parse import documents, from_raw_text, raw_text, with_gold_words
from training.predict import mentions, read_inputs, statements
from training.score_parse import read_text, score
from training.treebanks import Row as ConlluRow

Table = list[tuple[str, str, str]]


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


def scored(scorer: Path, gold: Path, inputs: Path, reader: Reader, rows_of: Callable[[Any], Any], key: str) -> Any:
    """Run the reader over `inputs` and a scorer over what it found; also words and seconds."""
    texts = list(read_inputs(inputs))
    words, began = 0, time.perf_counter()
    with tempfile.NamedTemporaryFile("w", encoding="utf8", suffix=".jsonl") as file:
        for (name, _), doc in zip(texts, reader.read(text for _, text in texts), strict=True):
            words += sum(not t.is_space for t in doc)
            file.write(json.dumps({"article": {"id": name, "source": name}, key: rows_of(doc)}) + "\n")
        seconds = time.perf_counter() - began
        file.flush()
        command = [sys.executable, str(scorer), str(gold), file.name, "--json"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found, words, seconds


def table_of(corpora: Path, scorers: Path) -> Table:
    """Measure everything: rows of (set, figure, value)."""
    reader = load_reader()
    rows: Table = [("", "version", reader.version)]
    polnear = corpora / "polnear" / "dev"
    found, words, seconds = scored(
        scorers / "score_statements.py", polnear, polnear / "text", reader, statements, "statements"
    )
    rows += [("PolNeAR dev", k, "{f} (P {p}, R {r})".format(**v)) for k, v in found.items() if isinstance(v, dict)]
    rows.append(("PolNeAR dev", "words a second, one process, one thread", f"{words / seconds:.0f}"))
    rows.append(("PolNeAR dev", "peak memory, MB", str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)))
    for gold in (corpora / "ner" / "ner_dev.jsonl", corpora / "re3d" / "re3d_dev.jsonl"):
        found, _, _ = scored(scorers / "score_entities.py", gold, gold, reader, mentions, "mentions")
        kept = {k: v for k, v in found.items() if "train" not in k and k not in ("rows_missing", "re3d in_charge")}
        for k, v in kept.items():
            rows.append(("names", k, "{f} (P {p}, R {r})".format(**v) if isinstance(v, dict) else str(v)))
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
    parser.add_argument("--markdown", type=Path, help="file whose part after the line '<!-- measured -->' is replaced")
    args = parser.parse_args()
    rows = table_of(args.corpora, args.scorers)
    lines = ["| set | figure | value |", "|---|---|---|", *(f"| {a} | {b} | {c} |" for a, b, c in rows)]
    print("\n".join(lines))
    if args.markdown:
        mark = "<!-- measured -->"
        before = args.markdown.read_text(encoding="utf8").split(mark)[0] if args.markdown.exists() else ""
        args.markdown.write_text(before + mark + "\n" + "\n".join(lines) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
