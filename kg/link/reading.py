"""What read each article of a store, in little room: of millions of articles this is held at one time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.vocab import DATA, article_iri, expand

if TYPE_CHECKING:
    from kg.store import Store

RUN = f"{DATA}run:"
Turnover = tuple[list[str], list[str]]


class Reading:
    """By the key of an article what read it, the run's IRI; nearly all were read by one."""

    def __init__(self, store: Store) -> None:
        self._of: dict[str, str] = {}  # of one run without what its IRI begins with
        start = article_iri("")
        quads: Any = store.engine.quads_for_pattern(None, store.node(expand("prov:wasGeneratedBy")), None)
        for quad in quads:
            if quad.subject.value.startswith(start):
                key, run = quad.subject.value.removeprefix(start), quad.object.value
                both = " ".join(sorted({run, *self.run(key).split()})) if key in self._of else run
                self._of[key] = both.removeprefix(RUN) if both == run else both
        self.keys = sorted(self._of)

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.keys)

    def run(self, key: str) -> str:
        """What read this article."""
        found = self._of[key]
        return found if ":" in found else RUN + found


def turnover(held: Iterable[tuple[str, str]], now: Iterable[tuple[str, str]], most: float) -> Turnover | None:
    """Keys of articles that are gone and of those that are new, both with those that another run read; None where
    these are more than `most`, or nothing was held. Both come as key and run in the order of keys.
    """
    gone: list[str] = []
    new: list[str] = []
    left, before = iter(now), None
    key, run = next(left, ("", ""))
    for before, by in held:
        while key and key < before:
            new.append(key)
            key, run = next(left, ("", ""))
        if key != before or run != by:
            gone.append(before)
        if key == before:
            if run != by:
                new.append(key)
            key, run = next(left, ("", ""))
        if len(gone) + len(new) > most:
            return None
    if before is None:
        return None
    new += [key, *(key for key, _ in left)] if key else []
    return (gone, new) if len(gone) + len(new) <= most else None
