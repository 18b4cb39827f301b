"""Shards → a store, as if its articles had been read here."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kg.errors import KgError, NotFound, UnreadableInput, UsageError
from kg.scale.places import Place, is_address
from kg.scale.shards import FAILED, LIST, QUADS, RECORDS, Listing, Row, listing, rows_of

if TYPE_CHECKING:
    from kg.scale.entering import Entry
    from kg.store import Added


@dataclass(frozen=True, slots=True)
class Loaded:
    """Of 12 articles in 3 blocks 10 were added and 2 were there; one more had failed; in 4 seconds."""

    blocks: int
    added: int
    replaced: int
    unchanged: int
    failures: tuple[UnreadableInput, ...]
    unfinished: tuple[str, ...]  # places where no run has come to its end
    misfits: tuple[str, ...]
    seconds: float


def load(
    places: Sequence[str],
    *,
    store: str | Path,
    jobs: int | None = 1,
    on_done: Callable[[str, str], None] | None = None,
) -> Loaded:
    """Add what shards hold to a store, made where it is not there yet; derive the knowledge layer and link.

    A place is a folder or address of shards, or one file of a block. The order is that of the lists, so that a later
    article of a source replaces an earlier one as in a build. What can be done without the store is done by `jobs`
    processes (0: one per core; None: one for few articles). `on_done` hears each article's source and outcome once it
    is safe. Raises StoreError for what is damaged, NotFound for a place without shards, UsageError for a file of
    articles or where a package is missing.
    """
    from kg.link.cards import Cards
    from kg.link.corrected import Corrected, overruled
    from kg.link.stage import renew
    from kg.scale.entering import Entering
    from kg.scale.recorded import entries
    from kg.store import open_store
    from kg.store.batch import Batch
    from kg.store.failures import Failures

    started, tally, failures = time.monotonic(), Counter[str](), list[UnreadableInput]()
    found = [shards_at(place) for place in places]
    with open_store(store, create=True) as graph:
        known, persons = Failures(graph.path), Corrected(graph)
        batch: Batch[Entry] = Batch(graph)
        cards = Cards(graph.path)

        def failed(error: UnreadableInput) -> None:
            failures.append(error)
            known.add(error)
            if on_done:
                on_done(error.source, "failed")

        def safe(written: Iterable[tuple[Entry, Added]]) -> None:
            for entry, outcome in written:
                cards.lay(entry.sheet)
                tally[outcome] += 1
                known.read(entry.ready.source)
                if on_done:
                    on_done(entry.ready.source, outcome)

        try:
            for entry in entries(Entering(persons.all), chain.from_iterable(_rows(*one) for one in found), jobs):
                if isinstance(entry, UnreadableInput):
                    failed(entry)
                    continue
                persons.miss(entry.missed)
                safe(batch.put(entry, entry.ready))
            safe(batch.flush())
        except BaseException:  # Ctrl-C too
            with suppress(KgError):
                safe(batch.flush())
                cards.close()
            raise
        cards.close()
        overruled(graph)
        renew(graph, jobs)
        graph.settle()
        known.close()
        misfits = persons.missed()
    return Loaded(
        sum(len(held.names) for _, held in found), tally["added"], tally["replaced"], tally["unchanged"],
        tuple(failures), tuple(place.where for place, held in found if not held.whole), misfits,
        time.monotonic() - started,
    )  # fmt: skip


def _rows(place: Place, held: Listing) -> Iterator[Row | UnreadableInput]:
    yield from held.failures
    there = place.names()
    for name in held.names:
        yield from rows_of(name, place, there)


def shards_at(given: str) -> tuple[Place, Listing]:
    """The place of these shards, and which of them in which order; of a run that is not at its end those there are."""
    path = PurePosixPath(given)
    for end in (RECORDS, QUADS, FAILED):
        if given.endswith(end):
            folder = given[: -len(path.name) - 1] if is_address(given) else str(path.parent)
            return Place(folder), Listing((path.name.removesuffix(end),))
    place = Place(given.removesuffix(f"/{LIST}"))
    if not is_address(given) and Path(place.where).is_file():
        raise UsageError(
            f"{given} is a file and no shards: articles go to kg build ({given} --out FOLDER writes shards of them), "
            "and kg load takes that folder"
        )
    told = listing(place)
    if told is None:
        there = place.names()
        names = tuple(sorted(name.removesuffix(QUADS) for name in there if name.endswith(QUADS)))
        told = Listing(names, whole=False)
    if not told.names and not told.failures and not told.whole:
        raise NotFound(f"no shards in {given}; kg build ARTICLES… --out {given} writes them")
    return place, told
