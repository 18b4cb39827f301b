"""The whole story on one screen: read → annotate → extract → resolve → store → link."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, PluginError, UnreadableInput
from kg.records import Article, Extraction

if TYPE_CHECKING:
    from kg.annotate import Reader
    from kg.store import Store

BATCH = 8  # articles a worker is given at a time
BATCH_CHARACTERS = 200_000  # and how much text at most, but for a single article that is longer
FEW = 64  # articles; fewer are done sooner by one process than by several that each load the model first

Failed = Callable[[UnreadableInput], None]
Understand = Callable[[Sequence[Article]], list[Extraction | UnreadableInput]]


@dataclass(frozen=True, slots=True)
class Summary:
    """Of 12 articles 10 were added, 1 was unchanged and 1 failed; 140 statements, 95 events, 20 roles in 3 seconds."""

    added: int
    replaced: int
    unchanged: int
    failures: tuple[UnreadableInput, ...]
    statements: int
    events: int
    roles: int
    words: int
    seconds: float

    @property
    def articles(self) -> int:
        """How many articles were met, failed ones included."""
        return self.added + self.replaced + self.unchanged + len(self.failures)

    @property
    def words_per_second(self) -> float:
        """Words read anew, by the clock on the wall, start-up and storing included."""
        return self.words / self.seconds if self.seconds else 0.0


def extract_all(
    paths: Iterable[str],
    *,
    jobs: int | None = 1,
    model: str | None = None,
    on_error: Failed | None = None,
    any_language: bool = False,
) -> Iterator[Extraction]:
    """What each article says, in the order of the input; nothing is stored.

    `jobs` processes (0: one per core; None: one for few articles, else one per core), each with its own copy of the
    reader. What cannot be read goes to `on_error`; without it, UnreadableInput is raised. What is not in English cannot
    be read; with `any_language` nobody looks.
    """
    from kg.read import read

    return _understand(read(paths, on_error=on_error, any_language=any_language), jobs, model, on_error)


def extract_text(
    text: str, *, title: str | None = None, model: str | None = None, any_language: bool = False
) -> Extraction:
    """What one article says, from its text; the reader is loaded by the first call and kept.

    Raises UnreadableInput for a text that is empty, ForeignLanguage for one that is not in English (with `any_language`
    nobody looks), ModelError where the reader is missing.
    """
    from kg.read import checked, from_text

    article = from_text(text, title=title)
    (outcome,) = _kept(model)([article if any_language else checked(article)])
    if isinstance(outcome, UnreadableInput):
        raise outcome
    return outcome


def build(
    paths: Iterable[str],
    *,
    store: str | Path,
    jobs: int | None = 1,
    model: str | None = None,
    on_error: Failed | None = None,
    on_done: Callable[[str, str], None] | None = None,
    any_language: bool = False,
    again: bool = False,
) -> Summary:
    """Add the articles of these paths to a store, made where it is not there yet; derive the knowledge layer, and link
    what several articles tell.

    With `again`, the articles that the store holds come first, from the texts that it keeps.
    Articles that the store already has from this version of the program and the reader are not read again. One that
    cannot be read (or is not in English, but with `any_language`) is in `Summary.failures`, goes to `on_error`, and the
    rest goes on; `on_done` hears each article's source and outcome once it is safe in the store. Stopped anywhere, the
    store keeps what was reported done.
    Raises StoreError.
    """
    from kg.link.stage import renew
    from kg.plugins import installed, version
    from kg.read import read
    from kg.store import open_store

    started = time.monotonic()
    tally: Counter[str] = Counter()
    failures: list[UnreadableInput] = []

    def failed(error: UnreadableInput) -> None:
        failures.append(error)
        done(error.source, "failed")
        if on_error:
            on_error(error)

    def done(source: str, outcome: str) -> None:
        tally[outcome] += 1
        if on_done:
            on_done(source, outcome)

    extra = version(installed())
    with open_store(store, create=True) as graph:

        def fresh() -> Iterator[Article]:
            held = _held(graph) if again else ()
            for article in chain(held, read(paths, on_error=failed, any_language=any_language)):
                if graph.has(article) and graph.has(article, model=_reader(model).version + extra):
                    done(article.source, "unchanged")
                else:
                    yield article

        try:
            for extraction in _understand(fresh(), jobs, model, failed):
                try:
                    outcome = graph.add(extraction)
                except UnreadableInput as error:
                    failed(error)
                    continue
                tally.update(
                    statements=len(extraction.statements),
                    events=len(extraction.events),
                    roles=len(extraction.roles),
                    words=len(extraction.article.text.split()),
                )
                done(extraction.article.source, outcome)
        except BaseException:  # Ctrl-C too: what is safe should be answered for
            with suppress(KgError):
                renew(graph)
            raise
        renew(graph)
        graph.settle()

    counts = {
        name: tally[name] for name in ("added", "replaced", "unchanged", "statements", "events", "roles", "words")
    }
    return Summary(failures=tuple(failures), seconds=time.monotonic() - started, **counts)


def _held(graph: Store) -> Iterator[Article]:
    """Each article that a store holds, as it was first given."""
    return map(graph.article, [held.iri for held in graph.articles()])


def _understand(
    articles: Iterator[Article], jobs: int | None, model: str | None, on_error: Failed | None
) -> Iterator[Extraction]:
    """Articles → extractions, here or in worker processes."""
    from kg.scale import Lost, cores, spread

    if jobs is None:
        first = list(islice(articles, FEW))
        jobs, articles = (1 if len(first) < FEW else 0), chain(first, articles)
    start, batches = partial(_start, model), _batches(articles)
    workers = jobs or cores()
    outcomes = _here(start, batches) if workers == 1 else spread(start, batches, workers)
    for outcome in outcomes:
        if isinstance(outcome, Extraction):
            yield outcome
            continue
        error = UnreadableInput(outcome.item.source, outcome.reason) if isinstance(outcome, Lost) else outcome
        if on_error is None:
            raise error
        on_error(error)


def _here(
    start: Callable[[], Understand], batches: Iterable[Sequence[Article]]
) -> Iterator[Extraction | UnreadableInput]:
    """In this process; the reader is loaded when there is something to read."""
    understand: Understand | None = None
    for batch in batches:
        understand = understand or start()
        yield from understand(batch)


def _start(model: str | None) -> Understand:
    """Load reader, plug-ins and gazetteer once; the function that takes a batch of articles to their extractions."""
    from kg.extract import extract
    from kg.plugins import Plugins
    from kg.resolve import Gazetteer, resolve

    reader, plugins, gazetteer = _reader(model), Plugins.load(), Gazetteer.load()

    def together(batch: Sequence[Article]) -> list[Extraction]:
        docs = reader.read(article.text for article in batch)
        return [
            resolve(extract(doc, article, model=reader.version, plugins=plugins), gazetteer)
            for doc, article in zip(docs, batch, strict=True)
        ]

    def understand(batch: Sequence[Article]) -> list[Extraction | UnreadableInput]:
        try:
            return [*together(batch)]
        except Exception as error:
            if isinstance(error, KgError) and not isinstance(error, PluginError):
                raise
            if len(batch) == 1:
                reason = f"reading it failed ({type(error).__name__}: {error}); please report this"
                return [UnreadableInput(batch[0].source, str(error) if isinstance(error, PluginError) else reason)]
            return [outcome for article in batch for outcome in understand([article])]

    return understand


_kept = lru_cache(maxsize=1)(_start)


@lru_cache(maxsize=1)
def _reader(model: str | None) -> Reader:
    from kg.annotate import load_reader

    return load_reader(model)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
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
