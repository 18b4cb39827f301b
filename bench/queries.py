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
import json
import os
import platform
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.articles import write
from bench.multiplied import multiplied
from kg.errors import KgError
from kg.query import ask, question, questions
from kg.query.ask import bind
from kg.scale import cores
from kg.store import Store, open_store
from kg.store.remote import Remote
from kg.vocab import PREFIXES

ROOT = Path(__file__).resolve().parent.parent
RUNS = 3  # after one that warms up
PATIENCE = 60.0  # seconds that a question may take, by the clock on the wall
ENOUGH = 30.0  # seconds of processor for one question's runs; what needs more is asked fewer times, and marked
RDFLIB_PATIENCE = 10  # seconds of processor that rdflib has for a question
RDFLIB_MEMORY = 6 << 30  # bytes
RDFLIB_QUADS = 1_200_000  # that a small store has at most for rdflib to be asked; 50,000 took 2 s and 0.2 GB
FEWER = "¹"
SMALL = 20  # articles of a store for rdflib
# Whom to ask about: the name that most articles have, the one that most is done to, words that few statements have.
GIVEN = {
    "entity": "Russia", "speaker": "Mark Rutte", "target": "Russia", "about": "Ukraine", "actor": "Russia",
    "a": "Russia", "b": "Ukraine", "side": "Russia", "words": "ceasefire",
}  # fmt: skip
Ask = Callable[[str, dict[str, str]], int]
Clock = Callable[[], float]


def cases() -> Iterator[tuple[str, dict[str, str]]]:
    """Each question as it stands, with what it has to be given; those that may be given somebody, so as well."""
    for each in questions():
        needed = {one.name: GIVEN[one.name] for one in each.parameters if one.required}
        yield each.name, needed
        sides = [one.name for one in each.parameters if one.kind in ("entity", "side") and one.name in GIVEN]
        if not needed and sides:
            yield each.name, {sides[0]: GIVEN[sides[0]]}


def timed(work: Ask, clock: Clock, name: str, given: dict[str, str], enough: float = ENOUGH) -> tuple[str, str]:
    """For the table: median of the runs after the first, or why there is none; and how many rows."""
    times: list[float] = []
    while len(times) <= RUNS and sum(times) < enough:
        began = clock()
        try:
            rows = work(name, given)
        except TimeoutError:
            return "not in its time", "–"
        except MemoryError:
            return "not in its memory", "–"
        except KgError as error:
            return f"not done: {str(error)[:60]}", "–"
        times.append(clock() - began)
    last = times[1:] or times
    return told(statistics.median(last)) + ("" if len(last) >= RUNS else FEWER), f"{rows:,}"


def told(seconds: float) -> str:
    """For a table."""
    return f"{seconds * 1000:,.0f} ms" if seconds < 1 else f"{seconds:,.1f} s"


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


@contextmanager
def server(store: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The address of an Oxigraph server over the files of a store, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("oxigraph")
    command = [program, "serve-read-only", "--location", str(store / "quads"), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(600):
                with socket.socket() as asked:
                    if asked.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.05)
            yield f"http://127.0.0.1:{port}/query", psutil.Process(process.pid)
        finally:
            process.kill()


def in_rdflib(store: Path) -> dict[str, Any]:
    """The questions in a process of its own that has everything in rdflib's memory; each ends at its time."""
    command = [sys.executable, __file__, "--rdflib", str(store)]
    found = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False, text=True)
    answer: dict[str, Any] = json.loads(found.stdout or "{}")
    return answer


def rdflib_child(store: Path) -> None:
    """What that process does."""
    import signal

    import rdflib

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, late)
    resource.setrlimit(resource.RLIMIT_AS, (RDFLIB_MEMORY, RDFLIB_MEMORY))
    held = rdflib.Dataset(default_union=True)
    began = time.process_time()
    with open_store(store, read_only=True) as graph, tempfile.NamedTemporaryFile(suffix=".nq") as file:
        bound = {_case(name, given): bind(graph, question(name), given) for name, given in cases()}
        graph.dump(file)
        file.flush()
        held.parse(file.name, format="nquads")
    loaded = time.process_time() - began
    print(f"rdflib holds {len(held):,} quads after {loaded:.0f} s", file=sys.stderr, flush=True)

    def work(name: str, given: dict[str, str]) -> int:
        signal.setitimer(signal.ITIMER_VIRTUAL, RDFLIB_PATIENCE)
        try:
            return len(list(held.query(bound[_case(name, given)], initNs=PREFIXES)))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    answers = {}
    for name, given in cases():
        answers[_case(name, given)], _ = timed(work, time.process_time, name, given, RDFLIB_PATIENCE)
        print("rdflib", name, given, answers[_case(name, given)], file=sys.stderr, flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"quads": len(held), "seconds": loaded, "bytes": peak, "answers": answers}))


def _case(name: str, given: dict[str, str]) -> str:
    return f"{name} {json.dumps(given)}"


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
    found: dict[str, list[str]] = {}
    with open_store(large, read_only=True) as store:
        quads = len(store.engine)
        kinds = ("Article", "Statement", "Event", "Entity")
        counts = [store.query(f"SELECT (COUNT(*) AS ?n) {{ ?x a kg:{kind} }}").rows[0][0] for kind in kinds]
        for name, given in cases():
            seconds, rows = timed(of(store), time.process_time, name, given)
            found[_case(name, given)] = [rows, seconds]
            print(name, given, seconds, rows, file=sys.stderr, flush=True)
    with server(large) as (address, process), Remote(address) as remote:

        def clock() -> float:
            times = process.cpu_times()
            return times.user + times.system + time.process_time()

        for name, given in cases():
            seconds, _ = timed(of(remote), clock, name, given)  # type: ignore[arg-type]
            found[_case(name, given)].append(seconds)
            print("server", name, given, seconds, file=sys.stderr, flush=True)
    beside = in_rdflib(small) if small and _quads(small) <= RDFLIB_QUADS else {}
    articles, statements, events, entities = (f"{int(str(count)):,}" for count in counts)
    yield f"{quads:,} quads: {articles} articles, {statements} statements, {events} events, {entities} entities."
    yield f"Seconds of processor, the middle of {RUNS} after one that warmed up ({FEWER}: fewer, for their length);"
    yield f"load {os.getloadavg()[1]:.1f}, {platform.machine()}, Python {platform.python_version()}."
    head = f" rdflib, {beside['quads']:,} quads |" if beside else ""
    yield ""
    yield f"| question | given | rows | embedded | server, over HTTP |{head}"
    yield "|---|---|---|---|---|" + ("---|" if beside else "")
    for name, given in cases():
        rows, answer, remote_answer = found[_case(name, given)]
        last = f" {beside['answers'][_case(name, given)]} |" if beside else ""
        yield f"| `{name}` | {', '.join(given.values()) or '–'} | {rows} | {answer} | {remote_answer} |{last}"
    yield ""
    if beside:
        took = f"{beside['seconds']:,.0f} s and {beside['bytes'] / 1e9:.1f} GB"
        yield f"rdflib took {took} to have {beside['quads']:,} quads in memory,"
        yield f"and had {RDFLIB_PATIENCE} s for a question."
        if quads > beside["quads"]:
            yield f"{quads:,} would take {quads / beside['quads']:,.0f} times that; they were not tried."
    elif small:
        yield f"rdflib was not asked, or did not hold {_quads(small):,} quads in {RDFLIB_MEMORY >> 30} GiB."


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
    parser.add_argument("--rdflib", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--markdown", type=Path, help="file to write the table to as well")
    options = parser.parse_args()
    if options.rdflib:
        rdflib_child(options.rdflib)
        return
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
