"""Directed dyads, one after the other: who did something to whom, for each of those who act and are acted on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from kg.dates import check_period, ends, may_lie
from kg.errors import UsageError
from kg.export.day import date
from kg.export.report import Report, Told, report
from kg.export.united import standing, united
from kg.query.acting import acting
from kg.records import Event, Participant, Span
from kg.store.plover import types as plover_types

if TYPE_CHECKING:
    from kg.store import Store


@dataclass(frozen=True, slots=True)
class Dyad:
    """France → Russia, one of the two dyads of the event 'France and Germany condemned Russia'."""

    report: Report
    told: Told
    actor: Participant
    recipient: Participant | None
    number: int | None = None  # from 1, where the event has several

    @property
    def event(self) -> Event:
        """The event itself."""
        return self.told.event


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which dyads: by default those of facts (`kg.records.is_fact`), whether or not PLOVER has a type for them."""

    since: str | None = None
    until: str | None = None
    actors: frozenset[str] | None = None  # IRIs
    recipients: frozenset[str] | None = None
    types: frozenset[str] | None = None
    attributed: bool = False  # what would be a fact if it were not only somebody's words, too
    everything: bool = False  # what is denied, planned, imagined, long past or somebody's words, too
    typed: bool = False  # only what PLOVER has a type for

    def event(self, event: Event) -> bool:
        """Whether dyads of this event are wanted, whenever it happened."""
        kind = event.plover.type if event.plover else None
        if (self.typed and kind is None) or (self.types is not None and kind not in self.types):
            return False
        own = replace(event, attributed_to=None) if self.attributed else event
        return self.everything or own.fact

    def on(self, date: str | None) -> bool | None:
        """Whether any day that a date may mean lies in the period that is wanted; None where a period is and there is
        no date.
        """
        if (self.since or self.until) and ends(date or "") is None:
            return None
        return may_lie(date, self.since, self.until)

    def dyad(self, dyad: Dyad) -> bool:
        """Whether this dyad is among those of the sides that are wanted."""
        return _is(dyad.actor, self.actors) and _is(dyad.recipient, self.recipients)


def wanted(
    store: Store, *, since: str | None = None, until: str | None = None, actor: str | None = None,
    recipient: str | None = None, types: Collection[str] = (), attributed: bool = False, everything: bool = False,
    typed: bool = False,
) -> Wanted:  # fmt: skip
    """Which dyads, from what a person gives: names, IRIs or Wikidata ids, PLOVER's types, dates.

    UsageError for a type or period that is none, NotFound for a name that nobody in the store has.
    """
    check_period(since, until)
    kinds = frozenset(kind.upper() for kind in types)
    unknown = sorted(kinds - set(plover_types()))
    if unknown:
        raise UsageError(f"PLOVER has no type {unknown[0]!r}; it has {', '.join(plover_types())}")
    sides = [None if name is None else frozenset(acting(store, name)) for name in (actor, recipient)]
    return Wanted(since, until, sides[0], sides[1], kinds or None, attributed, everything, typed)


def dyads(
    store: Store, which: Wanted = Wanted(), *, on_undated: Callable[[Dyad], None] | None = None
) -> Iterator[Dyad]:
    """The dyads of a store by date of publication, article and place in it.

    Where a period is wanted, those without any date cannot be told to lie in it: they go to `on_undated`. Entities
    that were judged to be one are one. One article at a time is held in memory, and of all others only name and date.
    """
    dates = store.query("SELECT ?a (STR(?d) AS ?date) { ?a a kg:Article OPTIONAL { ?a schema:datePublished ?d } }").rows
    known = standing(store)
    for _, article in sorted((str(day or ""), str(iri)) for iri, day in dates):
        yield from of_report(united(report(store, article), known), which, on_undated)


def of_report(report: Report, which: Wanted, on_undated: Callable[[Dyad], None] | None = None) -> Iterator[Dyad]:
    """The wanted dyads of one article; nobody is paired with themselves, and what is mutual goes both ways."""
    for told in report.told:
        event = told.event
        there = which.on(date(event.when, report.article.published))
        if there is False or not which.event(event):
            continue
        pairs = _pairs(told)
        for number, (actor, target) in enumerate(pairs, 1):
            dyad = Dyad(report, told, actor, target, number if len(pairs) > 1 else None)
            if which.dyad(dyad):
                if there:
                    yield dyad
                elif on_undated:
                    on_undated(dyad)


def _pairs(told: Told) -> list[tuple[Participant, Participant | None]]:
    event = told.event
    if not event.targets:
        return [(actor, None) for actor in event.doers]
    pairs = list(product(event.doers, event.targets))
    if told.mutual:
        pairs += [(target, actor) for actor, target in pairs]
    found: dict[tuple[str | Span, str | Span], tuple[Participant, Participant | None]] = {}
    for actor, target in pairs:
        if (one := _who(actor)) != (other := _who(target)):
            found.setdefault((one, other), (actor, target))
    return list(found.values())


def _who(side: Participant) -> str | Span:
    return side.resolution.entity.iri if side.resolution else side.span


def _is(side: Participant | None, iris: frozenset[str] | None) -> bool:
    return iris is None or bool(side and side.resolution and side.resolution.entity.iri in iris)
