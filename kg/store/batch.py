"""Articles on their way into a store, many in one go: new ones are loaded in bulk, which is twice as quick as article
by article and leaves no log of its own behind. That is done beside what else the process has to do.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Thread
from typing import TYPE_CHECKING, Generic, TypeVar

from kg.records import Extraction
from kg.store.ready import Ready, ready

if TYPE_CHECKING:
    from kg.store.evidence_changes import Added
    from kg.store.oxigraph import Store

FULL = 200_000  # quads; the engine takes up to a million all or none
LONG = 10.0  # seconds that an article waits at most, as long as others come

Given = TypeVar("Given")


class Batch(Generic[Given]):
    """What was given and is not safe yet; `add`, `put` and `flush` yield what is, with what became of it, in the order
    in which it came. They raise StoreError where nothing could be written.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._given: list[Given] = []
        self._new: list[Ready] = []
        self._count = 0  # of their quads
        self._names: set[str] = set()  # keys and sources of what was given and is not safe
        self._since = 0.0
        self._writer: _Writer[Given] | None = None

    def add(self: Batch[Extraction], extraction: Extraction) -> Iterator[tuple[Extraction, Added]]:
        """Takes an article. Raises UnreadableInput for text that is not Unicode."""
        return self.put(extraction, ready(extraction))

    def put(self, given: Given, new: Ready) -> Iterator[tuple[Given, Added]]:
        """Takes an article that was made ready, with what it is to be called by when it is safe."""
        names = {new.key, new.source}
        if not self._names.isdisjoint(names):
            yield from self.flush()
        if not self._store.fresh(new):  # it changes what is there: a transaction of its own
            yield from self.flush()
            yield given, self._store.put(new)
            return
        self._since = self._since if self._given else time.monotonic()
        self._given.append(given)
        self._new.append(new)
        self._count += new.count
        self._names |= names
        if self._count >= FULL or time.monotonic() - self._since >= LONG:
            yield from self._hand_over()
        elif self._writer and self._writer.ready:
            yield from self._written()

    def flush(self) -> Iterator[tuple[Given, Added]]:
        """Writes all that was given, and waits for it."""
        yield from self._hand_over()
        yield from self._written()

    def _hand_over(self) -> Iterator[tuple[Given, Added]]:
        """Has what was given written, all or nothing, once what was handed over before is."""
        yield from self._written()
        if self._new:
            self._writer = _Writer(self._store, self._given, self._new)
            self._given, self._new, self._count = [], [], 0

    def _written(self) -> Iterator[tuple[Given, Added]]:
        """Waits for what was handed over."""
        writer = self._writer
        if writer:
            writer.wait()
            self._writer = None
            self._names = {name for new in self._new for name in (new.key, new.source)}
            if writer.error:
                raise writer.error
            for given in writer.given:
                yield given, "added"


class _Writer(Generic[Given]):
    """A batch that is being written."""

    def __init__(self, store: Store, given: list[Given], new: list[Ready]) -> None:
        self.given = given
        self.error: BaseException | None = None
        load = store.loading(new, "a batch of articles")

        def write() -> None:
            try:
                load()
            except BaseException as error:  # raised where it is waited for
                self.error = error

        self._thread = Thread(target=write, name="kg-writer", daemon=True)
        self._thread.start()

    @property
    def ready(self) -> bool:
        """Whether nobody would have to wait."""
        return not self._thread.is_alive()

    def wait(self) -> None:
        """Returns when it is written, or cannot be."""
        self._thread.join()
