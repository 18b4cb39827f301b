"""The network view in a browser: from the address to the first picture that answers, and how fluid it is.

    python bench/network.py --markdown bench/NETWORK.md  # 5,000 names and 20,000 ties in a store of their own
    python bench/network.py --names 500 --ties 1500

Tells how long the server takes to make the network of a new store (layout included, once, in the background), then
for several loads of the page the milliseconds until the picture is drawn and takes input, and the time between two
frames while the picture is dragged. Chromium draws without a graphics card here.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.scale import cores
from kg.store import open_store
from tests.serve.browser import Browser, browser

Row = tuple[str, str, str]  # what, the reach, what was measured
KINDS = ("Person", "Organisation", "Country", "Place")
KG, XSD = "urn:kg:def:", "http://www.w3.org/2001/XMLSchema#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
NAMED = "<http://www.w3.org/2004/02/skos/core#prefLabel>"
READY = "document.getElementById('network')?.dataset.drawn"
FRAMES = """new Promise((done) => {
  const at = []; const picture = networkPage.picture(); let left = 90;
  const step = (now) => {
    at.push(now);
    picture.move(left % 2 ? 0.6 : -0.5, 0.2);
    left-- ? requestAnimationFrame(step) : done(at);
  };
  requestAnimationFrame(step);
})"""


def pairs(names: int, ties: int) -> list[tuple[int, int]]:
    """Who is tied to whom: few have most of the ties, and those of one circle rather meet each other."""
    chance = random.Random(20250402)
    found: dict[tuple[int, int], None] = {
        (number, chance.randrange(max(1, number // 2))): None for number in range(1, names)
    }
    while len(found) < ties:
        one = int(names * chance.random() ** 2)
        other = (one + int(chance.gauss(0, names / 40))) % names if chance.random() < 0.7 else chance.randrange(names)
        if one != other and (other, one) not in found:
            found[one, other] = None
    return list(found)[:ties]


def quads(names: int, ties: int) -> Iterator[str]:
    """A store's evidence of it: ten statements an article, or fewer."""
    know = "<urn:kg:graph:knowledge>"
    for number in range(names):
        who = f"<urn:kg:person:{number}>"
        yield f"{who} {TYPE} <{KG}Entity> {know} .\n"
        yield f"{who} {TYPE} <{KG}{KINDS[number % 4]}> {know} .\n"
        yield f'{who} {NAMED} "Somebody {number}" {know} .\n'
    for number, (one, other) in enumerate(pairs(names, ties)):
        a, s = f"<urn:kg:article:{number // 10}>", f"<urn:kg:statement:{number}>"
        if number % 10 == 0:
            yield f"{a} {TYPE} <{KG}Article> {a} .\n"
            yield f'{a} <{KG}source> "report-{number}.txt" {a} .\n'
            yield f'{a} <https://schema.org/publisher> "Outlet {number // 10 % 12}" {a} .\n'
            day = f"2025-{1 + number // 10 % 12:02}-{1 + number // 10 % 28:02}"
            yield f'{a} <https://schema.org/datePublished> "{day}"^^<{XSD}date> {a} .\n'
        yield f"{s} {TYPE} <{KG}Statement> {a} .\n"
        yield f"{s} <{KG}speaker> <urn:kg:person:{one}> {a} .\n"
        yield f"{s} <{KG}about> <urn:kg:person:{other}> {a} .\n"
        yield f'{s} <{KG}order> "{number % 10}"^^<{XSD}integer> {a} .\n'
        yield f'{s} <{KG}confidence> "0.9"^^<{XSD}decimal> {a} .\n'
        yield f'{s} <{KG}negated> "false"^^<{XSD}boolean> {a} .\n'


def fill(folder: Path, names: int, ties: int) -> None:
    """Make the store."""
    import pyoxigraph as ox

    with open_store(folder, create=True) as store:
        store.engine.bulk_load("".join(quads(names, ties)).encode(), format=ox.RdfFormat.N_QUADS)


def ready(address: str) -> float:
    """Seconds until the server has the network; TimeoutError after two minutes."""
    started = time.perf_counter()
    while urllib.request.urlopen(f"{address}/network/data?least=999").status != 200:
        time.sleep(0.1)
        if time.perf_counter() - started > 120:
            raise TimeoutError("the network was not made")
    return time.perf_counter() - started


def busy() -> float:
    """Seconds of processor time that this process's children have taken: the server's and the browser's."""
    total = 0.0
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            total += sum(child.cpu_times()[:2])
    return total


def measured(tab: Browser, address: str, loads: int) -> list[Row]:
    """Rows of what a browser takes."""
    drawn, taken = [], []
    for _ in range(loads):
        tab.call("Page.navigate", url="about:blank")
        before = busy()
        tab.call("Page.navigate", url=f"{address}/network")
        tab.until(READY)
        taken.append(busy() - before)
        drawn.append(tab.run("performance.getEntriesByName('network-drawn')[0].startTime"))
    counts = tab.run("document.getElementById('counts').innerText")
    at = tab.run(FRAMES)
    steps = sorted(b - a for a, b in itertools.pairwise(at))
    middle, slow = statistics.median(steps), steps[int(len(steps) * 0.95)]
    chosen = tab.run(
        "(() => { const t = performance.now(); networkPage.picture().choose([]); return performance.now() - t; })()"
    )
    return [
        (f"{counts}: from the address to a picture that takes input, middle of {loads}", "< 3 s", told(drawn)),
        ("… the slowest", "< 3 s", f"{max(drawn):,.0f} ms"),
        ("… processor time of server and browser together", "", f"{statistics.median(taken) * 1000:,.0f} ms"),
        ("from frame to frame while it moves: middle, 95th of 100", "", f"{middle:,.0f} ms, {slow:,.0f} ms"),
        ("to choose somebody", "", f"{chosen:,.0f} ms"),
    ]


def told(times: list[float]) -> str:
    """The middle of some milliseconds."""
    return f"{statistics.median(times):,.0f} ms"


def measure(names: int, ties: int, loads: int) -> list[Row]:
    """Serve a made store and measure; AssertionError where the page has a problem."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        store = Path(room) / "store"
        fill(store, names, ties)
        command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as server:
            assert server.stderr
            found = re.search(r"http://[\d.]+:\d+", server.stderr.readline())
            assert found
            try:
                made = ready(found[0])
                with browser(Path(room) / "profile") as tab:
                    tab.call(
                        "Emulation.setDeviceMetricsOverride", width=1440, height=900, deviceScaleFactor=1, mobile=False
                    )
                    rows = measured(tab, found[0], loads)
                    assert tab.problems == [], tab.problems
            finally:
                server.terminate()
    return [*rows, ("places of a new store, once and beside the server", "", f"{made:.1f} s")]


def main() -> None:
    """Measure and print."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--names", type=int, default=5_000)
    words.add_argument("--ties", type=int, default=20_000)
    words.add_argument("--loads", type=int, default=7)
    words.add_argument("--markdown", type=Path, help="file to write the table to as well")
    given = words.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    rows = measure(given.names, given.ties, given.loads)
    lines = [
        f"{cores()} cores, {platform.machine()}, Python {platform.python_version()}; {load:.1f} other processes at work"
        " before. Headless Chromium, which draws without a graphics card here, in a window of 1440 by 900.",
        "",
        "| what | reach | measured |",
        "|---|---|---|",
        *(f"| {what} | {reach or '–'} | {found} |" for what, reach, found in rows),
    ]
    print("\n".join(lines))
    if given.markdown:
        title = "# How quickly the network is drawn\n\n"
        how = "Written by `python bench/network.py --markdown bench/NETWORK.md`.\n\n"
        given.markdown.write_text(title + how + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
