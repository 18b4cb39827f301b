"""A build as a process of its own that can be killed at any instant, what it reported, and what is in its store.

`python bench/kills.py STORE JOBS PATH…` is that build. It writes its articles a few at a time, so that more instants
fall into writing, and tells each outcome, when it links and when it has finished.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import recorded

OUTCOMES = frozenset({"added", "replaced", "unchanged"})
FORK = multiprocessing.get_context("fork")


class Process(Protocol):
    """A process of either kind."""

    pid: int

    def poll(self) -> int | None:
        """Its exit code, once it has ended."""

    def wait(self) -> int:
        """Its exit code, when it has ended."""


class Forked:
    """A copy of this process that calls a function, in a process group of its own: it has imported everything before.

    This process must not have opened a store or loaded the reader, whose threads would be missing in the copy.
    """

    def __init__(self, function: Callable[..., None], *arguments: object, log: Path) -> None:
        self._process = FORK.Process(target=_alone, args=(log, function, *arguments))
        self._process.start()
        self.pid: int = self._process.pid or 0

    def poll(self) -> int | None:
        """Its exit code, once it has ended."""
        return self._process.exitcode

    def wait(self) -> int:
        """Its exit code, when it has ended."""
        self._process.join()
        return self._process.exitcode or 0


def _alone(log: Path, function: Callable[..., None], *arguments: object) -> None:
    os.setsid()
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    function(*arguments)


def build(store: Path, texts: list[str], jobs: int) -> None:
    """Builds, and tells what comes of it."""
    import kg
    from kg.link import stage
    from kg.scale import understanding
    from kg.store import batch

    draw, renew = random.Random(os.getpid()), stage.renew
    batch.LONG, batch.FULL = 1.0, draw.choice((6_000, 6_000, 40_000))
    understanding.BATCH = 2

    def renewing(opened: object) -> None:
        _tell("linking")
        renew(opened)  # type: ignore[arg-type]

    stage.renew = renewing
    recorded.install()
    kg.build(texts, store=store, jobs=jobs, on_done=lambda source, outcome: _tell(f"{outcome} {source}"))
    _tell("finished")


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def started(store: Path, texts: list[str], log: Path, *, jobs: int = 2, folder: Path | None = None) -> Process:
    """One build in a process group of its own, in that folder; what it reports goes to `log`."""
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, Path(__file__).resolve(), store, str(jobs), *texts], stdout=out, stderr=subprocess.STDOUT,
            start_new_session=True, cwd=folder,
        )  # fmt: skip


def killed(process: Process, when: Callable[[], bool], later: float) -> bool:
    """Whether `kill -9` met the process and its workers, that many seconds after `when`; else it had ended."""
    due = None
    while process.poll() is None:
        if due is None and when():
            due = time.monotonic() + later
        if due is not None and time.monotonic() >= due:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            return process.wait() == -signal.SIGKILL
        time.sleep(0.005)
    return False


def lines(log: Path) -> list[str]:
    """What a run told; a last line cut short by a kill is none."""
    return log.read_text("utf-8", "replace").split("\n")[:-1] if log.exists() else []


def reported(log: Path) -> dict[str, str]:
    """Source → outcome of every article that a run reported done."""
    pairs = (line.partition(" ") for line in lines(log))
    return {source: outcome for outcome, _, source in pairs if outcome in OUTCOMES}


def phase(log: Path) -> str:
    """What a run was about: starting, reading and storing, linking."""
    told = lines(log)
    if "finished" in told or "linking" in told:
        return "finished" if "finished" in told else "linking"
    return "reading" if any(line.split(" ")[0] in {"added", "replaced"} for line in told) else "starting"


def digest(store: Path) -> str:
    """SHA-256 of the store's quads in order, without clock times."""
    from kg.store import open_store

    with tempfile.TemporaryFile() as out, open_store(store, read_only=True) as opened:
        opened.dump(out)
        out.seek(0)
        return hashlib.file_digest(out, "sha256").hexdigest()


def tear(store: Path, draw: random.Random) -> bool:
    """Take up to 200 bytes from the end of the engine's newest log, as a loss of power does; whether there was one."""
    logs = sorted((store / "quads").glob("*.log"), key=lambda path: path.stat().st_mtime)
    if not logs or not (size := logs[-1].stat().st_size):
        return False
    os.truncate(logs[-1], max(0, size - draw.randint(1, 200)))
    return True


if __name__ == "__main__":
    build(Path(sys.argv[1]), sys.argv[3:], int(sys.argv[2]))
