"""A store mended: damaged graphs are read anew from the texts that they keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError, UnreadableInput

if TYPE_CHECKING:
    from kg.store.check import Damage


@dataclass(frozen=True, slots=True)
class Repaired:
    """Two articles were read anew; the text of one, from reports/a.md, was damaged too."""

    mended: int
    lost: tuple[str, ...]


def decisions(path: Path) -> Iterator[str]:
    """What is wrong with the files in a store's folder that hold what its user decided, in words."""
    from kg.link.entities.overrules import DIFFERENT, SAME
    from kg.link.entities.overrules import read as merged
    from kg.resolve.correction_file import NAME
    from kg.resolve.correction_file import read as corrected

    for read, name in ((corrected, NAME), (merged, SAME), (merged, DIFFERENT)):
        try:
            read(path / name)
        except (KgError, OSError) as error:
            yield str(error) if str(path) in str(error) else f"{path / name}: {error}"


def mend(path: Path, found: Sequence[Damage], *, jobs: int | None = 1, model: str | None = None) -> Repaired:
    """Reads anew what can be, takes out what cannot, derives and links all anew; raises StoreError.

    What is taken out is among the store's failures before it goes, so that it is tried again from its source. Stopped
    in the middle, what was not read anew yet is found again. With damage, what an earlier version read is read anew
    too. A torn list of failures is written anew from what is left of it.
    """
    from kg.link.entities.merging import derive
    from kg.link.stage import link
    from kg.pipeline import build
    from kg.store import open_store
    from kg.store.check import check
    from kg.store.failures import Failures

    lost = [one for one in found if not one.readable]
    with open_store(path) as store:
        failures = Failures(path)
        if failures.damage():
            failures.mend()
        for one in lost:
            for source in one.sources:
                failures.add(UnreadableInput(source, f"it was taken out of the store, where {one.what}"))
            store.remove(one.article)
        for one in found:
            if one.readable:
                store.distrust(one.article)
    if found:
        build((), store=path, again=True, jobs=jobs, model=model, on_error=lambda error: None)
    with open_store(path) as store:
        derive(store, force=True)
        link(store, again=True)
        store.settle()  # a marker that was written anew knows no version; the graphs do
        still = {damage.article for damage in check(store.engine) if damage}
    failing = [one for one in found if one.readable and one.article in still]
    gone = tuple(source for one in (*lost, *failing) for source in one.sources)
    return Repaired(len(found) - len(lost) - len(failing), gone)
