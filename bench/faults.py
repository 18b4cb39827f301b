"""One build killed again and again, its logs torn now and then: in the end the store equals an undisturbed one.

`python bench/faults.py --kills 200` writes made articles, builds them undisturbed, then builds them in a second store
under `kill -9` of the whole process group at random instants (every tenth time the engine's log loses its last bytes as
well, as after a loss of power), and compares the two stores quad for quad. What a killed run had reported done must be
there unchanged for the next.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from articles import write

DRIVER = """
import sys, kg
if __name__ == "__main__":
    told = lambda source, outcome: print(outcome, source, flush=True)
    kg.build([sys.argv[1]], store=sys.argv[2], jobs=2, on_done=told)
"""


def started(driver: Path, texts: Path, store: Path, log: Path) -> subprocess.Popen[bytes]:
    """One build in a process group of its own; what it reports goes to `log`."""
    with log.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, driver, texts, store], stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )


def undisturbed(driver: Path, texts: Path, store: Path, log: Path) -> float:
    """Seconds until a build that nobody disturbs reports its first article; it is waited for."""
    begun, first = time.monotonic(), 0.0
    process = started(driver, texts, store, log)
    while process.poll() is None:
        time.sleep(0.02)
        if not first and reported(log):
            first = time.monotonic() - begun
    if process.returncode:
        sys.exit(log.read_text())
    return first


def reported(log: Path) -> dict[str, str]:
    """Source → outcome of every article that a run reported done; a last line cut short by a kill is none."""
    lines = log.read_text("utf-8", "replace").split("\n")[:-1]
    pairs = (line.partition(" ") for line in lines if line.partition(" ")[0] in ("added", "replaced", "unchanged"))
    return {source: outcome for outcome, _, source in pairs}


def digest(store: Path) -> str:
    """SHA-256 of the store's quads in order, without clock times."""
    from kg.store import open_store

    with tempfile.TemporaryFile() as out, open_store(store, read_only=True) as opened:
        opened.dump(out)
        out.seek(0)
        return hashlib.file_digest(out, "sha256").hexdigest()


def tear(store: Path, draw: random.Random) -> bool:
    """Take up to 200 bytes from the end of the engine's newest log, as a loss of power does."""
    logs = sorted((store / "quads").glob("*.log"), key=lambda path: path.stat().st_mtime)
    if not logs or not (size := logs[-1].stat().st_size):
        return False
    os.truncate(logs[-1], max(0, size - draw.randint(1, 200)))
    return True


def main() -> None:
    """Run, and print a row for each figure; exit code 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    draw = random.Random(given.seed)
    lost = torn = kills = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        texts, driver, log = folder / "texts.jsonl", folder / "driver.py", folder / "log"
        write(texts, given.articles)
        driver.write_text(DRIVER, encoding="utf-8")
        first = undisturbed(driver, texts, folder / "calm", log)
        calm = digest(folder / "calm")
        before: dict[str, str] = {}
        for number in range(given.kills):
            process = started(driver, texts, folder / "hit", log)
            try:
                # Most kills fall where a run has just begun to store, so that the build lasts for all of them; some in
                # its start, some later.
                longest = first + (8.0 if number % 10 == 0 else 1.0)
                process.wait(timeout=draw.uniform(first * (0.2 if number % 4 == 0 else 0.9), longest))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                kills += 1
            process.wait()
            now = reported(log)
            lost += sum(outcome != "unchanged" for source, outcome in now.items() if source in before)
            before = before | now
            if number % 10 == 9 and (folder / "hit").exists() and tear(folder / "hit", draw):
                torn += 1
                before = {}  # what was in the torn end may have to be read again
            if number % 20 == 19:
                print(f"{number + 1} runs, {kills} killed, {len(before)} articles done", file=sys.stderr, flush=True)
        if started(driver, texts, folder / "hit", log).wait():
            sys.exit(log.read_text())
        same = digest(folder / "hit") == calm
    print(f"| runs killed with kill -9 | {kills} of {given.kills} |")
    print(f"| … of these with a torn log | {torn} |")
    print(f"| articles reported done and read again | {lost} |")
    print(f"| the store in the end equals an undisturbed one, quad for quad | {'yes' if same else 'NO'} |")
    sys.exit(0 if same and not lost else 1)


if __name__ == "__main__":
    main()
