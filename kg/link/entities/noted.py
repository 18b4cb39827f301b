"""What a reader of the graph notes about who is one, written behind the lines of `same.csv` and `different.csv`."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from kg.draft import draft
from kg.errors import UsageError
from kg.link.entities.overrules import DIFFERENT, SAME, read

Judged = Literal["same as", "different from"]
FILES: dict[Judged, str] = {"same as": SAME, "different from": DIFFERENT}
MOST = 5_000_000  # bytes of a file, some 50,000 lines


def note(folder: Path, kind: Judged, pairs: Sequence[tuple[str, str]], time: str) -> None:
    """Write pairs of IRIs into the file for their kind; a line of the other file that says the opposite becomes a
    comment. The next build obeys. UsageError where a file would grow too long or is not as it should be.
    """
    own = folder / FILES[kind]
    other = folder / (SAME if kind == "different from" else DIFFERENT)
    wanted = {frozenset(pair) for pair in pairs}
    known = {frozenset((line.one, line.other)) for line in read(own).same}
    _gainsaid(other, wanted, time)
    fresh = [pair for pair in pairs if frozenset(pair) not in known]
    if not fresh:
        return
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(fresh)
    held = own.read_text(encoding="utf-8-sig") if own.exists() else "one,other\n"
    _write(own, f"{held.rstrip()}\n# noted on {time}\n{out.getvalue()}")


def _gainsaid(path: Path, wanted: set[frozenset[str]], time: str) -> None:
    lines = [line for line in read(path).same if frozenset((line.one, line.other)) in wanted]
    if not lines:
        return
    texts = path.read_text(encoding="utf-8-sig").splitlines()
    for line in lines:
        texts[line.number - 1] = f"# taken back on {time}: {texts[line.number - 1]}"
    _write(path, "".join(f"{text}\n" for text in texts))


def _write(path: Path, text: str) -> None:
    if len(text) > MOST:
        raise UsageError(f"{path} is full: {MOST / 1e6:g} MB are the most")
    with draft(path) as file:
        file.write(text.encode())
