"""One build killed again and again, its logs torn now and then: in the end the store equals an undisturbed one.

`python bench/faults.py --markdown bench/FAULTS.md` writes made articles, builds them undisturbed, then
builds them in a second store under `kill -9` of the whole process group at random instants (every tenth time the
engine's log loses its last bytes as well, as after a loss of power), and compares the two stores quad for quad. What a
killed run had reported done must be there unchanged for the next. What the reader gives is recorded before, so that a
run is starting, storing and linking; now and then one reads by itself. Then the tests of all other faults are run.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import recorded
from articles import write
from kills import Forked, build, digest, killed, phase, reported, tear

READING = 0.6  # of the kills meet a build that has articles left to read
WORDS = 150  # of an article
ROOT = Path(__file__).resolve().parent.parent
OTHERS = {
    "test_full_disk.py": "a full disk while building, linking, loading, exporting, sending, correcting, repairing",
    "test_torn.py": "a file of the store that lost its end or its sense: logs, journal, marker, what linking keeps",
    "test_workers.py": "a worker that dies or hangs, two builds at once",
    "test_damaged_inputs.py": "an input that is damaged in the middle: gzip, zstd, Parquet, WARC, JSON, CSV, HTML",
}
LONGEST = 15.0  # seconds into linking
WHOLE, WORKERS = 40, 8  # one run of so many reads by itself, one of so many has worker processes

LOADED = (
    "kg.pipeline",
    "kg.link.stage",
    "kg.link.corrected",
    "kg.store.batch",
    "kg.store.sparql",
    "kg.scale.workers",
    "kg.read",
)


@dataclass
class Killed:
    """200 runs, 195 killed, 140 of them while they read; after 20 a log was torn; nothing was lost."""

    runs: int = 0
    articles: int = 0
    at: Counter[str] = field(default_factory=Counter)
    torn: int = 0
    lost: int = 0
    same: bool = False
    seconds: float = 0.0


def kill(kills: int, number: int, seed: int, minutes: float) -> Killed:
    """Kills one build that many times, or for so long."""
    draw, told, begun = random.Random(seed), Killed(articles=number), time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        texts, log, store, known = folder / "texts.jsonl", folder / "log", folder / "hit", folder / "recorded"
        write(texts, number, WORDS)
        _done(Forked(recorded.record, [str(texts)], known, log=log), log)
        os.environ[recorded.FILE] = str(known)

        for name in LOADED:  # once, for all runs
            importlib.import_module(name)
        recorded.known(str(known))
        first, ending = _undisturbed(folder / "calm", texts, log)
        print(f"undisturbed: first article after {first:.1f} s, linking {ending:.1f} s", file=sys.stderr, flush=True)
        before: dict[str, str] = {}
        for run in count():
            if told.at.total() >= kills or time.monotonic() - begun > minutes * 60:
                break
            left = number - len(before)
            each = 2 * left / max(1, kills * READING - run)
            later = draw.uniform(0.0, 1.0)
            os.environ[recorded.FILE] = "" if run % WHOLE == 0 else str(known)
            process = Forked(build, store, [str(texts)], 2 if run % WORKERS == 0 else 1, log=log)
            if run % 5 == 1:  # while it starts, opens the store and mends what the last kill left
                met = killed(process, lambda: True, later * first)
            elif left:
                met = killed(process, partial(_read, log, len(before) + int(each * draw.random())), later)
            else:
                met = killed(process, partial(_links, log), later * min(ending, LONGEST))
            told.runs += 1
            told.at[phase(log)] += met
            now = reported(log)
            told.lost += sum(outcome != "unchanged" for source, outcome in now.items() if source in before)
            before |= now
            if run // 10 > told.torn and store.exists() and tear(store, draw):
                told.torn += 1
                before = {}  # what was in the torn end may have to be read again
            if run % 10 == 9:
                at = f"{time.monotonic() - begun:,.0f} s, {dict(told.at)}, {len(now)} articles done, {told.torn} torn"
                print(f"{run + 1} runs, {at}, {told.lost} read again", file=sys.stderr, flush=True)
        os.environ[recorded.FILE] = str(known)
        _done(Forked(build, store, [str(texts)], 1, log=log), log)
        told.same = digest(store) == digest(folder / "calm")
        if not told.same:  # to be looked at
            shutil.copytree(folder, Path.cwd() / f"faults-{seed}")
    told.seconds = time.monotonic() - begun
    return told


def _undisturbed(store: Path, texts: Path, log: Path) -> tuple[float, float]:
    """Seconds until a build that nobody disturbs reports its first article, and that it links."""
    begun, first, linking = time.monotonic(), 0.0, 0.0
    process = Forked(build, store, [str(texts)], 1, log=log)
    while process.poll() is None:
        time.sleep(0.02)
        first = first or (time.monotonic() if reported(log) else 0.0)
        linking = linking or (time.monotonic() if phase(log) == "linking" else 0.0)
    _done(process, log)
    return (first or linking) - begun, time.monotonic() - linking


def _done(process: Forked, log: Path) -> None:
    if process.wait():
        sys.exit(log.read_text())


def _read(log: Path, articles: int) -> bool:
    return phase(log) != "starting" and len(reported(log)) >= articles


def _links(log: Path) -> bool:
    return phase(log) in {"linking", "finished"}


def rows(told: Killed) -> list[str]:
    """What came of the kills, as rows of a table."""
    where = ", ".join(f"{told.at[name]} while {name}" for name in ("starting", "reading", "linking") if told.at[name])
    what = f"{told.at.total()} of {told.runs} runs of one build of {told.articles} articles hit by `kill -9`"
    torn = f", after {told.torn} of them the log torn as well"
    lost = f"{told.lost} articles read again" if told.lost else "nothing reported done was lost"
    same = "the store equals an undisturbed one, quad for quad" if told.same else "THE STORE IS ANOTHER"
    return [f"| {what} ({where}){torn} | {lost}; {same} |"]


def others() -> list[str]:
    """The tests of the other faults, run and counted, as rows of a table."""
    found = []
    for name, words in OTHERS.items():
        test = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(ROOT / "tests" / "robust" / name)]
        done = subprocess.run(test, capture_output=True, text=True, cwd=ROOT)
        counts = {what: int(number) for number, what in re.findall(r"(\d+) (passed|failed|error|skipped)", done.stdout)}
        rest = "".join(f"; {number} {what}" for what, number in counts.items() if what != "passed")
        found.append(f"| {words} | {counts.get('passed', 0)} cases, each as it should be{rest} |")
    return found


def page(found: Iterable[str], soak: str) -> str:
    """The document."""
    head = [
        "# What faults do to a store", "",
        "Written by `python bench/faults.py --soak bench/SOAK.md --markdown bench/FAULTS.md`; SOAK.md is the table",
        "that `python bench/soak.py --minutes 60 --markdown bench/SOAK.md` writes. The other rows count the cases of",
        "`tests/robust/`.", "", "| fault | what came of it |", "|---|---|",
    ]  # fmt: skip
    return "\n".join([*head, *found, "", "## An hour of everything", "", soak.strip() or "Not run.", ""])


def main() -> None:
    """Run, and print a row for each figure; exit code 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=600.0, help="no kills after so many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--soak", type=Path, help="the table that bench/soak.py wrote, to go with it")
    parser.add_argument("--markdown", type=Path)
    given = parser.parse_args()
    told = kill(given.kills, given.articles, given.seed, given.minutes)
    print(told)
    found = rows(told)
    if given.markdown:
        soak = given.soak.read_text(encoding="utf-8") if given.soak else ""
        given.markdown.write_text(page([*found, *others()], soak), encoding="utf-8")
    print("\n".join(found))
    sys.exit(0 if told.same and not told.lost else 1)


if __name__ == "__main__":
    main()
