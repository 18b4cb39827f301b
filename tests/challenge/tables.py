"""The patterns with their readings, and what their slots are filled with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
PATTERNS = HERE / "patterns.tsv"
PROPERTIES = ("found", "type", "actors", "recipient", "negation", "modality", "attribution", "reasons")
NOTHING = ("-",)  # the types of a sentence in which nothing may be read as a fact
KINDS = {  # of a slot that names none
    "A": ("country", "person", "body"), "B": ("country", "person", "body"), "C": ("country", "person", "body"),
    "SPEAKER": ("person", "body", "unnamed"), "PLACE": ("place",), "DATE": ("past",), "THING": ("deal",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filler:
    """'the United States', a country whose head is 'United States' and whose adjective is 'American'."""

    kind: str
    text: str
    head: str
    adj: str
    short: str
    group: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """'{A} has not [signed] {THING}.': a SUPPORT by A, with THING as its object, that did not happen."""

    name: str
    complaint: str
    sentence: str
    types: tuple[str, ...]
    actors: tuple[str, ...]
    recipient: tuple[str, ...]
    object: tuple[str, ...]
    mutual: bool
    negated: bool
    modality: tuple[str, ...]
    attributed: tuple[str, ...]
    words: tuple[str, ...]
    gaps: frozenset[str]

    @property
    def plain(self) -> bool:
        """Whether the sentence itself says that this happened."""
        real = bool({"actual", "historical"} & set(self.modality))
        return self.types != NOTHING and not self.negated and real and self.attributed == ("-",)


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Each row of a table as column → cell."""
    lines = [x for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    columns = lines[0].split("\t")
    for line in lines[1:]:
        cells = line.split("\t")
        yield dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


@cache
def fillers() -> tuple[Filler, ...]:
    """All fillers, their empty cells filled in."""
    found = []
    for row in rows(HERE / "fillers.tsv"):
        head = row["head"] or row["text"]
        short = row["short"] or head
        found.append(Filler(row["kind"], row["text"], head, row["adj"], short, row["group"] or head))
    return tuple(found)


@cache
def patterns() -> tuple[Pattern, ...]:
    """All patterns in the order of the table."""
    return tuple(_pattern(row) for row in rows(PATTERNS))


def _pattern(row: dict[str, str]) -> Pattern:
    known, *gaps = row["known"].split()
    wrong = [gap for gap in gaps if gap not in PROPERTIES]
    if wrong or known not in {"right", "gap"} or (known == "gap") != bool(gaps):
        raise ValueError(f"{row['pattern']}: 'known' is 'right', or 'gap' and properties, not {row['known']!r}")
    return Pattern(
        row["pattern"], row["complaint"], row["sentence"], _parts(row["type"]), _parts(row["actors"]), _parts(row["recipient"]),
        _parts(row["object"]), row["mutual"] == "yes", row["negated"] == "yes", _parts(row["modality"]),
        _parts(row["attributed"]), _parts(row["words"]), frozenset(gaps),
    )  # fmt: skip


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(",") if part)
