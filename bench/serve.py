"""How quickly `kg serve` answers twenty people at once, and what it does with a question that never ends.

    python bench/serve.py --store kg-store --markdown bench/SERVE.md

Without --store a store of made articles is built first, of about a million quads. Times are what a client sees, waiting
for its turn included; each page is asked for the first time by a client without a pause between its pages.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlencode

import psutil
import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.articles import write
from bench.asked import CLIENTS, ROOT, Client, memory, processor, searchable, serving, settled, together
from kg.query import questions
from kg.scale import cores
from kg.vocab import PREFIXES

TYPED = (
    "russia ceasefire",
    "mark rutte",
    "tango",
    "foreign minister",
    "sanctions",
    "nato chief",
    "officials said",
    "the truce",
)
ASKED = ("most-cited", "not-agreed", "outlets-coverage", "unnamed-sources", "statements-by-act", "who-did-what-to-whom")
ENTITIES = """SELECT ?e { GRAPH <urn:kg:graph:knowledge> {
  ?e a kg:Entity FILTER NOT EXISTS { ?e kg:mergedInto ?other } } } ORDER BY ?e LIMIT 1000"""
DIGITS = " ".join(f"VALUES ?v{i} {{ 0 1 2 3 4 5 6 7 8 9 }}" for i in range(14))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {DIGITS} }}"
GREEDY = 'SELECT (STRLEN(?a12) AS ?n) { BIND("0123456789" AS ?a0) ' + " ".join(
    f"BIND(CONCAT({', '.join([f'?a{i}'] * 8)}) AS ?a{i + 1})" for i in range(12)
) + " }"  # fmt: skip
JSON = "application/sparql-results+json"


def told(times: list[float]) -> str:
    """The median and the 99th percentile in milliseconds."""
    last = sorted(times)[int((len(times) - 1) * 0.99)]
    return f"{statistics.median(times) * 1e3:,.0f} ms, {last * 1e3:,.0f} ms"


def inside(engine: ox.Store, sparql: str) -> float:
    """Seconds of a query in this process."""
    began = time.perf_counter()
    found = engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    found.serialize(format=ox.QueryResultsFormat.JSON)
    return time.perf_counter() - began


def through(engine: ox.Store, address: str) -> list[tuple[str, float, float, int]]:
    """The named questions in this process and through HTTP, by turns: seconds each, and bytes."""
    out: list[tuple[str, float, float, int]] = []
    known = {each.name: each.sparql for each in questions()}
    for name in ASKED:
        path = f"/sparql?{urlencode({'query': known[name]})}"
        own, other, size = [], [], 0
        for _ in range(5):
            own.append(inside(engine, known[name]))
            status, body, seconds = Client(address).get(path, JSON)
            assert status == 200, body
            other.append(seconds)
            size = len(body)
        out.append((name, statistics.median(own), statistics.median(other), size))
    return out


def cut(address: str, server: psutil.Process, sparql: str, beside: list[str]) -> tuple[str, list[float], int]:
    """A question that cannot end well: how and when it ends, seconds of pages meanwhile, and the most bytes taken."""
    answer: list[tuple[int, bytes, float]] = []
    asking = threading.Thread(
        target=lambda: answer.append(Client(address).get(f"/sparql?{urlencode({'query': sparql})}", JSON))
    )
    asking.start()
    client, times, peak, turn = Client(address), [], 0, 0
    while asking.is_alive():
        status, _, seconds = client.get(beside[turn % len(beside)])
        assert status == 200
        times.append(seconds)
        peak, turn = max(peak, memory(server)), turn + 1
        time.sleep(0.02)
    asking.join()
    status, body, after = answer[0]
    return f"status {status} after {after:.1f} s: {body.decode().partition(';')[0]}", times, peak


def measure(store: Path) -> list[tuple[str, str, str]]:
    """Rows: what, the reach, what was measured."""
    engine = ox.Store.read_only(str(store / "quads"))
    found = [row[0].value for row in engine.query(ENTITIES, prefixes=PREFIXES)]
    pages = [f"/entity?iri={quote(iri, safe='')}" for iri in found]
    sections = [f"{page}&show={show}" for page in pages for show in ("said", "about", "did", "undergone")]
    draw = random.Random(1)
    draw.shuffle(pages)
    draw.shuffle(sections)
    some = sections[:200]
    typed = [f"/search?{urlencode({'q': words[:n]})}" for words in TYPED for n in range(1, len(words) + 1)]
    rows: list[tuple[str, str, str]] = []
    with serving(store) as (address, server, start):
        ready = searchable(address)
        settled(address)
        home = Client(address).get("/")[2]
        before = processor(server)
        first = together(address, pages)
        each = (processor(server) - before) / len(pages)
        rows += [
            ("from the command to the first answer", "", f"{start:.1f} s"),
            ("… and until words can be searched", "", f"{ready:.1f} s"),
            (f"{len(pages)} pages of entities for the first time, {CLIENTS} clients: median, 99th percentile",
             "< 300 ms, < 1 s", told(first)),
            ("… processor time for each", "", f"{each * 1e3:,.0f} ms"),
            ("the first page for the first time", "< 300 ms", f"{home * 1e3:,.0f} ms"),
            ("… the same pages again", "", told(together(address, pages))),
            (f"{len(some)} sections of them for the first time, {CLIENTS} clients", "", told(together(address, some))),
            (f"search as one person types, {len(typed)} times: median, 99th percentile", "< 50 ms",
             told([Client(address).get(path)[2] for path in typed])),
            (f"… as {CLIENTS} type at once without a pause", "", told(together(address, typed))),
            ("memory of the server and its workers", "", f"{memory(server) / 1e6:,.0f} MB"),
        ]  # fmt: skip
        for name, own, other, size in through(engine, address):
            ratio = f"{other / own:.2f} × ({own * 1e3:,.0f} ms in process, {size / 1e3:,.0f} kB)"
            rows.append((f"SPARQL through HTTP, `{name}`", "≤ 1.3 × and transfer", ratio))
    for what, sparql, seconds in (
        ("a question without an end, limit 5 s", ENDLESS, 5),
        ("a question that takes all memory, limit 2 GiB and 60 s", GREEDY, 60),
    ):
        with serving(store, "--timeout", str(seconds), "--max-memory", "2") as (address, server, _):
            searchable(address)
            settled(address)
            together(address, pages[:20])
            end, times, peak = cut(address, server, sparql, sections)
            rows += [
                (what, "cut", end),
                ("… pages of others meanwhile: median, 99th percentile", "not affected", told(times)),
                ("… memory of the server and its workers at the peak", "bounded", f"{peak / 1e6:,.0f} MB"),
            ]  # fmt: skip
            status, _, _ = Client(address).get("/sparql?" + urlencode({"query": "ASK { ?s ?p ?o }"}), JSON)
            rows.append(("… the next question after it", "200", f"status {status}"))
    return rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", type=Path, help="a store that is there already")
    parser.add_argument(
        "--articles", type=int, default=200, help="of which a store is made else; 200 give a million quads"
    )
    parser.add_argument("--markdown", type=Path, help="file to write the table to as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder, "store")
        if options.store is None:
            write(Path(folder, "articles.jsonl"), options.articles)
            jobs = str(min(2, cores()))
            made = str(Path(folder, "articles.jsonl"))
            command = [sys.executable, "-m", "kg", "build", made, "--store", str(store), "--jobs", jobs]
            subprocess.run(command, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
        busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        quads = len(ox.Store.read_only(str(store / "quads")))
        rows = measure(store)
    machine = f"{cores()} cores, {platform.machine()}, Python {platform.python_version()}"
    lines = [
        f"A store of {quads:,} quads; {machine}; {busy:.1f} other processes at work before.",
        "",
        "| what | reach | measured |",
        "|---|---|---|",
    ]
    lines += [f"| {what} | {reach or '–'} | {found} |" for what, reach, found in rows]
    print("\n".join(lines))
    if options.markdown:
        title = "# How quickly the server answers\n\nWritten by `python bench/serve.py --markdown bench/SERVE.md`.\n\n"
        options.markdown.write_text(title + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
