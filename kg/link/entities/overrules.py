"""What a user knows better: files of two columns that say who is one (`same.csv`) and who is not (`different.csv`).

    one,other
    Jan Novak,urn:kg:person:5f0c…
    Robert Mueller,Q456783

A cell is a name as the articles use it, an IRI or a Wikidata id. A line of column names, blank lines and lines that
begin with '#' are passed over.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import UsageError
from kg.link.entities.bearers import Bearer
from kg.records import digest
from kg.resolve.names import key
from kg.store.merged import Merge
from kg.vocab import WD

SAME, DIFFERENT = "same.csv", "different.csv"
HEADINGS = {("one", "other"), ("same", "as"), ("a", "b"), ("name", "name")}
_IRI = re.compile(r"(urn:|https?:)[^<>\"{}|^`\\\s\x00-\x20]+")
_WIKIDATA = re.compile(r"(wd:)?(Q\d+)")


@dataclass(frozen=True, slots=True)
class Line:
    """Line 3 of same.csv says: Jan Novak, J. Novak."""

    file: str
    number: int
    one: str
    other: str

    def __str__(self) -> str:
        """Where it stands."""
        return f"{self.file}, line {self.number}"


@dataclass(frozen=True, slots=True)
class Overrules:
    """The lines of both files."""

    same: tuple[Line, ...] = ()
    different: tuple[Line, ...] = ()

    @property
    def id(self) -> str:
        """What names these lines, '' where there are none."""
        every = [*self.same, *self.different]
        return digest(*(part for x in every for part in (str(x), x.one, x.other))) if every else ""

    def check(self, everybody: Mapping[str, Bearer]) -> None:
        """Raises UsageError for the first line that names nobody here, several, or one entity twice, or that another
        line gainsays.
        """
        said: dict[tuple[str, str], Line] = {}
        for line in (*self.same, *self.different):
            pair = _pair(line, everybody)
            earlier = said.setdefault(pair, line)
            if (earlier in self.same) != (line in self.same):
                raise UsageError(f"{line}: {earlier} says the opposite of {line.one!r} and {line.other!r}")

    def merges(self, everybody: Mapping[str, Bearer]) -> Iterator[Merge]:
        """Yield what the user says is one; lines about entities that are not here say nothing."""
        for line, (one, other) in _understood(self.same, everybody):
            both = (everybody[one], everybody[other])
            evidence = tuple(bearer.evidence.mention for bearer in both if bearer.evidence)
            yield Merge(one, other, 1.0, f"you say so ({line})", "user", evidence)

    def apart(self, everybody: Mapping[str, Bearer]) -> Collection[tuple[str, str]]:
        """The pairs that the user says are two."""
        return {pair for _, pair in _understood(self.different, everybody)}


NONE = Overrules()


def read(same: Path | None = None, different: Path | None = None) -> Overrules:
    """The lines of these files; a file that is not there has none. UsageError for a line that is not two cells."""
    return Overrules(_lines(same), _lines(different))


def _lines(path: Path | None) -> tuple[Line, ...]:
    if path is None or not path.exists():
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name} is not UTF-8; save it as 'CSV UTF-8'") from error
    found: list[Line] = []
    reader = csv.reader(text.splitlines(), skipinitialspace=True)
    for row in reader:
        cells = [" ".join(cell.split()) for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if len(cells) < 2 or any(cells[2:]) or not all(cells[:2]):
            raise UsageError(
                f"{path.name}, line {reader.line_num}: two cells are needed, such as 'Jan Novak,J. Novak', not "
                f"{','.join(row)!r}; put quotation marks around a name with a comma in it"
            )
        if found or (cells[0].casefold(), cells[1].casefold()) not in HEADINGS:
            found.append(Line(path.name, reader.line_num, cells[0], cells[1]))
    return tuple(found)


def _understood(lines: Iterable[Line], everybody: Mapping[str, Bearer]) -> Iterator[tuple[Line, tuple[str, str]]]:
    for line in lines:
        try:
            yield line, _pair(line, everybody)
        except UsageError:
            continue  # it was checked when it was given; since then its articles went


def _pair(line: Line, everybody: Mapping[str, Bearer]) -> tuple[str, str]:
    one, other = (_meant(cell, line, everybody) for cell in (line.one, line.other))
    if one == other:
        raise UsageError(f"{line}: {line.one!r} and {line.other!r} are one entity already, {one}, and cannot be parted")
    return min(one, other), max(one, other)


def expanded(cell: str) -> str:
    """A Wikidata id as its IRI, anything else as it is."""
    wikidata = _WIKIDATA.fullmatch(cell)
    return WD + wikidata[2] if wikidata else cell


def is_iri(cell: str) -> bool:
    """Whether a cell is an IRI or a Wikidata id."""
    return bool(_IRI.fullmatch(expanded(cell)))


def _meant(cell: str, line: Line, everybody: Mapping[str, Bearer]) -> str:
    iri = expanded(cell)
    if is_iri(iri):
        if iri not in everybody:
            raise UsageError(f"{line}: nothing here has the IRI {iri}")
        return iri
    whole = [one for one in everybody.values() if key(one.label) == key(cell)]
    found = whole or [one for one in everybody.values() if key(cell) in map(key, one.names)]
    if not found:
        raise UsageError(
            f"{line}: no person or body here is called {cell!r}; kg rank lists who is "
            "spoken of, and a place or thing goes by its IRI, as kg show tells it"
        )
    if len(found) > 1:
        several = ", ".join(f"{one.label} <{one.iri}>" for one in found[:5])
        raise UsageError(f"{line}: {cell!r} may mean {len(found)} entities: {several}; give the IRI")
    return found[0].iri
