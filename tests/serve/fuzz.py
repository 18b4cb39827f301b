"""Bounded fuzzing of what the server reads: `make fuzz`, or `python -m tests.serve.fuzz --seconds 60`.

Accept headers, forms, query strings, what of SPARQL is looked at here, the file of corrections, addresses to go back to,
passages that were selected. Each either reads what it is given or refuses it; nothing else may come out. With atheris
installed (`pip install '.[fuzz]'`) its coverage leads the mutations; without it a loop of our own mutates the seeds.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import KgError
from kg.serve.pool import Refused

SEEDS = (
    b"text/html;q=0.9, */*;q=0.1", b"query=SELECT+%3Fs&default-graph-uri=urn:a", b"query=%ff&query=x",
    b"PREFIX kg: <urn:kg:def:> SELECT * { ?s kg:act 'say' } # end", b"DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    b'{"time": "2025", "kind": "not an event", "article": "ab", "start": 0, "end": 3, "words": "met", "sides": [[1, 2]]}',
    b'{"time": "2025", "kind": "missing statement", "article": "ab", "start": 0, "end": 2, "words": "no", "speaker": null}',
    b"/ask?then=//evil.test", b"since=2025-04&until=2025&kind=about&tie=urn:a&tie=urn:b",
    "“It is a deal,” she said.".encode(),
)  # fmt: skip


def targets(folder: Path) -> list[Callable[[str], object]]:
    """What is tried, each with any text."""
    from urllib.parse import parse_qsl

    from starlette.datastructures import Headers

    from kg.resolve.correction_file import read
    from kg.serve.formats import GRAPHS, RESULTS, choose
    from kg.serve.guards import ours, permitted
    from kg.serve.login import local
    from kg.serve.network.filters import filters
    from kg.serve.pages.passage import placed
    from kg.serve.protocol import FORM, QUERY, Operation, operation
    from kg.serve.updates import with_datasets
    from kg.store.refused import check_served
    from kg.store.tokens import tokens

    def accept(text: str) -> None:
        for offered in (RESULTS, GRAPHS):
            found = choose(text, offered)
            assert found is None or found.media in offered

    def heads(text: str) -> None:
        latin = text.encode("latin-1", "replace").decode("latin-1")
        found = Headers({"host": latin, "origin": latin, "authorization": latin})
        ours(found)
        assert not permitted(found, "a token of ours")

    def corrections(text: str) -> None:
        file = folder / "corrections.jsonl"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        read(file)

    def sparql(text: str) -> None:
        check_served(text)
        assert all(text.startswith(piece, start) for _, piece, start in tokens(text))
        with_datasets(Operation(text, default=("urn:g",), update=True))

    def back(text: str) -> None:
        assert local(text).startswith("/")
        assert not local(text).startswith(("//", "/\\"))

    def passage(text: str) -> None:
        words, _, start = text.partition("|")
        first, last = placed(text, words, start)
        assert 0 <= first < last <= len(text)

    return [
        accept, heads, corrections, sparql, back, passage,
        lambda text: operation("GET", text, {}, b""),
        lambda text: operation("POST", "", {"content-type": FORM}, text.encode("utf-8", "surrogatepass")),
        lambda text: operation("POST", text, {"content-type": QUERY}, b"ASK {}"),
        lambda text: filters(parse_qsl(text)),
    ]  # fmt: skip


def once(tried: list[Callable[[str], object]], data: bytes) -> None:
    """Try one input, whose first byte chooses the parser; a refusal is as good as an answer."""
    with contextlib.suppress(KgError, Refused):
        tried[data[0] % len(tried) if data else 0](data[1:].decode("utf-8", "replace"))


def mutated(chance: random.Random, many: int) -> bytes:
    """A seed, or two joined, with some bytes changed, taken out or doubled, for one of so many parsers."""
    data = bytearray(b"".join(chance.sample(SEEDS, chance.choice((1, 1, 2)))))
    for _ in range(chance.randrange(6)):
        at, size = chance.randrange(len(data) + 1), chance.randrange(12)
        match chance.randrange(3):
            case 0:
                data[at : at + size] = chance.randbytes(size)
            case 1:
                del data[at : at + size]
            case _:
                data[at:at] = data[at : at + size] * chance.choice((1, 1, 40))
    return bytes([chance.randrange(many)]) + bytes(data)


def main() -> None:
    """Try until the time is over or something breaks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=60)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        try:
            import atheris
        except ImportError:
            tried, chance, ends, number = targets(Path(folder)), random.Random(), time.monotonic() + given.seconds, 0
            while time.monotonic() < ends:
                data, number = mutated(chance, len(tried)), number + 1
                try:
                    once(tried, data)
                except BaseException:
                    print(f"input {number} broke it: {data!r}", file=sys.stderr)
                    raise
            print(f"{number:,} inputs, none broke anything")
            return
        with atheris.instrument_imports(include=["kg.serve", "kg.store.sparql", "kg.resolve"]):
            tried = targets(Path(folder))
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number, text in enumerate(SEEDS):
            for target in range(len(tried)):
                (seeds / f"{number}-{target}").write_bytes(bytes([target]) + text)
        bounds = [f"-max_total_time={given.seconds}", "-timeout=10", "-max_len=2000", "-rss_limit_mb=2000"]
        atheris.Setup([sys.argv[0], *bounds, f"-artifact_prefix={folder}/", str(seeds)], lambda data: once(tried, data))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
