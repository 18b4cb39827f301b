"""Directed dyads, one after the other: who did something to whom, for each of those who act and are acted on."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.dates import is_date
from kg.errors import UsageError
from kg.export.day import day
from kg.export.report import Report, Told, report
from kg.query.names import find
from kg.records import Event, Participant
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
    """Which dyads: by default the facts, that is what an article itself reports as so and PLOVER has a type for."""

    since: str | None = None
    until: str | None = None
    actors: frozenset[str] | None = None  # IRIs
    recipients: frozenset[str] | None = None
    types: frozenset[str] | None = None
    attributed: bool = False  # what somebody is reported to have said, too
    everything: bool = False  # what is denied, planned, imagined, long past or of no type, too

    def event(self, event: Event, published: str | None) -> bool:
        """Whether dyads of this event are wanted."""
        kind = event.plover.type if event.plover else None
        if self.types is not None and kind not in self.types:
            return False
        if not self.everything:
            own = replace(event, attributed_to=None) if self.attributed else event
            if kind is None or not own.fact:
                return False
        if self.since is None and self.until is None:
            return True
        on, _ = day(event.when, published)
        return on is not None and (self.since or "") <= on and (not self.until or on[: len(self.until)] <= self.until)

    def dyad(self, dyad: Dyad) -> bool:
        """Whether this dyad is among those of the sides that are wanted."""
        return _is(dyad.actor, self.actors) and _is(dyad.recipient, self.recipients)


def wanted(
    store: Store, *, since: str | None = None, until: str | None = None, actor: str | None = None,
    recipient: str | None = None, types: Collection[str] = (), attributed: bool = False, everything: bool = False,
) -> Wanted:  # fmt: skip
    """Which dyads, from what a person gives: names, IRIs or Wikidata ids, PLOVER's types, dates.

    UsageError for a type or date that is none, NotFound for a name that nobody in the store has.
    """
    for date in (since, until):
        if date is not None and not is_date(date):
            raise UsageError(f"a date should be such as 2025, 2025-04 or 2025-04-06, not {date!r}")
    kinds = frozenset(kind.upper() for kind in types)
    unknown = sorted(kinds - set(plover_types()))
    if unknown:
        raise UsageError(f"PLOVER has no type {unknown[0]!r}; it has {', '.join(plover_types())}")
    sides = [None if name is None else frozenset(find(store, name)) for name in (actor, recipient)]
    return Wanted(since, until, sides[0], sides[1], kinds or None, attributed, everything)


def dyads(store: Store, which: Wanted = Wanted()) -> Iterator[Dyad]:
    """The dyads of a store by date of publication, article and place in it.

    One article at a time is held in memory, and of all others only name and date.
    """
    dates = store.query("SELECT ?a (STR(?d) AS ?date) { ?a a kg:Article OPTIONAL { ?a schema:datePublished ?d } }").rows
    for _, article in sorted((str(date or ""), str(iri)) for iri, date in dates):
        yield from of_report(report(store, article), which)


def of_report(report: Report, which: Wanted) -> Iterator[Dyad]:
    """The wanted dyads of one article; nobody is paired with themselves."""
    for told in report.told:
        event = told.event
        if not which.event(event, report.article.published):
            continue
        pairs = [(actor, target) for actor in event.doers for target in event.targets or (None,)]
        pairs = [(actor, target) for actor, target in pairs if target is None or not _same(actor, target)]
        for number, (actor, target) in enumerate(pairs, 1):
            dyad = Dyad(report, told, actor, target, number if len(pairs) > 1 else None)
            if which.dyad(dyad):
                yield dyad


def _same(one: Participant, other: Participant) -> bool:
    if one.resolution and other.resolution:
        return one.resolution.entity.iri == other.resolution.entity.iri
    return one.span == other.span


def _is(side: Participant | None, iris: frozenset[str] | None) -> bool:
    return iris is None or bool(side and side.resolution and side.resolution.entity.iri in iris)
