"""The file of corrections: a line of JSON each, in the order they were made; nothing is ever taken out of it.

    {"time": "2025-04-07T09:30:00Z", "kind": "not a statement", "article": "9f86…", "start": 30, "end": 91,
     "words": "The ball …"}
    {"time": "2025-04-07T09:31:00Z", "kind": "undo", "id": "5f0c12ab"}

Blank lines and lines that begin with '#' are passed over. docs/corrections.md explains the fields.
"""

from __future__ import annotations

import datetime
import errno
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from kg.errors import NotFound, UsageError
from kg.records import Entity, Kind
from kg.resolve.corrections import KINDS, Correction

NAME = "corrections.jsonl"  # in a store's folder
SPOKEN = ("wrong speaker", "missing statement")  # kinds that name who said it
LONGEST = 20_000  # characters of a line; a statement with more words than that is none
MOST = 20_000_000  # bytes of the file, some 50,000 corrections


def now() -> str:
    """The time as a line of the file has it."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(path: Path) -> tuple[Correction, ...]:
    """What stands after all is done and undone, in the order it was said; () where there is no file.

    UsageError names the line that is no correction.
    """
    if not path.exists():
        return ()
    standing: dict[str, Correction] = {}
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            told: Any = json.loads(line)
            if told["kind"] == "undo":
                standing.pop(str(told["id"]), None)
            else:
                one = parsed(told)
                standing[one.id] = one
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            what = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
            raise UsageError(
                f"{path}, line {number} is no correction: {what}; docs/corrections.md shows one"
            ) from error
    last = {one.place: one for one in standing.values()}
    return tuple(one for one in standing.values() if last[one.place] is one)


def parsed(told: dict[str, Any]) -> Correction:
    """The correction of a line; ValueError, KeyError or TypeError where it is none."""
    if told["kind"] not in KINDS:
        raise ValueError(f"its kind is {told['kind']!r}, none of {', '.join(KINDS)}, undo")
    start, end, words = told["start"], told["end"], told["words"]
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(words, str) and end - start == len(words)):
        raise ValueError("its words are not as long as from 'start' to 'end'")
    if told["kind"] in SPOKEN and "speaker" not in told:
        raise KeyError("speaker")
    places = tuple((int(a), int(b)) for a, b in told.get("sides", ()))
    cue = [(int(a), int(b)) for a, b in [told["cue"]]] if told.get("cue") else [None]
    if cue[0] and not 0 <= cue[0][0] < cue[0][1]:
        raise ValueError("its cue has no place")
    return Correction(
        str(told["time"]), told["kind"], str(told["article"]), start, end, words, _entity(told.get("speaker")), places,
        cue[0],
    )  # fmt: skip


def _entity(told: dict[str, Any] | None) -> Entity | None:
    if told is None:
        return None
    kind: Kind = told["kind"]
    if kind not in get_args(Kind) or not str(told["iri"]).startswith(("urn:", "http")):
        raise ValueError("its speaker is no entity")
    return Entity(str(told["iri"]), str(told["label"]), kind, told.get("wikidata"))


def plain(one: Correction) -> dict[str, Any]:
    """What a line of the file has."""
    told: dict[str, Any] = {
        "time": one.time, "kind": one.kind, "article": one.article, "start": one.start, "end": one.end,
        "words": one.words,
    }  # fmt: skip
    if one.kind in SPOKEN:
        who = one.speaker
        told["speaker"] = who and {"iri": who.iri, "label": who.label, "kind": who.kind, "wikidata": who.wikidata}
    if one.sides:
        told["sides"] = [list(side) for side in one.sides]
    if one.cue:
        told["cue"] = list(one.cue)
    return told


def add(path: Path, corrections: Iterable[Correction]) -> None:
    """Write them behind what is there, whole lines; UsageError where the file would grow too long."""
    _append(path, [plain(one) for one in corrections])


def undo(path: Path, given: str) -> Correction:
    """Take one back, by its id; NotFound where it does not stand."""
    found = next((one for one in read(path) if one.id == given), None)
    if found is None:
        raise NotFound(f"no correction {given!r} stands; kg corrections list shows those that do")
    _append(path, [{"time": now(), "kind": "undo", "id": given}])
    return found


def _append(path: Path, lines: Iterable[dict[str, Any]]) -> None:
    texts = [json.dumps(line, ensure_ascii=True) for line in lines]
    if any(len(text) > LONGEST for text in texts):
        raise UsageError(f"a correction has {LONGEST:,} characters at most")
    held = path.read_bytes() if path.exists() else b""
    data = "".join(f"{text}\n" for text in texts).encode()
    if len(held) + len(data) > MOST:
        raise UsageError(f"{path} is full: {MOST / 1e6:g} MB are the most")
    if held and not held.endswith(b"\n"):  # somebody edited it
        data = b"\n" + data
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        written = os.write(handle, data)  # at once, so that two who write do not mix their lines
        if written < len(data):  # half a line would stop every build
            os.ftruncate(handle, os.fstat(handle).st_size - written)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        os.fsync(handle)
    finally:
        os.close(handle)
