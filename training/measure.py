"""Measure the reader on every development set: python -m training.measure [--markdown FILE] [--limit N].

All figures come from the program as users have it: statements, speakers, names, events and roles from one run of
`kg extract` over all sets, trees and tags from the reader. `KG_WEIGHTS` measures other weights than those shipped.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.annotate import load_reader
from kg.annotate.reader import Reader
from training.aims import Row, aims, package, write
from training.chains import read_chains
from training.parse import documents, from_raw_text, raw_text, with_gold_words
from training.score_coreference import chosen
from training.score_parse import read_text, score
from training.treebanks import Row as ConlluRow

Table = list[Row]
HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "seeds"
FIGURES = re.compile(r"right ([\d.]+) of (\d+) answered; answered ([\d.]+) of (\d+)")  # of speakers.figures
REPORTS = {"five reports": "gold_seeds.jsonl", "own samples": "gold_project_seeds.jsonl"}


def extracted(inputs: dict[str, Path], folder: Path, jobs: int) -> dict[str, Path]:
    """For each input a file with what `kg extract` prints for it, from one run over all of them."""
    command = [sys.executable, "-m", "kg", "extract", *map(str, inputs.values()), "--lenient", "--jobs", str(jobs)]
    whole = folder / "extracted.jsonl"
    with whole.open("wb") as stream:
        subprocess.run(command, check=True, stdout=stream, stderr=subprocess.DEVNULL)
    out = {name: folder / f"{name}.found.jsonl" for name in inputs}
    files = {name: path.open("w", encoding="utf8") for name, path in out.items()}
    for line in whole.open(encoding="utf8"):
        source = json.loads(line)["article"]["source"]
        files[next(name for name, path in inputs.items() if _is_of(source, path))].write(line)
    for file in files.values():
        file.close()
    return out


def _is_of(source: str, path: Path) -> bool:
    """Whether an article's source is this file, a line of it or a file in this folder."""
    place = path.as_posix()
    return source == place or source.startswith((f"{place}/", f"{place}#"))


def run(*arguments: str | Path) -> str:
    """What a program of Python prints."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def scored(scorer: Path, gold: Path, found: Path) -> Any:
    """What one of the scorers says of it."""
    return json.loads(run(scorer, gold, found, "--json"))


def end_to_end(corpora: Path, scorers: Path, seeds: Path, folder: Path, jobs: int) -> Iterator[Row]:
    """Statements, speakers, names, events and whole reports as `kg extract` gives them."""
    polnear, names, security = (
        corpora / "polnear" / "dev",
        corpora / "ner" / "ner_dev.jsonl",
        corpora / "re3d" / "re3d_dev.jsonl",
    )
    dyads, chains = corpora / "events" / "events_dev.jsonl", folder / "chains.jsonl"
    documents_ = [{"id": path.stem, "text": read_chains(path).text} for path in chosen(corpora / "gum")]
    chains.write_text("".join(json.dumps(one) + "\n" for one in documents_), encoding="utf8")
    reports = {"five reports": seeds, "own samples": SAMPLES}
    inputs = {"polnear": polnear / "text", "names": names, "re3d": security, "events": dyads, "gum": chains}
    found = extracted(inputs | reports, folder, jobs)
    for figure, value in scored(scorers / "score_statements.py", polnear, found["polnear"]).items():
        if isinstance(value, dict):
            yield "PolNeAR dev", figure, _prf(value)
    said = run("-m", "training.speakers", found["polnear"])
    yield from _speakers("speakers, PolNeAR dev", said, "all   pronouns and nominals")
    yield from _speakers("speakers, PolNeAR dev, held out", said, "held  pronouns and nominals")
    said = run("-m", "training.score_coreference", corpora / "gum", found["gum"])
    yield from _speakers("speakers, GUM", said, "dev   subjects both")
    yield from _speakers("speakers, GUM, held out", said, "held  subjects both")
    for name, gold in (("names", names), ("re3d", security)):
        for figure, value in scored(scorers / "score_entities.py", gold, found[name]).items():
            if "train" not in figure and figure != "rows_missing":
                yield "names", figure, _prf(value)
    figures = scored(scorers / "score_events.py", dyads, found["events"])
    yield from (("events", k, str(figures[k])) for k in ("dyad", "directed", "root", "quad", "false"))
    yield from coding(dyads)
    for title, labels in REPORTS.items():
        said = run("-m", "training.score_seeds", HERE / labels, reports[title], found[title]).split("all reports")[1]
        for line in said.strip().splitlines():
            figure, value = re.split(r"\s+(?=\d|none)", line.strip(), maxsplit=1)
            yield title, figure.strip(), value.strip()


def coding(dyads: Path) -> Iterator[Row]:
    """Types of given pairs, PETRARCH's records, and the challenge set, in which each sentence is read by itself."""
    said = run("-m", "training.score_types", dyads, "--dataset", "plv_train")
    yield from (("types, pair given", line.split()[0], line.split()[1].strip(",")) for line in said.splitlines()[1:6])
    said = run("-m", "training.score_petrarch", dyads)
    yield from (("PETRARCH", *re.split(r"\s{2,}", line, maxsplit=1)) for line in said.splitlines()[:3])  # type: ignore[misc]
    for line in run("-m", "tests.challenge.score", "--number", "10").splitlines():
        cells = line.split()
        if line.startswith("false facts"):
            yield "challenge", "false facts", f"{cells[2]} (of {cells[3]})"
        elif len(cells) > 3 and re.fullmatch(r"[\d.]+", cells[3]):
            yield "challenge", cells[0], f"{cells[3]} (of {cells[2]})"


def _speakers(title: str, said: str, start: str) -> Iterator[Row]:
    """Right and answered of the line of a scorer of speakers that starts so, each with what it is a share of."""
    for line in said.splitlines():
        found = FIGURES.search(line)
        if found and line.startswith(start):
            yield title, "right", f"{found[1]} (of {found[2]})"
            yield title, "answered", f"{found[3]} (of {found[4]})"


def _prf(value: Any) -> str:
    return "{f} (P {p}, R {r})".format(**value) if isinstance(value, dict) else str(value)


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


def trees(reader: Reader, corpora: Path, folder: Path) -> Iterator[Row]:
    """Tags, trees and sentences of both treebanks."""
    gum = folder / "gum.conllu"
    gum.write_text("".join(p.read_text(encoding="utf8") for p in sorted((corpora / "gum" / "dev").glob("*.conllu"))))
    for title, path in (("EWT dev", corpora / "ewt" / "en_ewt-ud-dev.conllu"), ("GUM dev", gum)):
        for given, scores in parse_scores(reader, path, folder).items():
            label = f"{title}, {'gold words' if given == 'gold' else 'raw text'}"
            yield from ((label, k, f"{v:.1f}") for k, v in scores.items() if v != 100 or given == "raw")


def main() -> None:
    """Print the table of aims, and write all figures as Markdown where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--scorers", type=Path, default=Path("../shared/scorers"))
    parser.add_argument("--seeds", type=Path, default=Path("../shared/seeds"))
    parser.add_argument("--jobs", type=int, default=2, help="worker processes of `kg extract`")
    parser.add_argument("--limit", type=int, help="only so many documents of each set, to see whether all works")
    parser.add_argument("--markdown", type=Path, help="file whose part after the line '<!-- measured -->' is replaced")
    args = parser.parse_args()
    if args.limit and args.markdown:
        parser.error("--limit is a sample and writes no table of results; leave --markdown out.")
    with tempfile.TemporaryDirectory() as name:
        folder, corpora = Path(name), args.corpora
        if args.limit:
            from training.sample import sample

            corpora = sample(corpora, folder / "sample", args.limit)
        rows: Table = [*end_to_end(corpora, args.scorers, args.seeds, folder, args.jobs)]
        reader = load_reader()
        rows = [("", "version", reader.version), *rows, *trees(reader, corpora, folder), *package()]
    print("\n".join(aims(rows)))
    if args.markdown:
        write(args.markdown, rows)


if __name__ == "__main__":
    main()
