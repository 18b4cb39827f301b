"""Articles → extractions, here or in worker processes that each load the reader once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import KgError, PluginError, UnreadableInput
from kg.records import Article, Extraction
from kg.scale.recalled import Recalled, recalling
from kg.scale.sharing import shared
from kg.scale.workers import Lost

if TYPE_CHECKING:
    from kg.annotate import Reader

BATCH = 8  # articles a worker is given at a time
BATCH_CHARACTERS = 200_000  # and how much text at most, but for a single article that is longer
SECONDS, CHARACTERS_A_SECOND = 60.0, 500  # what a worker may take for its articles before it is given up

Failed = Callable[[UnreadableInput], None]
Understand = Callable[[Sequence[Article]], list[Extraction | UnreadableInput]]
Made = TypeVar("Made")


def understand(
    articles: Iterator[Article], jobs: int | None, model: str | None, on_error: Failed | None
) -> Iterator[Extraction]:
    """What each article says, in the order of the input, by `jobs` processes (0: one per core; None: one for few).

    What cannot be read goes to `on_error`; without it, UnreadableInput is raised.
    """
    return made(_itself, articles, jobs, model, on_error)


def made(
    make: Callable[[Extraction], Made],
    articles: Iterator[Article],
    jobs: int | None,
    model: str | None,
    on_error: Failed | None,
    recalled: Recalled | None = None,
) -> Iterator[Made]:
    """The same with what is made of each extraction by the process that has it; `make` has to be known there. What is
    `recalled` is not read.
    """
    start = partial(_start_making, partial(start_reading, model), make, recalled)
    for outcome in shared(start, articles, batched, jobs, patience_for):
        if not isinstance(outcome, Lost | UnreadableInput):
            yield outcome
            continue
        error = UnreadableInput(outcome.item.source, outcome.reason) if isinstance(outcome, Lost) else outcome
        if on_error is None:
            raise error
        on_error(error)


def _itself(extraction: Extraction) -> Extraction:
    return extraction


def _start_making(
    load: Callable[[], Understand], make: Callable[[Extraction], Any], recalled: Recalled | None
) -> Callable[[Sequence[Article]], list[Any]]:
    """Load the reader; the function that takes a batch of articles to what is made of each, or why it is not."""
    read = recalling(recalled, load) if recalled else load()

    def function(batch: Sequence[Article]) -> list[Any]:
        return [outcome if isinstance(outcome, UnreadableInput) else one(outcome) for outcome in read(batch)]

    def one(extraction: Extraction) -> Any:
        try:
            with unswept():
                return make(extraction)
        except UnreadableInput as error:
            return error

    return function


@contextmanager
def unswept() -> Iterator[None]:
    """For an article, leave out the search for cyclic garbage: it goes through all that there is and finds little."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def patience_for(batch: Sequence[Article]) -> float:
    """Seconds after which a worker is taken to hang: twenty times what a slow machine needs for these texts."""
    return SECONDS + sum(len(article.text) for article in batch) / CHARACTERS_A_SECOND


def start_reading(model: str | None) -> Understand:
    """Load reader, plug-ins and gazetteer once; the function that takes a batch of articles to their extractions."""
    from kg.extract import extract
    from kg.plugins import Plugins
    from kg.resolve import Gazetteer, resolve

    known, plugins, gazetteer = reader(model), Plugins.load(), Gazetteer.load()

    def together(batch: Sequence[Article]) -> list[Extraction]:
        docs, found = known.read(article.text for article in batch), []
        for article in batch:
            with unswept():
                found.append(resolve(extract(next(docs), article, model=known.version, plugins=plugins), gazetteer))
        return found

    def function(batch: Sequence[Article]) -> list[Extraction | UnreadableInput]:
        try:
            return [*together(batch)]
        except Exception as error:
            if isinstance(error, KgError) and not isinstance(error, PluginError):
                raise
            if len(batch) == 1:
                reason = f"reading it failed ({type(error).__name__}: {error}); please report this"
                return [UnreadableInput(batch[0].source, str(error) if isinstance(error, PluginError) else reason)]
            return [outcome for article in batch for outcome in function([article])]

    return function


kept = lru_cache(maxsize=1)(start_reading)


@lru_cache(maxsize=1)
def reader(model: str | None) -> Reader:
    """The reader of this process, loaded once."""
    from kg.annotate import load_reader

    return load_reader(model)


def reader_version(model: str | None) -> str:
    """The version of the reader; the shipped one, which takes seconds to load, is not loaded for it."""
    from kg.annotate import version

    return version() if model is None else reader(model).version


def batched(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """Articles as a worker is given them: at most BATCH of them and BATCH_CHARACTERS, a longer one alone."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and (len(batch) == BATCH or size + len(article.text) > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield batch
