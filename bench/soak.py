"""An hour (or `--minutes`) of a store whose inputs come, change, go and are damaged, under faults at random instants.

`python bench/soak.py --minutes 60 --seed 1` goes round by round: the inputs change, a build of them meets a fault, the
same command is given again, and then what must hold is looked at; `kg serve` answers all the while. What does not hold
is printed and ends with exit code 1; the folder is then kept. `--markdown FILE` writes the table.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from desk import Desk
from hits import FAULTS, Disk, over
from kills import PEAK, Process, digest, lines, peak, reported, started
from server import Server

EVERY = 8  # rounds between two builds of the same inputs from nothing
KNOWN = {"format.json", "lock", "quads", "corrections.jsonl", "failures.jsonl"}  # and what linking keeps, *.sqlite
ON_PURPOSE = ("kg.errors.", "OSError", "KeyboardInterrupt", "kg: ")  # how the last line of a run that broke off begins


class Soak:
    """The desk, its store and what was found wrong."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.draw, self.wrong = folder, random.Random(seed), list[str]()
        self.disk, self.desk = Disk(folder / "disk"), Desk(folder / "texts", self.draw)
        self.store, self.temporary = folder / "disk" / "store", folder / "temporary"
        self.temporary.mkdir()
        os.environ["TMPDIR"] = str(self.temporary)
        self.faults, self.rounds, self.anew, self.takes, self.done = Counter[str](), 0, 0, 5.0, 0
        self.before, self.memory = dict[str, str](), dict[str, list[int]]()
        self.server: Server | None = None

    def round(self) -> str:
        """One change, one fault, one build to the end; what was done, in words."""
        self.rounds += 1
        did = [self.desk.turn() for _ in range(self.draw.randint(1, 4))]
        if self.rounds > 1 and self.draw.random() < 0.2:
            did.append(self.desk.correct(self.store))
        self.before, fault = {}, self.draw.choice(sorted(FAULTS))
        self.faults[fault] += 1
        FAULTS[fault](self)
        begun = time.monotonic()
        process = self.begin()
        if process.wait() or "finished" not in lines(self.folder / "log"):
            self.say(f"the same command does not go on after {fault}: {self.last('log')}")
        told = [line.removeprefix(PEAK) for line in lines(self.folder / "log") if line.startswith(PEAK)]
        self.note("a build", int(told[-1]) if told else 0)
        self.ended(process)
        self.takes = 0.8 * self.takes + 0.2 * (time.monotonic() - begun)
        self.desk.built()
        while self.desk.gone:
            self.kg("remove", self.desk.gone.pop())
        self.look()
        if self.rounds % EVERY == 0:
            self.from_nothing()
        self.serve()
        self.note("kg serve", self.server.memory() if self.server else 0)
        self.note("this script", peak("self"))
        return f"{self.rounds}: {', '.join(did)}; {fault}; {len(self.desk.sources)} reports"

    def begin(self, log: str = "log") -> Process:
        """A build that runs."""
        jobs = self.draw.choice((1, 2))
        return started(self.store, ["texts"], self.folder / log, jobs=jobs, folder=self.folder)

    def instant(self) -> None:
        """Waits for some part of the time that a build takes."""
        time.sleep(self.draw.uniform(0, 1.1 * self.takes))

    def ended(self, process: Process, log: str = "log") -> None:
        """A build that was hit is over: what it told is noted, and nothing of it runs."""
        code = process.wait()
        if not over(process):
            self.say("processes are left of a build that is over")
        now, last = reported(self.folder / log), self.last(log)
        again = [source for source, outcome in now.items() if source in self.before and outcome != "unchanged"]
        if again:
            self.say(f"reported done and read again: {again[:3]}")
        if code > 0 and not last.startswith(ON_PURPOSE):
            self.say(f"a build ended with {last}")
        self.before |= now
        self.done += sum(outcome != "unchanged" for outcome in now.values())

    def last(self, log: str) -> str:
        """The last line that a run told."""
        return (lines(self.folder / log) or [""])[-1]

    def kg(self, *arguments: str, may_fail: bool = False) -> None:
        """A command of the same program, to its end; one that may fail says why on one line."""
        command = [sys.executable, "-m", "kg", *arguments, "--store", str(self.store)]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        last = (done.stderr.strip().split("\n") or [""])[-1]
        if done.returncode and not (may_fail and last.startswith(ON_PURPOSE)):
            self.say(f"kg {' '.join(arguments)} ended with {done.returncode}: {last}")

    def look(self) -> None:
        """What must hold after a build that came to its end."""
        from kg.store import open_store
        from kg.store.check import check
        from kg.store.failures import Failures

        with open_store(self.store, read_only=True) as opened:
            found = [damage.what for damage in check(opened.engine) if damage]
            held = {source for one in opened.articles() for source in one.sources}
            fresh = not opened.stale and opened.linked
        failed = {source.split(":")[0] for source, _ in Failures(self.store)}
        parts = {path.name for path in self.store.iterdir() if not path.name.startswith("serve-")}
        left = {path.name for path in self.temporary.iterdir()}
        for what, wrong in {
            "damaged": found, "missing": self.desk.sources - held, "not taken out": held - self.desk.sources,
            "failures not known": self.desk.damaged - failed, "failures of what is gone": failed - self.desk.damaged,
            "files left in the store": {name for name in parts - KNOWN if not name.endswith(".sqlite")},
            "temporary files left": left,
            "not derived or linked": [] if fresh else ["the store"],
        }.items():  # fmt: skip
            if wrong:
                self.say(f"{what}: {sorted(wrong)[:3]}")

    def from_nothing(self) -> None:
        """The same inputs and corrections in a new store: the same quads; and so in a copy by `backup`."""
        from kg.store import open_store

        self.anew += 1
        new, copy = self.folder / "new", self.disk.folder / "copy"
        new.mkdir()
        from kg import config

        (new / "format.json").write_text(f'{{"format": {config.STORE_FORMAT}}}\n')
        if (self.store / "corrections.jsonl").exists():
            shutil.copy(self.store / "corrections.jsonl", new)
        process = started(new, ["texts"], self.folder / "log", jobs=1, folder=self.folder)
        process.wait()
        with open_store(self.store) as opened:
            opened.backup(copy)
        if len({digest(store) for store in (self.store, new, copy)}) != 1:
            self.say("a new store of the same inputs has other quads")
            shutil.copytree(self.store, self.folder / f"store-{self.rounds}", ignore=shutil.ignore_patterns("serve-*"))
            shutil.copytree(new, self.folder / f"new-{self.rounds}")
        shutil.rmtree(new)
        shutil.rmtree(copy)

    def serve(self) -> None:
        """The server tells the new state within a minute; now and then it is killed and begun anew."""
        if self.server and self.draw.random() < 0.1:
            self.server.kill()
            self.server = None
        self.server = self.server or Server(self.store, self.folder)
        if trouble := self.server.trouble(len(self.desk.sources)):
            self.say(f"kg serve: {trouble}")
            self.server.kill()
            self.server = None

    def say(self, what: str) -> None:
        """Notes what does not hold."""
        self.wrong.append(f"round {self.rounds}: {what}")
        print(f"WRONG {self.wrong[-1]}", flush=True)

    def note(self, what: str, memory: int) -> None:
        """How much memory something had in this round, in kB."""
        self.memory.setdefault(what, []).append(memory)

    def close(self) -> None:
        """Ends the server and gives the disk back."""
        if self.server:
            self.server.kill()
        self.disk.close()


def table(soak: Soak, minutes: float) -> list[str]:
    """The rows of Markdown."""
    faults = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in sorted(soak.faults.items()))
    return [
        "| a soak | |", "|---|---|",
        f"| minutes, rounds | {minutes:.0f}, {soak.rounds} |",
        f"| what builds met | {faults} |",
        f"| reports written in all | {soak.done:,} |",
        f"| stores built from nothing that had to be equal, quad for quad | {soak.anew} |",
        *(f"| most memory of {what} in each quarter | {quarters(had)} |" for what, had in soak.memory.items()),
        f"| what did not hold | {len(soak.wrong) or 'nothing'} |",
    ]  # fmt: skip


def quarters(had: list[int]) -> str:
    """The most in each quarter, in words."""
    parts = [had[len(had) * part // 4 : len(had) * (part + 1) // 4] for part in range(4)]
    return ", ".join(f"{max(part) / 1024:,.0f}" for part in parts if part) + " MB"


def main() -> None:
    """Run to the end of the time; exit code 1 where something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--markdown", type=Path)
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the disk is given back
    begun, folder = time.monotonic(), Path(tempfile.mkdtemp(prefix="soak-"))
    soak = Soak(folder, given.seed)
    try:
        while time.monotonic() - begun < given.minutes * 60:
            did = soak.round()
            print(f"{time.monotonic() - begun:,.0f} s, {did}", flush=True)
            if given.markdown:
                rows = table(soak, (time.monotonic() - begun) / 60)
                given.markdown.write_text("\n".join(rows) + "\n", encoding="utf-8")
    finally:
        soak.close()
    print("\n".join(table(soak, (time.monotonic() - begun) / 60)))
    if soak.wrong:
        sys.exit(f"{len(soak.wrong)} did not hold; {folder} has what there was")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
