"""One build killed again and again, its logs torn now and then: in the end the store equals an undisturbed one.

`python bench/faults.py --markdown bench/FAULTS.md` writes made articles, builds them undisturbed, then
builds them in a second store under `kill -9` of the whole process group at random instants of every phase
(`bench/aims.py`), tears off the end of its log or journal now and then, as a loss of power does, and compares the two
stores quad for quad. What a killed run had reported done must be there unchanged for the next. What the reader gives is
recorded before, so that a run is starting, storing, deriving and linking; now and then one reads by itself. Then the
tests of all other faults are run.
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
from pathlib import Path

import recorded
from aims import ORDER, Aim, Plan, Took
from articles import write
from kills import Forked, build, digest, killed, lines, phase, reported, tear

WORDS = 150  # of an article
ROOT = Path(__file__).resolve().parent.parent
OTHERS = {
    "test_full_disk.py": "a full disk while building, linking, loading, exporting, sending, correcting, repairing",
    "test_torn.py": "a file of the store that lost its end or its sense: logs, journal, marker, what linking keeps",
    "test_workers.py": "a worker that dies or hangs, two builds at once",
    "test_damaged_inputs.py": "an input that is damaged in the middle: gzip, zstd, Parquet, WARC, JSON, CSV, HTML",
}
WHOLE, WORKERS, TEAR = 40, 8, 10  # one run of so many reads by itself, one has worker processes, one ends in a tear
PATIENCE = 180.0  # seconds after which any run is killed
LEAST = 0.3  # seconds over which the kills of a phase are spread where time is short
DAMAGED = 3  # lines of the input that cannot be read

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
    """Of 210 runs 204 were killed, 50 of them while they read; 19 times a log was torn as well; nothing was lost."""

    articles: int
    runs: int = 0
    at: Counter[str] = field(default_factory=Counter)
    torn: Counter[str] = field(default_factory=Counter)
    again: int = 0  # articles, after a tear
    lost: int = 0
    same: bool = False
    seconds: float = 0.0


def kill(kills: int, number: int, seed: int, minutes: float) -> Killed:
    """Kills one build that many times, or for so long; then it may end."""
    draw, told, begun = random.Random(seed), Killed(number), time.monotonic()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        texts, log, store, known = folder / "texts.jsonl", folder / "log", folder / "hit", folder / "recorded"
        write(texts, number, WORDS)
        say(f"reading {number} articles once, to have it recorded")
        _done(Forked(recorded.record, [str(texts)], known, log=log), log)
        _damage(texts, draw)
        os.environ[recorded.FILE] = str(known)
        for name in LOADED:  # once, for all runs
            importlib.import_module(name)
        recorded.known(str(known))
        took = _undisturbed(folder / "calm", texts, log)
        say(f"{time.monotonic() - begun:,.0f} s; undisturbed: {took}")
        plan = Plan.of(kills, took, draw)
        before, doubtful, around = dict[str, str](), set[str](), 0.0  # seconds of the runs but for what a kill waits
        while True:
            time_left = minutes * 60 - (time.monotonic() - begun)
            if time_left < 0:
                plan.over()
            each = time_left / max(1, plan.left) - around / max(1, told.runs)
            aim = plan.next(len(before), number, max(LEAST, 2 * each))
            if aim is None:
                break
            told.runs += 1
            since = time.monotonic()
            os.environ[recorded.FILE] = "" if told.runs % WHOLE == 0 and aim.articles else str(known)
            jobs = 2 if told.runs % WORKERS == 0 else 1
            process, until = Forked(build, store, [str(texts)], jobs, aim.held, log=log), time.monotonic() + PATIENCE
            met = killed(process, partial(aim.when, log), aim.later, partial(_enough, aim, log, until))
            now, at = reported(log), phase(log)
            around += time.monotonic() - since - aim.later
            if not met and "finished" not in lines(log):
                sys.exit(log.read_text())
            told.at[at.removesuffix(" closes")] += met
            plan.hit(aim)
            other = {source for source, outcome in now.items() if source in before and outcome != "unchanged"}
            told.again += len(other & doubtful)
            told.lost += len(other - doubtful)
            doubtful -= now.keys()
            before |= now
            if not met:
                break
            if told.runs % TEAR == 0 and (torn := tear(store, draw)):
                told.torn[torn] += 1
                doubtful = set(before)  # what was in the torn end may have to be read again
            if told.runs % 10 == 0:
                have = f"{told.at.total()} hit {dict(told.at)}, {len(before)} articles reported"
                say(f"{time.monotonic() - begun:,.0f} s, {have}, torn {dict(told.torn)}, {told.lost} lost")
        os.environ[recorded.FILE] = str(known)
        _done(Forked(build, store, [str(texts)], 1, log=log), log)
        failures = [(one / "failures.jsonl").read_bytes() for one in (store, folder / "calm")]
        told.same = digest(store) == digest(folder / "calm") and failures[0] == failures[1]
        if not told.same:  # to be looked at
            shutil.copytree(folder, Path.cwd() / f"faults-{seed}")
    told.seconds = time.monotonic() - begun
    return told


def say(words: str) -> None:
    """How far it is."""
    print(words, file=sys.stderr, flush=True)


def _damage(texts: Path, draw: random.Random) -> None:
    """Puts lines that cannot be read between the articles; these keep the ids that they have."""
    rows = texts.read_text(encoding="utf-8").splitlines()
    for _ in range(DAMAGED):
        rows.insert(draw.randrange(len(rows)), '{"id": "torn", "text": "A line that')
    texts.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _undisturbed(store: Path, texts: Path, log: Path) -> Took:
    """How long each phase of a build takes that nobody disturbs."""
    process, since, seen = Forked(build, store, [str(texts)], 1, log=log), time.monotonic(), Counter[str]()
    writes, before = 0, ""
    while process.poll() is None:
        time.sleep(0.005)
        at, now = phase(log), time.monotonic()
        seen[at.removesuffix(" closes")] += round((now - since) * 1e6)
        writes += at == "writing" != before
        since, before = now, at
    _done(process, log)
    took = {name: seen[name] / 1e6 for name in ("starting", "reading", "writing", "deriving", "linking")}
    return Took(**took | {"writing": took["writing"] / max(1, writes)})


def _done(process: Forked, log: Path) -> None:
    if process.wait():
        sys.exit(log.read_text())


def _enough(aim: Aim, log: Path, until: float) -> bool:
    return aim.now(log) or time.monotonic() > until


def rows(told: Killed) -> list[str]:
    """What came of the kills, as rows of a table."""
    where = ", ".join(f"{told.at[name]} while {name}" for name in ORDER if told.at[name])
    what = f"{told.at.total()} of {told.runs} runs of one build of {told.articles} articles hit by `kill -9` ({where})"
    which = ", ".join(f"{number} × the {name}" for name, number in sorted(told.torn.items()))
    torn = f", {told.torn.total()} times the end of a file torn off as well ({which})" if told.torn else ""
    lost = f"{told.lost} articles lost" if told.lost else "nothing reported done was lost"
    again = f" ({told.again} articles of a torn log were read again)" if told.again else ""
    same = "the store equals an undisturbed one, quad for quad" if told.same else "THE STORE IS ANOTHER"
    return [f"| {what}{torn} | {lost}{again}; {same}; {told.seconds / 60:.0f} minutes |"]


def others() -> list[str]:
    """The tests of the other faults, run and counted, as rows of a table."""
    found = []
    for name, words in OTHERS.items():
        test = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(ROOT / "tests" / "robust" / name)]
        done = subprocess.run(test, capture_output=True, text=True, cwd=ROOT)
        counts = {what: int(number) for number, what in re.findall(r"(\d+) (passed|failed|error|skipped)", done.stdout)}
        if not counts:
            raise RuntimeError(f"the tests of {name} told nothing:\n{done.stdout}{done.stderr}")
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
    parser.add_argument("--articles", type=int, default=160)
    parser.add_argument("--minutes", type=float, default=18.0, help="no more kills after so many; then it may end")
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
