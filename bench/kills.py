"""A build as a process of its own that can be killed at any instant, what it reported, and what is in its store.

`python bench/kills.py STORE JOBS PATH…` is that build. It writes its articles a few at a time, so that more instants
fall into writing, and tells each outcome, what it is about and when it has finished.
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
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import recorded

if TYPE_CHECKING:
    from kg.store.change import Change

OUTCOMES = frozenset({"added", "replaced", "unchanged"})
LAYERS = {"the knowledge layer": "deriving", "the graph of links": "linking"}  # what is written in a phase of its own
PHASE, PEAK, HELD = "phase ", "peak ", 30.0  # seconds that a build waits for its kill
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
        log.unlink(missing_ok=True)  # what the one before told is not taken for its words
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


def build(store: Path, texts: list[str], jobs: int, held: Collection[str] = ()) -> None:
    """Builds, and tells what comes of it. Before the last write of a phase that is `held` it waits to be killed."""
    import kg
    from kg import pipeline
    from kg.link import stage
    from kg.scale import understanding
    from kg.store import batch, laid, layers
    from kg.store.oxigraph import Store
    from kg.store.pattern import MADE
    from kg.store.terms import term

    draw, write = random.Random(os.getpid()), Store._write
    batch.LONG, batch.FULL = 1.0, draw.choice((2_000, 6_000, 40_000))
    few = draw.choice((200, 600, 2_000, 100_000))  # quads of a layer that is written in many parts, or in one
    for module, limit in ((laid, "HELD"), (layers, "HELD"), (layers, "MANY")):
        setattr(module, limit, few)
    understanding.BATCH = 2

    def writing(self: Store, change: Change, what: str) -> None:
        layer = LAYERS.get(what)
        last = layer and (any(quad.predicate == term(MADE) for quad in change.new) or term(MADE).value in _end(change))
        _tell(f"{PHASE}{layer or 'writing'}{' closes' if last else ''}")
        if last and layer in held:
            time.sleep(HELD)
        write(self, change, what)
        if not layer:
            _tell(f"{PHASE}reading")

    def telling(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def told(*given: object, **named: object) -> object:
            _tell(f"{PHASE}{name}")
            return function(*given, **named)

        return told

    Store._write = writing  # type: ignore[method-assign]
    for at, name, now in ((pipeline, "made", "reading"), (stage, "derive", "deriving"), (stage, "link", "linking")):
        setattr(at, name, telling(now, getattr(at, name)))
    recorded.install()
    kg.build(texts, store=store, jobs=jobs, on_done=lambda source, outcome: _tell(f"{outcome} {source}"))
    _tell(f"{PEAK}{peak('self')}")
    _tell("finished")


def _end(change: Change) -> str:
    """Where a layer that comes as text says that it is made."""
    return change.trig[-1_000:].decode("utf-8", "replace")


def _tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def peak(process: int | str) -> int:
    """The most memory that a process had at any time, in kB; what it was forked from is not counted."""
    told = Path(f"/proc/{process}/status").read_text().split("VmHWM:")
    return int(told[1].split()[0]) if len(told) > 1 else 0  # none of one that ended and was not waited for


def started(store: Path, texts: list[str], log: Path, *, jobs: int = 2, folder: Path | None = None) -> Process:
    """One build in a process group of its own, in that folder; what it reports goes to `log`."""
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, Path(__file__).resolve(), store, str(jobs), *texts], stdout=out, stderr=subprocess.STDOUT,
            start_new_session=True, cwd=folder,
        )  # fmt: skip


def killed(process: Process, when: Callable[[], bool], later: float, now: Callable[[], bool] = lambda: False) -> bool:
    """Whether `kill -9` met the process and its workers, so many seconds after `when`, or `now`; else it had ended."""
    due = None
    while process.poll() is None:
        if due is None and when():
            due = time.monotonic() + later
        if (due is not None and time.monotonic() >= due) or now():
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
    """What a run was about: starting, reading, writing, deriving, linking; `deriving closes` as it writes the last."""
    told = [line for line in lines(log) if line.startswith(PHASE)]
    return told[-1].removeprefix(PHASE) if told else "starting"


def digest(store: Path) -> str:
    """SHA-256 of the store's quads in order, without clock times."""
    from kg.store import open_store

    with tempfile.TemporaryFile() as out, open_store(store, read_only=True) as opened:
        opened.dump(out)
        out.seek(0)
        return hashlib.file_digest(out, "sha256").hexdigest()


def tear(store: Path, draw: random.Random) -> str | None:
    """Takes up to 200 bytes from the end of the engine's newest log, as a loss of power does, or of the journal of
    failures, or of what linking keeps; which of these.
    """
    kinds = {"log": "quads/*.log", "journal": "failures.jsonl", "memory of linking": "*.sqlite*"}
    found = {name: sorted(store.glob(kind), key=_newest)[-1:] for name, kind in kinds.items()}
    able = [name for name, paths in found.items() if paths and paths[0].stat().st_size]
    if not able:
        return None
    name = draw.choice(["log", "log", *able] if "log" in able else able)
    (path,) = found[name]
    os.truncate(path, max(0, path.stat().st_size - draw.randint(1, 200)))
    return name


def _newest(path: Path) -> float:
    return path.stat().st_mtime


if __name__ == "__main__":
    build(Path(sys.argv[1]), sys.argv[3:], int(sys.argv[2]))
