"""Articles → shards: read here, understood by worker processes here or by actors on the machines of a Ray cluster."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from kg.errors import StoreError, UnreadableInput
from kg.records import Article
from kg.scale.blocks import SIZE, Block, blocks
from kg.scale.places import PART, Place, read_all
from kg.scale.shards import QUADS, RECORDS, Listing, Outcome, Written, damaged, done, keep, listing, press
from kg.scale.understanding import Failed, reader_version, start_reading, understand

Engine = Callable[[Iterable[Block], Place], Iterator[Written]]


@dataclass(slots=True)
class Sharded:
    """120 articles in 2 blocks were written, 640 in 10 blocks were there already, 3 failed; in 40 seconds."""

    articles: int = 0
    blocks: int = 0
    kept: int = 0
    kept_blocks: int = 0
    statements: int = 0
    events: int = 0
    roles: int = 0
    words: int = 0
    seconds: float = 0.0
    failures: list[UnreadableInput] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)  # files that were not whole; their blocks were made anew


def shard(
    paths: Sequence[str],
    out: str,
    engine: Engine,
    *,
    model: str | None = None,
    any_language: bool = False,
    size: int = SIZE,
    on_error: Failed | None = None,
    on_done: Callable[[str, int], None] | None = None,
) -> Sharded:
    """Write the shards of these paths to a folder or address and, when all are there, the list of them.

    Blocks that are there, and whole, are not read again. `on_done` hears of each block its name and how many articles
    are safe by it. Raises UsageError where pyarrow or fsspec is missing, KgError where the workers cannot work, OSError
    where it cannot be written.
    """
    from kg.plugins import installed, version
    from kg.read import read

    started, told, early = time.monotonic(), Sharded(), list[UnreadableInput]()
    place = Place(out)
    there = place.sizes()
    sizes = _recorded(place)
    names: list[str] = []

    def failed(error: UnreadableInput) -> None:
        told.failures.append(error)
        if on_error:
            on_error(error)

    def unread(error: UnreadableInput) -> None:
        early.append(error)
        failed(error)

    def reading(given: list[str], note: Failed) -> Iterator[Article]:
        return read(given, on_error=note, any_language=any_language)

    def fresh() -> Iterator[Block]:
        for block in blocks(read_all(paths, reading, unread), reader_version(model) + version(installed()), size):
            names.append(block.name)
            wrong = damaged(block.name, there, sizes, place) if done(block.name, there) else []
            told.damaged += wrong
            if wrong or not done(block.name, there):
                yield block
                continue
            told.kept += len(block.articles)
            told.kept_blocks += 1

    for written in engine(fresh(), place):
        told.blocks += 1
        for name in ("articles", "statements", "events", "roles", "words"):
            setattr(told, name, getattr(told, name) + getattr(written, name))
        for error in written.failures:
            failed(error)
        if on_done:
            on_done(written.name, written.articles)
    listed, found = tuple(dict.fromkeys(names)), place.sizes()
    files = (name + end for name in listed if done(name, found) for end in (RECORDS, QUADS))
    keep(place, Listing(listed, tuple(early), sizes={file: found[file] for file in files}))
    place.remove(name for name in there if name.endswith(PART))  # of a run that was killed
    told.seconds = time.monotonic() - started
    return told


def _recorded(place: Place) -> Mapping[str, int]:
    """The sizes of files by the list of the last run; a damaged list is written anew."""
    try:
        last = listing(place)
    except StoreError:
        last = None
    return last.sizes if last else {}


def here(jobs: int | None, model: str | None) -> Engine:
    """The engine of one machine: the worker processes of `kg build`."""

    def engine(todo: Iterable[Block], place: Place) -> Iterator[Written]:
        waiting: deque[Block] = deque()
        outcomes: list[Outcome] = []

        def articles() -> Iterator[Article]:
            for block in todo:
                waiting.append(block)
                yield from block.articles

        def whole() -> Iterator[Written]:
            while waiting and len(outcomes) >= len(waiting[0].articles):
                block = waiting.popleft()
                mine = outcomes[: len(block.articles)]
                del outcomes[: len(mine)]
                yield press(block, mine, place)

        for extraction in understand(articles(), jobs, model, outcomes.append):
            outcomes.append(extraction)
            yield from whole()
        yield from whole()

    return engine


def on_ray(address: str | None, jobs: int | None, model: str | None) -> Engine:
    """The engine of many machines; without an address one that is started here, on loopback alone, and stopped."""
    from kg.scale.ray_cluster import cluster
    from kg.scale.ray_engine import spread

    def engine(todo: Iterable[Block], place: Place) -> Iterator[Written]:
        with cluster(address, jobs):
            yield from spread(partial(start_reading, model), todo, place, jobs)

    return engine
