"""One list of things to do, done by this process or shared between several: few things are done sooner by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from kg.config import cores
from kg.scale.workers import Function, Item, Lost, Result, spread

FEW = 64  # articles; fewer are done sooner by one process than by several that each load the model first


def shared(
    start: Callable[[], Function[Item, Result]],
    items: Iterable[Item],
    batched: Callable[[Iterable[Item]], Iterable[Sequence[Item]]],
    jobs: int | None,
    patience: Callable[[Sequence[Item]], float],
) -> Iterator[Result | Lost[Item]]:
    """What becomes of the items, batch by batch in their order, by `jobs` processes (0: one per core; None: one for
    few) that each call `start()` once. One is this process, which calls it when there is something to do and has no
    `patience` to lose; more are those of `kg.scale.workers.spread`.
    """
    if jobs is None:
        items = iter(items)
        first = list(islice(items, FEW))
        jobs, items = (1 if len(first) < FEW else 0), chain(first, items)
    workers = jobs or cores()
    if workers > 1:
        yield from spread(start, batched(items), workers, patience=patience)
        return
    function: Function[Item, Result] | None = None
    for batch in batched(items):
        function = function or start()
        yield from function(batch)
