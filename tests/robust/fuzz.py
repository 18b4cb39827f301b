"""Bounded fuzzing of the whole way from bytes to records: `make fuzz`, or `python -m tests.robust.fuzz --seconds 60`.

With atheris installed (`pip install atheris`) its coverage leads the mutations; without it, or with `--plain`, a small
loop of our own mutates the sample reports. What breaks is written to `fuzz-found/` and ends the run.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.robust.blocks import BOILERPLATE, MARKS, SCRAPS, SPEAKERS, WORDS

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FOUND = Path("fuzz-found")
SUFFIXES = (".txt", ".md", ".html", ".jsonl")
LONGEST = 1_500  # bytes of a text; longer ones only cost time
Attempt = Callable[[bytes], None]


def attempt() -> tuple[Attempt, list[str]]:
    """What is tried with each input, its first byte choosing the format; and what was found so far."""
    from kg.annotate import load_reader  # all of kg is imported here, for atheris to see it
    from kg.extract import extract
    from kg.read import read
    from kg.resolve import Gazetteer, resolve
    from tests.robust.invariants import broken

    reader, gazetteer = load_reader(), Gazetteer.load()
    found: list[str] = []

    def once(data: bytes) -> None:
        if len(data) < 2:
            return
        with TemporaryDirectory() as folder:
            path = Path(folder, "text" + SUFFIXES[data[0] % len(SUFFIXES)])
            path.write_bytes(data[1 : LONGEST + 1])
            try:
                for article in read([str(path)], on_error=_refused, any_language=bool(data[0] & 64)):
                    (doc,) = reader.read([article.text])
                    assert doc.text == article.text, "the reader changed the text"
                    wrong = broken(resolve(extract(doc, article), gazetteer))
                    assert not wrong, "; ".join(wrong)
            except BaseException as error:
                FOUND.mkdir(exist_ok=True)
                place = FOUND / f"{len(found)}{path.suffix}"
                place.write_bytes(data[1 : LONGEST + 1])
                found.append(f"{place}: {type(error).__name__}: {error}")
                print(found[-1], file=sys.stderr, flush=True)
                raise

    return once, found


def _refused(error: Exception) -> None:
    assert str(error), "an error says why"


def corpus() -> list[bytes]:
    """The sample reports in pieces, each with the byte that names its format."""
    out = []
    for path in sorted(SEEDS.glob("0*")):
        kind = bytes([SUFFIXES.index(path.suffix)])
        data = path.read_bytes()
        out += [kind + data[at : at + 700] for at in range(0, min(len(data), 4_200), 700)]
    return out


def mutated(data: bytes, chance: random.Random, pool: list[bytes]) -> bytes:
    """One input changed in one to six places: bytes flipped, dropped, doubled, swapped, scraps and other inputs put in."""
    pieces = [*SCRAPS, *BOILERPLATE, *WORDS, *(f"\n{s}: " for s in SPEAKERS), *(m.format("no") for m in MARKS)]
    for _ in range(chance.randint(1, 6)):
        at, size = chance.randrange(1, len(data) + 1), chance.choice([1, 1, 3, 20, 100])
        other = chance.choice(pool)
        data = chance.choice(
            [
                lambda d, i, n, o: d[:i] + bytes([chance.randrange(256)]) + d[i + 1 :],
                lambda d, i, n, o: d[:i] + d[i + n :],
                lambda d, i, n, o: d[: i + n] + d[i:],
                lambda d, i, n, o: d[:i] + chance.choice(pieces).encode() + d[i:],
                lambda d, i, n, o: d[:i] + chance.choice(pieces).encode() + d[i:],
                lambda d, i, n, o: d[:i] + o[1 : 1 + n * 3] + d[i:],
                lambda d, i, n, o: d[:i] + d[i : i + n].swapcase() + d[i + n :],
                lambda d, i, n, o: d[:i] + chance.choice([b"\n", b"\n\n", b"\r", b"\t", b" "]) * n + d[i:],
            ]
        )(data, at, size, other)
    return data or b"\0"


def plain(once: Attempt, seconds: float, seed: int) -> int:
    """Mutate until the time is up; how many inputs were tried. The first failure ends it."""
    chance, pool, tried = random.Random(seed), corpus(), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        once(mutated(chance.choice(pool), chance, pool))
        tried += 1
    return tried


def main() -> int:
    """Run for the given time; 1 where something broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--plain", action="store_true", help="the loop of our own, though atheris is installed")
    given = parser.parse_args()
    try:
        import atheris
    except ImportError:
        atheris = None
    if atheris is None or given.plain:
        once, found = attempt()
        try:
            tried = plain(once, given.seconds, given.seed)
        except Exception:
            return 1
        print(f"{tried:,} inputs, {len(found)} failures")
        return 0
    with atheris.instrument_imports(include=["kg.read", "kg.extract", "kg.annotate", "kg.resolve"]):
        once, _ = attempt()
        import kg.extract.statements
        import kg.resolve.stage  # noqa: F401
    folder = TemporaryDirectory()
    for number, data in enumerate(corpus()):
        Path(folder.name, str(number)).write_bytes(data)
    bounds = [f"-max_total_time={given.seconds}", f"-max_len={LONGEST}", "-timeout=60", f"-seed={given.seed + 1}"]
    atheris.Setup([sys.argv[0], *bounds, folder.name], once)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
