"""The whole story on one screen: read → annotate → extract → resolve → store → link."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, UnreadableInput
from kg.records import Article, Extraction
from kg.scale.understanding import Failed, kept, reader, understand

if TYPE_CHECKING:
    from kg.store import Added, Store


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
    misfits: tuple[str, ...] = ()  # corrections that fit nothing in the store any more, in words

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

    return understand(read(paths, on_error=on_error, any_language=any_language), jobs, model, on_error)


def extract_text(
    text: str, *, title: str | None = None, model: str | None = None, any_language: bool = False
) -> Extraction:
    """What one article says, from its text; the reader is loaded by the first call and kept.

    Raises UnreadableInput for a text that is empty, ForeignLanguage for one that is not in English (with `any_language`
    nobody looks), ModelError where the reader is missing.
    """
    from kg.read import checked, from_text

    article = from_text(text, title=title)
    (outcome,) = kept(model)([article if any_language else checked(article)])
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

    With `again`, the articles that the store holds come first, from the texts that it keeps, and are not met twice.
    Articles that the store already has from this version of the program and the reader are not read again. One that
    cannot be read (or is not in English, but with `any_language`) is in `Summary.failures`, goes to `on_error`, is kept
    in the store with its reason until it is read, and the rest goes on; `on_done` hears each article's source and
    outcome once it is safe in the store. Stopped anywhere, the store keeps what was reported done.
    Raises StoreError.
    """
    from kg.link.cards import Cards
    from kg.link.corrected import Corrected, overruled
    from kg.link.stage import renew
    from kg.plugins import installed, version
    from kg.read import read
    from kg.store import open_store
    from kg.store.batch import Batch
    from kg.store.failures import Failures

    started = time.monotonic()
    tally: Counter[str] = Counter()
    failures: list[UnreadableInput] = []

    def failed(error: UnreadableInput) -> None:
        failures.append(error)
        kept_failures.add(error)
        done(error.source, "failed")
        if on_error:
            on_error(error)

    def done(source: str, outcome: str) -> None:
        tally[outcome] += 1
        if outcome != "failed":
            kept_failures.read(source)
        if on_done:
            on_done(source, outcome)

    extra, paths = version(installed()), list(paths)
    with open_store(store, create=True) as graph:
        kept_failures = Failures(graph.path, paths)
        persons = Corrected(graph)

        def fresh() -> Iterator[Article]:
            held, met = _held(graph) if again else (), set[tuple[str, str]]()
            for article in persons.also(chain(held, read(paths, on_error=failed, any_language=any_language))):
                if (article.key, article.source) in met:
                    continue
                if again:
                    met.add((article.key, article.source))
                marks = extra + persons.mark(article)
                if graph.has(article) and graph.has(article, model=reader(model).version + marks):
                    done(article.source, "unchanged")
                else:
                    yield article

        def safe(written: Iterable[tuple[Extraction, Added]]) -> None:
            for extraction, outcome in written:
                tally.update(
                    statements=len(extraction.statements),
                    events=len(extraction.events),
                    roles=len(extraction.roles),
                    words=len(extraction.article.text.split()),
                )
                done(extraction.article.source, outcome)
                cards.put(extraction)

        batch, cards = Batch(graph), Cards(graph.path)
        try:
            for extraction in understand(fresh(), jobs, model, failed):
                try:
                    safe(batch.add(persons.apply(extraction)))
                except UnreadableInput as error:
                    failed(error)
            safe(batch.flush())
        except BaseException:  # Ctrl-C too: what was read is kept, and what is safe should be answered for
            with suppress(KgError):
                safe(batch.flush())
                cards.close()
                renew(graph)
            raise
        cards.close()
        overruled(graph)
        renew(graph)
        graph.settle()
        kept_failures.close()
        misfits = persons.missed()

    counts = {
        name: tally[name] for name in ("added", "replaced", "unchanged", "statements", "events", "roles", "words")
    }
    return Summary(failures=tuple(failures), seconds=time.monotonic() - started, misfits=misfits, **counts)


def _held(graph: Store) -> Iterator[Article]:
    """Each article that a store holds, as it was first given."""
    return map(graph.article, [held.iri for held in graph.articles()])
