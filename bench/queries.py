"""How long the named questions take in a large store: the embedded one, a server beside it, and rdflib in memory.

    python bench/queries.py --markdown bench/QUERIES.md

A store of made articles is built and its reports multiplied, under other names, until there are --quads of them. Every
question is asked of the store that `kg` opens, of an Oxigraph server over HTTP that has the same files open, and of
rdflib with everything in memory, which takes fewer quads and gets less time and a bounded memory. Each is asked once to
warm up and then three times, within its time; what it does not do in that time is written as such. Counted is the
processor's time, of the server and its client together, so that others on the machine matter little; on one with
nothing else to do it is what somebody waits, since a question keeps one core busy.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import in_rdflib
from bench.articles import write
from bench.cases import FEWER, RUNS, Ask, Took, case, cases, summary, timed
from bench.multiplied import multiplied
from bench.oxigraph import running
from kg.errors import KgError
from kg.query import ask
from kg.scale import cores
from kg.store import Store, open_store
from kg.store.remote import Remote

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0  # seconds that a question may take, by the clock on the wall
RDFLIB_QUADS = 1_200_000  # that a small store has at most for rdflib to be asked; 50,000 took 2 s and 0.2 GB
SMALL = 20  # articles of a store for rdflib


def of(store: Store) -> Ask:
    """Asking a store, or what answers like one."""

    def work(name: str, given: dict[str, str]) -> int:
        began = time.monotonic()
        try:
            return len(ask(store, name, given, timeout=PATIENCE).rows)
        except KgError as error:
            if time.monotonic() - began >= PATIENCE:
                raise TimeoutError from error
            raise

    return work


def base(folder: Path, articles: int) -> Path:
    """A small store to make larger ones of."""
    folder.mkdir(exist_ok=True)
    made = folder / "articles.jsonl"
    write(made, articles)
    command = [sys.executable, "-m", "kg", "build", str(made), "--store", str(folder / "base"), "--jobs", str(cores())]
    subprocess.run(command, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
    return folder / "base"


def measure(large: Path, small: Path | None) -> Iterator[str]:
    """The lines of the table."""
    found: dict[str, str] = {}
    took = dict[str, list[Took]]()
    with open_store(large, read_only=True) as store:
        quads = len(store.engine)
        kinds = ("Article", "Statement", "Event", "Entity")
        counts = [store.query(f"SELECT (COUNT(*) AS ?n) {{ ?x a kg:{kind} }}").rows[0][0] for kind in kinds]
        for name, given in cases():
            one, found[case(name, given)] = timed(of(store), time.process_time, name, given)
            took.setdefault("embedded", []).append(one)
            print(name, given, one[1], found[case(name, given)], file=sys.stderr, flush=True)
    with running(large) as (address, pid), Remote(f"{address}/query") as remote:
        process = psutil.Process(pid)

        def clock() -> float:
            times = process.cpu_times()
            return times.user + times.system + time.process_time()

        for name, given in cases():
            one, _ = timed(of(remote), clock, name, given)  # type: ignore[arg-type]
            took.setdefault("server, over HTTP", []).append(one)
            print("server", name, given, one[1], file=sys.stderr, flush=True)
    beside = in_rdflib.asked(small) if small and _quads(small) <= RDFLIB_QUADS else {}
    articles, statements, events, entities = (f"{int(str(count)):,}" for count in counts)
    yield f"{quads:,} quads: {articles} articles, {statements} statements, {events} events, {entities} entities."
    yield f"Seconds of processor, the middle of {RUNS} after one that warmed up ({FEWER}: fewer, for their length);"
    yield f"load {os.getloadavg()[1]:.1f}, {platform.machine()}, Python {platform.python_version()}."
    if beside:
        took[f"rdflib, {beside['quads']:,} quads"] = [beside["answers"][case(*each)] for each in cases()]
    yield ""
    yield from summary(took)
    yield ""
    yield f"| question | given | rows | {' | '.join(took)} |"
    yield "|---|---|---|" + "---|" * len(took)
    for (name, given), *each in zip(cases(), *took.values(), strict=True):
        told = " | ".join(text for _, text in each)
        yield f"| `{name}` | {', '.join(given.values()) or '–'} | {found[case(name, given)]} | {told} |"
    yield ""
    if beside:
        loading = f"{beside['seconds']:,.0f} s and {beside['bytes'] / 1e9:.1f} GB"
        yield f"rdflib took {loading} to have {beside['quads']:,} quads in memory,"
        yield f"and had {in_rdflib.PATIENCE} s for a question."
        if quads > beside["quads"]:
            yield f"{quads:,} would take {quads / beside['quads']:,.1f} times that; they were not tried."
    elif small:
        yield f"rdflib was not asked, or did not hold {_quads(small):,} quads in {in_rdflib.MEMORY >> 30} GiB."


def _quads(store: Path) -> int:
    with open_store(store, read_only=True) as opened:
        return len(opened.engine)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quads", type=int, default=10_000_000)
    parser.add_argument("--articles", type=int, default=200, help="that are really read; 200 give a million quads")
    parser.add_argument("--base", type=Path, help="a store to multiply, instead of those articles")
    parser.add_argument("--store", type=Path, help="a large store that is there already")
    parser.add_argument("--small", type=Path, help="a store for rdflib; without it one of a few articles")
    parser.add_argument("--markdown", type=Path, help="file to write the table to as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        large, small = options.store, options.small
        if large is None:
            own = options.base or base(folder, options.articles)
            large, small = folder / "large", small or base(folder / "small", SMALL)
            multiplied(own, large, options.quads)
        lines = list(measure(large, small))
    print("\n".join(lines))
    if options.markdown:
        title = "# Questions in a large store\n\nWritten by `python bench/queries.py --markdown bench/QUERIES.md`.\n\n"
        options.markdown.write_text(title + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
