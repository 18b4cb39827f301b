"""The whole story on one screen: read → annotate → extract → resolve → store → link."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import Copied, KgError, UnreadableInput
from kg.records import Article, Extraction
from kg.scale.understanding import Failed, kept, made, reader_version, understand

if TYPE_CHECKING:
    from kg.scale.entering import Entry
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
    copies: bool = True,
    retry: bool = False,
    cache: str | Path | None = None,
) -> Summary:
    """Add the articles of these paths to a store, made where it is not there yet; derive the knowledge layer, and link
    what several articles tell.

    With `again`, the articles that the store holds come first, from the texts that it keeps, and are not met twice.
    Without `copies`, articles nearly the same as one that was read before them in this run are left out and named so;
    with `retry`, those that an earlier run left out so stay out, and so does what no earlier run failed to read.
    What is read is kept in the folder `cache` and taken from there where it is known (`kg.scale.recalled`).
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
    from kg.scale.entering import Entering
    from kg.scale.recalled import Recalled
    from kg.store import open_store
    from kg.store.batch import Batch
    from kg.store.failures import Failures

    started = time.monotonic()
    tally: Counter[str] = Counter()
    failures: list[UnreadableInput] = []
    underway: set[str] = set()  # sources of which an article is read or written now: what is there will not stay

    def failed(error: UnreadableInput) -> None:
        failures.append(error)
        kept_failures.add(error)
        done(error.source, "failed")
        if on_error:
            on_error(error)

    def done(source: str, outcome: str) -> None:
        underway.discard(source)
        tally[outcome] += 1
        if outcome != "failed":
            kept_failures.read(source)
        if on_done:
            on_done(source, outcome)

    extra, paths = version(installed()), list(paths)
    known = lru_cache(maxsize=1)(partial(reader_version, model))  # asked for when there is something to compare it to
    with open_store(store, create=True) as graph:
        kept_failures = Failures(graph.path, paths, retry=retry)
        persons = Corrected(graph)

        def fresh() -> Iterator[Article]:
            held, met = _held(graph) if again else (), set[tuple[str, str]]()
            given: Iterable[Article] = read(paths, on_error=failed, any_language=any_language, copies=copies)
            if retry:
                given = (article for article in given if kept_failures.asks(article.source))
            for article in persons.also(chain(held, given)):
                if (article.key, article.source) in met:
                    continue
                if again:
                    met.add((article.key, article.source))
                marks = extra + persons.mark(article)
                there = article.source not in underway and graph.has(article)
                if there and graph.has(article, model=known() + marks):
                    done(article.source, "unchanged")
                else:
                    underway.add(article.source)
                    yield article

        def safe(written: Iterable[tuple[Entry, Added]]) -> None:
            for entry, outcome in written:
                tally.update(statements=entry.statements, events=entry.events, roles=entry.roles, words=entry.words)
                done(entry.ready.source, outcome)
                cards.lay(entry.sheet)

        batch: Batch[Entry] = Batch(graph)
        cards = Cards(graph.path)
        try:
            recalled = Recalled(Path(cache), known() + extra) if cache else None
            for entry in made(Entering(persons.all), fresh(), jobs, model, failed, recalled):
                persons.miss(entry.missed)
                safe(batch.put(entry, entry.ready))
            safe(batch.flush())
        except BaseException:  # Ctrl-C too: what was read is kept, and what is safe should be answered for
            with suppress(KgError):
                safe(batch.flush())
                cards.close()
                renew(graph, jobs)
            raise
        lost = {error.source for error in failures if not isinstance(error, Copied)}
        for place, error in enumerate(failures):
            if isinstance(error, Copied) and error.first in lost:  # else the news would be in neither
                failures[place] = error.orphaned()
                kept_failures.add(failures[place])
        cards.close()
        overruled(graph)
        renew(graph, jobs)
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
