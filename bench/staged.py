"""The stages of a build, each to be run in a process of its own, whose time and memory are then those of the stage."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.varied import corpus, varied
from kg.records import Article, Extraction

TELL = 2_000  # articles between two lines on the standard error
FEW = 1_000  # articles whose quads are loaded bare


@dataclass(frozen=True, slots=True)
class Written:
    """170,000 quads came into the store in 2 seconds; linking's cards took 4, the input 0.1; at the most 300 MB."""

    quads: int
    storing: float  # seconds of processor, those of the engine's own threads included
    cards: float
    reading: float
    peak: int

    @property
    def seconds(self) -> float:
        """All of it."""
        return self.storing + self.cards + self.reading


class Clock:
    """How long some functions had the processor, by name."""

    def __init__(self) -> None:
        self.seconds = Counter[str]()

    def of(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, timed."""

        def timed(*given: Any, **named: Any) -> Any:
            began = time.thread_time()
            try:
                return function(*given, **named)
            finally:
                self.seconds[name] += time.thread_time() - began

        return timed


def stood_in(known: Sequence[Extraction], clock: Clock) -> None:
    """Puts what was found in a few articles in the reader's place, in this process."""
    import kg.pipeline
    from kg.scale import understanding

    find = clock.of("stand-in", varied(known))

    def reading(model: str | None) -> Callable[[Sequence[Article]], list[Extraction]]:
        return lambda batch: [find(article) for article in batch]

    understanding.start_reading = reading  # type: ignore[assignment]
    kg.pipeline.reader_version = lambda model: known[0].model  # type: ignore[assignment]


def without_layers() -> None:
    """Has a build in this process derive and link nothing."""
    import kg.link.stage

    def renew(store: Any, jobs: int | None = None) -> None:
        """Nothing: that is another stage."""

    kg.link.stage.renew = renew


def read(path: Path) -> float:
    """Seconds of processor that the reader takes for one of these articles, once it is loaded and warm; best of 3."""
    from kg.read import read as reading
    from kg.scale.understanding import kept

    articles, understand = list(reading([str(path)], any_language=True)), kept(None)
    understand(articles)
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        understand(articles)
        best = min(best, time.process_time() - began)
    return best / len(articles)


def write(path: Path, store: Path, known: Sequence[Extraction], number: int) -> Written:
    """A build without layers."""
    import kg.pipeline
    import kg.read
    from kg.scale import entering

    clock, quads, done = Clock(), 0, 0
    stood_in(known, clock)
    without_layers()
    read, ready, began = kg.read.read, entering.ready, time.process_time()

    def counted(extraction: Extraction) -> Any:
        nonlocal quads
        one = ready(extraction)
        quads += one.count
        return one

    def timed(*given: Any, **named: Any) -> Iterator[Article]:
        articles = iter(read(*given, **named))
        following = clock.of("reading", lambda: next(articles, None))
        while (article := following()) is not None:
            yield article

    def told(source: str, outcome: str) -> None:
        nonlocal done
        done += 1
        if not done % TELL:
            seconds = time.process_time() - began
            print(f"{done:,} of {number:,}: {seconds:,.0f} s, {peak() / 1e6:,.0f} MB", file=sys.stderr, flush=True)

    entering.ready, entering.sheet = counted, clock.of("cards", entering.sheet)  # type: ignore[attr-defined]
    kg.read.read = timed
    summary = kg.pipeline.build([str(path)], store=store, jobs=1, any_language=True, on_done=told)
    assert summary.added + summary.unchanged == number, summary  # short texts may be alike by chance
    cards, reading = clock.seconds["cards"], clock.seconds["reading"]
    return Written(quads, time.process_time() - began - sum(clock.seconds.values()), cards, reading, peak())


def derive(store: Path) -> tuple[float, int]:
    """The knowledge layer: seconds of processor, and the most memory."""
    from kg.link.entities.merging import derive as deriving
    from kg.store import open_store

    began = time.process_time()
    with open_store(store) as graph:
        deriving(graph)
    return _told("knowledge", began)


def link(store: Path) -> tuple[float, int]:
    """The links, of a store whose knowledge layer was just made."""
    from kg.link.stage import link as linking
    from kg.store import open_store

    began = time.process_time()
    with open_store(store) as graph:
        linking(graph, derived=True, jobs=1)
    return _told("links", began)


def again(path: Path, store: Path, known: Sequence[Extraction], number: int) -> float:
    """The same build once more; seconds of processor. A store that has no layers keeps to have none."""
    import kg.pipeline
    from kg.store import open_store

    with open_store(store, read_only=True) as graph:
        linked = graph.linked
    stood_in(known, Clock())
    if not linked:
        without_layers()
    began = time.process_time()
    summary = kg.pipeline.build([str(path)], store=store, jobs=1, any_language=True)
    assert summary.unchanged == number, summary
    return time.process_time() - began


def load_bare(known: Sequence[Extraction], rows: Sequence[dict[str, str]], folder: Path) -> str:
    """How the path from records to the store compares to the bare bulk load of the same quads, in turns."""
    import pyoxigraph as ox

    from kg.read import read
    from kg.store.ready import ready

    path, find = folder / "few.jsonl", varied(known)
    corpus(path, rows, FEW)
    some = [find(article) for article in read([str(path)], any_language=True)]
    quads, best = [quad for one in some for quad in ready(one).quads()], dict[str, float]()

    def ours(engine: ox.Store) -> None:
        made = b"".join(ready(one).trig for one in some)
        engine.bulk_load(made, format=ox.RdfFormat.TRIG, lenient=True)

    ways: dict[str, Callable[[ox.Store], None]] = {"ours": ours, "bare": lambda engine: engine.bulk_extend(quads)}
    for _ in range(3):
        for name, load in ways.items():
            with tempfile.TemporaryDirectory(dir=folder) as own:
                engine, began = ox.Store(own), time.process_time()
                load(engine)
                best[name] = min(best.get(name, 1e9), time.process_time() - began)
                del engine
    speeds = {name: f"{len(quads) / seconds:,.0f} quads/s" for name, seconds in best.items()}
    return (
        f"From records to the store {speeds['ours']}; the bare bulk load of the same {len(quads):,} quads, objects "
        f"that are there already, {speeds['bare']}: {best['ours'] / best['bare']:.2f} × as much (best of 3)."
    )


def _told(stage: str, began: float) -> tuple[float, int]:
    seconds = time.process_time() - began
    print(f"{stage}: {seconds:,.0f} s, {peak() / 1e6:,.0f} MB", file=sys.stderr, flush=True)
    return seconds, peak()


def peak() -> int:
    """The most memory that this process ever had; not what the one that started it had, which its own figures show."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024
