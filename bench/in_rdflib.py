"""The named questions asked of rdflib with a whole store in memory: `bench/queries.py` starts it beside itself."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.cases import case, cases, timed
from kg.query import question
from kg.query.ask import bind
from kg.store import open_store
from kg.vocab import PREFIXES

PATIENCE = 10  # seconds of processor that rdflib has for a question
MEMORY = 6 << 30  # bytes
TOO_LITTLE = 3  # the exit of a process for which that was not enough


def asked(store: Path) -> dict[str, Any]:
    """The questions in a process of its own that has everything in rdflib's memory; each ends at its time.

    Nothing where it has too little memory; CalledProcessError where it fails otherwise.
    """
    found = subprocess.run([sys.executable, __file__, str(store)], stdout=subprocess.PIPE, check=False, text=True)
    if found.returncode == TOO_LITTLE:
        return {}
    found.check_returncode()
    answer: dict[str, Any] = json.loads(found.stdout)
    return answer


def main(store: Path) -> None:
    """What that process does."""
    import rdflib

    def late(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGVTALRM, late)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    held = rdflib.Dataset(default_union=True)
    began = time.process_time()
    with open_store(store, read_only=True) as graph, tempfile.NamedTemporaryFile(suffix=".nq") as file:
        bound = {case(name, given): bind(graph, question(name), given) for name, given in cases()}
        graph.dump(file)
        file.flush()
        try:
            held.parse(file.name, format="nquads")
        except MemoryError:
            sys.exit(TOO_LITTLE)
    loaded = time.process_time() - began
    print(f"rdflib holds {len(held):,} quads after {loaded:.0f} s", file=sys.stderr, flush=True)

    def work(name: str, given: dict[str, str]) -> int:
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        try:
            return len(list(held.query(bound[case(name, given)], initNs=PREFIXES)))
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    answers = {}
    for name, given in cases():
        answers[case(name, given)], _ = timed(work, time.process_time, name, given, PATIENCE)
        print("rdflib", name, given, answers[case(name, given)][1], file=sys.stderr, flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps({"quads": len(held), "seconds": loaded, "bytes": peak, "answers": answers}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
