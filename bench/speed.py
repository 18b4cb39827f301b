"""How fast, how large: start-up, extraction, building and the store, as a Markdown table.

    python bench/speed.py --articles 1000 --jobs 2

Memory is the sum over all processes (proportional share where the system tells it), looked at once a second.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.articles import write
from bench.encoder import encoder
from bench.events import share
from kg.scale import cores

KG = [sys.executable, "-m", "kg"]
ROOT = Path(__file__).resolve().parent.parent


def processor() -> float:
    """Seconds of processor of all commands that have ended, with the processes that they had started."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(*arguments: str | Path, out: Path | None = None) -> tuple[float, int, int]:
    """Seconds of one `kg` command, and peak bytes of all its processes and of the largest one."""
    started, peak, largest = time.perf_counter(), 0, 0
    with Path(out or os.devnull).open("wb") as stream:
        process = psutil.Popen([*KG, *map(str, arguments)], stdout=stream, stderr=subprocess.PIPE, cwd=ROOT)
        while process.poll() is None:
            sizes = _memory(process)
            peak, largest = max(peak, sum(sizes)), max(largest, *sizes, 0)
            time.sleep(1.0 if time.perf_counter() - started > 2 else 0.02)  # looking costs the system time
    if process.returncode:
        sys.exit(process.stderr.read().decode())
    process.stderr.close()
    return time.perf_counter() - started, peak, largest


def _memory(process: psutil.Process) -> list[int]:
    sizes = []
    try:
        for one in [process, *process.children(recursive=True)]:
            info = one.memory_full_info()
            sizes.append(getattr(info, "pss", info.rss))
    except psutil.Error:
        pass
    return sizes


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--jobs", type=int, default=min(2, cores()))
    parser.add_argument("--encoder", type=int, default=100, help="articles on which the encoder alone is timed")
    parser.add_argument("--markdown", type=Path, help="file to write the table to as well")
    options = parser.parse_args()
    rows: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        corpus, store = Path(folder, "articles.jsonl"), Path(folder, "store")
        words = write(corpus, options.articles)
        helps = sorted(run("--help")[0] for _ in range(5))
        rows.append(("`kg --help`, middle of 5", f"{helps[2]:.2f} s"))
        one, *_ = run("extract", ROOT / "seeds")
        rows.append(("`kg extract seeds/`, start-up included", f"{one:.1f} s"))
        seconds, peak, largest = run("extract", corpus, "--jobs", str(options.jobs))
        rows.append((f"`kg extract --jobs {options.jobs}`, {options.articles:,} articles", f"{seconds:.1f} s"))
        rows.append(("… words a second", f"{words / seconds:,.0f}"))
        rows.append(("… memory of all processes at its peak", f"{peak / 1e6:,.0f} MB"))
        rows.append(("… memory of a worker or of their leader at its peak", f"{largest / 1e6:,.0f} MB"))
        alone, times = encoder(corpus, options.encoder)
        rows.append(("the encoder alone on the same windows, one process", f"{alone:,.0f} words a second"))
        rows.append(("… the whole of `kg extract` in one process, times the bare encoder", f"{times:.2f}"))
        events = "finding events adds to reading, extracting and resolving (made articles are full of them)"
        rows.append((events, f"{share(corpus, 60):.1%}"))
        before = processor()
        seconds, peak, _ = run("build", corpus, "--jobs", str(options.jobs), "--store", store)
        busy = processor() - before
        rows.append((f"`kg build --jobs {options.jobs}`, derived layer included", f"{seconds:.1f} s"))
        rows.append(("… words a second", f"{words / seconds:,.0f}"))
        rows.append(("… memory of all processes at its peak", f"{peak / 1e6:,.0f} MB"))
        rows.append(
            ("… seconds of processor, start-up included, times the bare encoder", f"{busy * alone / words:.2f}")
        )
        again, *_ = run("build", corpus, "--store", store)
        rows.append(("the same build again", f"{again:.1f} s"))
        size = sum(file.stat().st_size for file in store.rglob("*") if file.is_file())
        rows.append(("store on disk", f"{size / 1e6:,.0f} MB, {size / max(1, corpus.stat().st_size):.1f} × the input"))
        question, *_ = run("query", "--question", "most-cited", "--store", store)
        rows.append(("`kg query --question most-cited`, start-up included", f"{question:.2f} s"))
    machine = f"{cores()} cores, {platform.machine()}, Python {platform.python_version()}"
    lines = [f"{options.articles:,} made articles, {words:,} words; {machine}.", "", "| what | measured |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in rows]
    print("\n".join(lines))
    if options.markdown:
        title = "# How fast, how large\n\nWritten by `python bench/speed.py --markdown bench/RESULTS.md`.\n\n"
        options.markdown.write_text(title + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
