"""The files of a block: NAME.parquet with its records and NAME.nq.gz with its quads, NAME.failed.jsonl with what of it
could not be read; and `shards.json`, which says in which order they belong.
"""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg import config
from kg.contract import from_json, to_json
from kg.errors import KgError, StoreError, UnreadableInput, UsageError
from kg.records import Extraction
from kg.scale.blocks import FORMAT, Block
from kg.scale.places import Place
from kg.store.triples import to_quads

RECORDS, QUADS, FAILED, LIST = ".parquet", ".nq.gz", ".failed.jsonl", "shards.json"
# What a whole file ends with: Parquet by its format, the quads with a packed nothing, as in BGZF (SAM, section 4.1.2).
ENDS = {RECORDS: b"PAR1", QUADS: bytes.fromhex("1f8b08000000000000ff0300") + bytes(8)}
COLUMNS = ("key", "source", "model", "tool", "extraction")
Outcome = Extraction | UnreadableInput


@dataclass(frozen=True, slots=True)
class Written:
    """Of the fourth block 61 articles were written, with 530 statements, 400 events and 90 roles in 31,000 words."""

    index: int
    name: str
    articles: int
    statements: int = 0
    events: int = 0
    roles: int = 0
    words: int = 0
    failures: tuple[UnreadableInput, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """What was read of news.jsonl#7 stands, as JSON, in b1.parquet at s3://graph/shards."""

    source: str
    told: str
    file: str
    where: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What one run wrote: its blocks in the order of the input, and what could not be read before there was a block."""

    names: tuple[str, ...]
    failures: tuple[UnreadableInput, ...] = ()
    whole: bool = True  # not of a run that is still at work, or was stopped
    sizes: Mapping[str, int] = field(default_factory=dict)  # bytes of each file that will not be written again


def done(name: str, there: Mapping[str, int]) -> bool:
    """Whether a block is there; one of which something failed is tried again."""
    return name + QUADS in there and name + RECORDS in there and name + FAILED not in there


def damaged(name: str, there: Mapping[str, int], sizes: Mapping[str, int], place: Place) -> list[str]:
    """The files of a block that are not as they were written: by their size, where that is known, else by their end."""

    def whole(file: str, end: bytes) -> bool:
        if file in sizes or not there[file]:
            return there[file] == sizes.get(file)
        return place.end(file, len(end)) == end

    return [name + kind for kind, end in ENDS.items() if not whole(name + kind, end)]


def press(block: Block, outcomes: Sequence[Outcome], place: Place) -> Written:
    """Writes the files of a block, its quads last; the same bytes for the same block.

    Raises KgError where what was read here was read by another reader than the block is for, OSError where it cannot
    be written.
    """
    rows: list[dict[str, str]] = []
    quads = io.BytesIO()
    held: list[Extraction] = []
    failures = [outcome for outcome in outcomes if isinstance(outcome, UnreadableInput)]
    with gzip.GzipFile(fileobj=quads, mode="wb", compresslevel=6, mtime=0, filename="") as packed:
        for x in outcomes:
            if isinstance(x, UnreadableInput):
                continue
            if (x.tool, x.model) != (config.tool(), block.model):
                raise KgError(
                    f"a worker reads with {x.tool}, {x.model}; the blocks are for {config.tool()}, {block.model}: "
                    "install the same version and the same plug-ins on every machine"
                )
            try:
                lines, told = _lines(x), json.dumps(to_json(x), ensure_ascii=False)
            except UnreadableInput as error:
                failures.append(error)
                continue
            packed.write(lines)
            rows.append(dict(zip(COLUMNS, (x.article.key, x.article.source, x.model, x.tool, told), strict=True)))
            held.append(x)
    quads.write(ENDS[QUADS])
    if failures:
        place.write(block.name + FAILED, "".join(_line(error) for error in failures).encode())
    place.write(block.name + RECORDS, _parquet(rows))
    place.write(block.name + QUADS, quads.getvalue())
    if not failures:
        place.remove([block.name + FAILED])
    return Written(
        block.index, block.name, len(held), sum(len(x.statements) for x in held), sum(len(x.events) for x in held),
        sum(len(x.roles) for x in held), sum(len(x.article.text.split()) for x in held), tuple(failures),
    )  # fmt: skip


def outcomes_of(name: str, place: Place) -> Iterator[Outcome]:
    """What the files of a block hold, in the order of the input; then what failed. StoreError for a damaged file."""
    for row in rows_of(name, place):
        yield recorded(row) if isinstance(row, Row) else row


def rows_of(name: str, place: Place, there: Collection[str] | None = None) -> Iterator[Row | UnreadableInput]:
    """The same, each extraction as it was written; knowing which files are `there` saves a look for each block."""
    pq = _pyarrow().parquet
    try:
        table = pq.read_table(io.BytesIO(place.read(name + RECORDS)), columns=["source", "extraction"])
        table = table.select(["source", "extraction"])
    except FileNotFoundError as error:
        raise StoreError(f"{place.where}/{name}{RECORDS} is gone: {_mend(place.where)}") from error
    except (ValueError, KeyError) as error:  # pyarrow's; a table of something else
        raise StoreError(f"{place.where}/{name}{RECORDS} is damaged: delete it, then {_mend(place.where)}") from error
    except OSError as error:  # pyarrow's too, of what is packed
        why, mend = str(error).splitlines()[0], _mend(place.where)
        raise StoreError(
            f"{place.where}/{name}{RECORDS} cannot be read: {why}; if it is damaged, delete it, then {mend}"
        ) from error
    for batch in table.to_batches(max_chunksize=16):
        for source, told in zip(*batch.to_pydict().values(), strict=True):
            yield Row(source, told, name + RECORDS, place.where)
    if there is not None and name + FAILED not in there:
        return
    try:
        failures = [_error(line) for line in place.read(name + FAILED).decode().splitlines()]
    except FileNotFoundError:
        return
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{place.where}/{name}{FAILED} is damaged: {_mend(place.where)}") from error
    yield from failures


def _mend(where: str) -> str:
    return f"run the same kg build … --out {where} again, which makes this block anew"


def recorded(row: Row) -> Extraction:
    """The extraction of a row; StoreError where it is none."""
    try:
        return from_json(json.loads(row.told))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise StoreError(
            f"{row.where}/{row.file} is damaged where it has {row.source}: delete it, then {_mend(row.where)}"
        ) from error


def keep(place: Place, listing: Listing) -> None:
    """Writes the list, by which others know that this is all, and the order."""
    failures = [{"source": error.source, "reason": error.reason} for error in listing.failures]
    sizes = dict(sorted(listing.sizes.items()))
    told = {
        "format": FORMAT, "made_by": config.tool(), "blocks": listing.names, "bytes": sizes, "failures": failures,
    }  # fmt: skip
    place.write(LIST, (json.dumps(told, indent=1, ensure_ascii=True) + "\n").encode())


def listing(place: Place) -> Listing | None:
    """The list of a finished run; None where there is none (yet). StoreError for a damaged one."""
    if LIST not in place.names():
        return None
    try:
        told = json.loads(place.read(LIST))
        if told["format"] != FORMAT:
            raise StoreError(f"{place.where}/{LIST} is of format {told['format']}, this program knows {FORMAT}")
        failures = tuple(UnreadableInput(error["source"], error["reason"]) for error in told["failures"])
        sizes = {str(name): int(size) for name, size in told.get("bytes", {}).items()}
        return Listing(tuple(map(str, told["blocks"])), failures, sizes=sizes)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{place.where}/{LIST} is damaged; run the same kg build --out again") from error


def _lines(x: Extraction) -> bytes:
    try:
        return "".join(f"{quad} .\n" for quad in to_quads(x)).encode()
    except UnicodeEncodeError as error:
        raise UnreadableInput(x.article.source, f"its text is not Unicode: {error.reason}") from error
    except ValueError as error:
        raise UnreadableInput(x.article.source, f"it could not be written: {error}") from error


def _line(error: UnreadableInput) -> str:
    return json.dumps({"source": error.source, "reason": error.reason}, ensure_ascii=True) + "\n"


def _error(line: str) -> UnreadableInput:
    told = json.loads(line)
    return UnreadableInput(told["source"], told["reason"])


def _parquet(rows: Iterable[dict[str, str]]) -> bytes:
    pa = _pyarrow()
    out = io.BytesIO()
    schema = pa.schema([(name, pa.string()) for name in COLUMNS])
    pa.parquet.write_table(pa.Table.from_pylist(list(rows), schema=schema), out, compression="zstd")
    return out.getvalue()


def _pyarrow() -> Any:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError:
        raise UsageError("shards are written and read with pyarrow: pip install 'newskg[scale]'") from None
    return pyarrow
