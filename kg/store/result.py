"""What a query answers: columns and rows of plain Python values, and the W3C forms to write them in."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TextIO

from kg.errors import UsageError
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    import pandas

Value = str | int | float | bool | datetime.date | None
XSD = PREFIXES["xsd"]
_INTEGERS = frozenset(
    [
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte",
    ]
)
_READ: dict[str, Callable[[str], Value]] = {
    **dict.fromkeys(_INTEGERS, int), "decimal": float, "double": float, "float": float,
    "boolean": lambda text: text in ("true", "1"), "date": datetime.date.fromisoformat,
    "dateTime": datetime.datetime.fromisoformat,
}  # fmt: skip


class Term(NamedTuple):
    """One RDF term without any library: an IRI, a literal with its datatype or language, or a blank node."""

    kind: Literal["uri", "literal", "bnode"]
    value: str
    datatype: str | None = None
    language: str | None = None

    def plain(self) -> Value:
        """The value in Python; a literal that is not what its datatype says stays the text that it is."""
        name = (self.datatype or "").removeprefix(XSD)
        if self.kind == "literal" and name in _READ:
            try:
                return _READ[name](self.value)
            except ValueError:
                return self.value
        return self.value

    def turtle(self) -> str:
        """The term as Turtle and SPARQL write it."""
        if self.kind == "uri":
            return f"<{self.value}>"
        if self.kind == "bnode":
            return f"_:{self.value}"
        short = {"integer": r"[+-]?\d+", "decimal": r"[+-]?\d*\.\d+", "double": r"[+-]?(\d+\.?\d*|\.\d+)[eE][+-]?\d+"}
        name = (self.datatype or "").removeprefix(XSD)
        if name in short and re.fullmatch(short[name], self.value):
            return self.value
        text = f'"{self.value.translate(_ESCAPES)}"'
        if self.language:
            return f"{text}@{self.language}"
        return text if self.datatype in (None, f"{XSD}string") else f"{text}^^<{self.datatype}>"


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True)
class Result:
    """The columns ('speaker', 'quote') and the rows of an answer; `boolean` is the answer to an ASK.

    `rows` are plain Python values: str for IRIs and texts, int, float, bool, datetime.date (or datetime), None for
    unbound. CONSTRUCT and DESCRIBE answer rows of subject, predicate, object.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]
    boolean: bool | None = None

    @cached_property
    def rows(self) -> list[tuple[Value, ...]]:
        """The rows as plain Python values."""
        if self.boolean is not None:
            return [(self.boolean,)]
        return [tuple(term.plain() if term else None for term in row) for row in self.terms]

    def __len__(self) -> int:
        return len(self.rows)

    def to_dicts(self) -> list[dict[str, Value]]:
        """One dict a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas data frame; UsageError where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError as error:
            raise UsageError("to_pandas() needs pandas: pip install 'newskg[notebook]'") from error
        return pd.DataFrame(self.rows, columns=list(self.columns))

    def _repr_html_(self) -> str:
        """A table for a notebook, with links to the evidence."""
        from kg.store.shown import table

        return table(self.columns or ("answer",), self.rows, len(self.rows))

    def write(self, out: TextIO, form: str) -> None:
        """Writes csv, tsv or json (SPARQL 1.1 Query Results); UsageError for another form."""
        if form not in WRITERS:
            raise UsageError(f"no result format {form!r}; there are: {', '.join(sorted(WRITERS))}")
        WRITERS[form](self, out)

    def text(self, form: str) -> str:
        """What `write` writes."""
        out = io.StringIO(newline="")
        self.write(out, form)
        return out.getvalue()


def _csv(result: Result, out: TextIO) -> None:
    # Cells are exact, as the W3C recommendation asks: a leading "=" is not defused, or a quotation would be misquoted.
    writer = csv.writer(out)
    writer.writerow(result.columns)
    writer.writerows(_strings(result))


def _strings(result: Result) -> Sequence[Sequence[str]]:
    if result.boolean is not None:
        return [[str(result.boolean).lower()]]
    return [[_bare(term) if term else "" for term in row] for row in result.terms]


def _bare(term: Term) -> str:
    return f"_:{term.value}" if term.kind == "bnode" else term.value


def _tsv(result: Result, out: TextIO) -> None:
    out.write("\t".join(f"?{name}" for name in result.columns) + "\n")
    if result.boolean is not None:
        out.write(f"{str(result.boolean).lower()}\n")
    for row in result.terms:
        out.write("\t".join(term.turtle() if term else "" for term in row) + "\n")


def _json(result: Result, out: TextIO) -> None:
    if result.boolean is not None:
        json.dump({"head": {}, "boolean": result.boolean}, out)
    else:
        rows = [
            {name: _binding(term) for name, term in zip(result.columns, row, strict=True) if term}
            for row in result.terms
        ]
        json.dump({"head": {"vars": list(result.columns)}, "results": {"bindings": rows}}, out, ensure_ascii=False)
    out.write("\n")


def _binding(term: Term) -> dict[str, Any]:
    item = {"type": term.kind, "value": term.value}
    if term.language:
        return item | {"xml:lang": term.language}
    return item if term.datatype in (None, f"{XSD}string") else item | {"datatype": term.datatype}


WRITERS: dict[str, Callable[[Result, TextIO], None]] = {"csv": _csv, "tsv": _tsv, "json": _json}
