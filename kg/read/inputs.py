"""From paths to articles: which reader takes which input, and what becomes of those that none can take."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from kg import config
from kg.errors import KgError, UnreadableInput
from kg.read import compressed, delimited, folder, html, jsonl, markdown, parquet, text, warc
from kg.read.copied import unlike
from kg.read.dates import Undated
from kg.read.language import checked
from kg.read.notes import Dates, Left, Outcome
from kg.records import Article

Met = Outcome | Undated  # what a reader of one format meets

_WHOLE: dict[str, Callable[[bytes, str], Iterator[Article | Undated]]] = {
    ".txt": text.articles,
    ".md": markdown.articles,
    ".markdown": markdown.articles,
    ".html": html.articles,
    ".htm": html.articles,
}
_STREAMED: dict[str, Callable[[BinaryIO, str, int], Iterator[Met]]] = {
    ".jsonl": jsonl.articles,
    ".ndjson": jsonl.articles,
    ".csv": delimited.articles,
    ".tsv": delimited.articles,
    ".warc": warc.articles,
}
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def read(
    paths: Iterable[str],
    *,
    on_error: Callable[[UnreadableInput], None] | None = None,
    max_bytes: int = config.MAX_BYTES,
    stdin: BinaryIO | None = None,
    any_language: bool = False,
    copies: bool = True,
) -> Iterator[Article]:
    """Articles of files, folders and standard input ('-'), in the order given, one in memory at a time.

    What cannot be read goes to `on_error` and the rest goes on; without it, UnreadableInput is raised. `max_bytes`
    limits one article, not a file of many. What is not in English cannot be read, but with `any_language`. Without
    `copies`, articles that are nearly the same as one before them are left out as `Copied`. Dates that are not
    understood and files of a folder that are no reports are logged, once for each input.
    """
    outcomes = (outcome for path in paths for outcome in _outcomes(str(path), max_bytes, stdin))
    if not any_language:
        outcomes = (_in_english(outcome) if isinstance(outcome, Article) else outcome for outcome in outcomes)
    for outcome in outcomes if copies else unlike(outcomes):
        if isinstance(outcome, Article):
            yield outcome
        elif on_error is None:
            raise outcome
        else:
            on_error(outcome)


def _in_english(article: Article) -> Outcome:
    try:
        return checked(article)
    except UnreadableInput as error:
        return error


def _outcomes(given: str, max_bytes: int, stdin: BinaryIO | None) -> Iterator[Outcome]:
    path = Path(given)
    if given == "-":
        yield from _dated(given, _caught(given, lambda: _stream(stdin or sys.stdin.buffer, "stdin", max_bytes)))
    elif _ADDRESS.match(given):
        yield UnreadableInput(given, "addresses are not fetched; save the page and give the file")
    elif path.is_dir():
        left, dates = Left(given), Dates(given)
        for file in folder.files(path, left.add):
            if isinstance(file, UnreadableInput):
                yield file
            elif compressed.suffix(file) in folder.WHOLE:
                yield from dates.taken(_file(file, max_bytes))
            else:
                yield from _dated(str(file), _file(file, max_bytes))
        dates.say()
        left.say()
    else:
        yield from _dated(given, _file(path, max_bytes))


def _dated(source: str, met: Iterator[Met]) -> Iterator[Outcome]:
    dates = Dates(source)
    yield from dates.taken(met)
    dates.say()


def _file(path: Path, max_bytes: int) -> Iterator[Met]:
    return _caught(str(path), lambda: _open(path, max_bytes))


def _caught(source: str, outcomes: Callable[[], Iterator[Met]]) -> Iterator[Met]:
    """The outcomes, and whatever stops them as one more outcome."""
    try:
        yield from outcomes()
    except UnreadableInput as error:
        yield error
    except OSError as error:
        yield UnreadableInput(source, (error.strerror or "cannot be opened").lower())
    except ValueError as error:  # a NUL in a path
        yield UnreadableInput(source, str(error))
    except (KgError, MemoryError):
        raise
    except Exception as error:  # of a package that reads a format, on what is none: only this input is lost by it
        yield UnreadableInput(source, f"damaged: its reader failed ({type(error).__name__}: {error})")


def _open(path: Path, max_bytes: int) -> Iterator[Met]:
    source, suffix = path.as_posix(), compressed.suffix(path)
    if path.exists() and not path.is_file():  # a pipe, as in <(zcat …)
        with path.open("rb") as stream:
            yield from _stream(stream, source, max_bytes)
    elif path.is_file() and not folder.readable(path):
        known = ", ".join(sorted(folder.SUFFIXES))
        given = path.suffix.lower() or "a file without a suffix"
        raise UnreadableInput(
            source, f"{given} is not read; known are {known}, and .gz or .zst of files of many articles"
        )
    elif suffix == ".parquet":
        yield from parquet.articles(path, source, max_bytes)
    elif suffix == ".warc" and path.suffix.lower() == ".gz":  # packed record by record, which warcio undoes itself
        with path.open("rb") as stream:
            yield from warc.articles(stream, source, max_bytes)
    elif suffix in _STREAMED:
        with compressed.opened(path, source) as stream:
            yield from _STREAMED[suffix](stream, source, max_bytes)
    else:
        with path.open("rb") as stream:
            if (size := path.stat().st_size) > max_bytes:
                raise _too_large(source, size, max_bytes)
            yield from _WHOLE[suffix](_bounded(stream, source, max_bytes), source)


def _stream(stream: BinaryIO, source: str, max_bytes: int) -> Iterator[Met]:
    """A stream without a name: JSON Lines, HTML, Markdown with front matter or plain text, by its first characters."""
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(stream)  # type: ignore[type-var]
    start = buffered.peek(512)[:512].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        yield from jsonl.articles(buffered, source, max_bytes)
        return
    page = re.match(rb"<(?:!doctype|html|head|body|\?xml)\b", start, re.IGNORECASE)
    reader = html.articles if page else markdown.articles if start.startswith(b"---\n") else text.articles
    for met in reader(_bounded(buffered, source, max_bytes), source):
        # two texts on standard input are two sources
        yield replace(met, source=f"{source}#{met.id}") if isinstance(met, Article) else met


def _bounded(stream: BinaryIO, source: str, max_bytes: int) -> bytes:
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise _too_large(source, None, max_bytes)
    return data


def _too_large(source: str, size: int | None, max_bytes: int) -> UnreadableInput:
    how = f"{size / 1e6:,.0f} MB" if size else "more"
    return UnreadableInput(
        source,
        f"too large: {how}, and one article may have {max_bytes / 1e6:,.0f} MB; "
        "split it into articles, one file each or one line of JSON Lines each",
    )
