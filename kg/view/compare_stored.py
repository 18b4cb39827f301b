"""Clusters as the graph of links of a store has them; of the articles only those are read that a page may show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from kg.link.contradictions.news import DAYS
from kg.link.records import Cluster, Judgement, Said
from kg.link.said import said
from kg.records import Extraction
from kg.store.iris import numbered
from kg.view.evidence import Store
from kg.view.rows import rows

NEARBY = 1_000  # articles of the same days that are looked at, beside those that share a statement


def stored(store: Store) -> dict[str, Cluster]:
    """Every cluster by its id, with members that know their words and their outlets, but not their places."""
    members: dict[str, dict[str, Said]] = defaultdict(dict)
    reasons: dict[str, str] = {}
    heads: dict[str, tuple[str | None, str | None, str]] = {}
    for cluster, speaker, label, canonical, why, statement, article, quote, outlet, day in rows(store, "clusters"):
        words = " ".join(quote.split())
        when = None if day is None else str(day)
        one = Said(_tail(article), statement, words, "indirect", 0, (), publisher=outlet, published=when)
        members[cluster].setdefault(statement, one)
        heads.setdefault(cluster, (speaker, label, canonical))
        reasons[cluster] = why
    links: dict[str, list[Judgement]] = defaultdict(list)
    home = {statement: cluster for cluster, held in members.items() for statement in held}
    for one, other, score, why in rows(store, "same"):
        if one in home and other in home:
            first, second = (members[home[place]][place].key for place in (one, other))
            links[home[one]].append(Judgement(first, second, float(score), why))
    return {
        _tail(cluster): Cluster(*heads[cluster], tuple(held.values()), _weakest(links[cluster], reasons[cluster]))
        for cluster, held in members.items()
    }


def _weakest(links: list[Judgement], why: str) -> tuple[Judgement, ...]:
    """The links in an order in which, of several as weak, the one comes first whose reason is the cluster's."""
    return tuple(sorted(links, key=lambda link: link.why != why))


def filled(clusters: Iterable[Cluster], extractions: Collection[Extraction]) -> Iterator[Cluster]:
    """The clusters, with the statements of these articles whole; the others stay as they are."""
    whole = {numbered("statement", *one.key): one for extraction in extractions for one in said(extraction)}
    for cluster in clusters:
        named = {member.key: whole.get(member.statement, member) for member in cluster.members}
        links = (
            replace(link, one=named[link.one].key, other=named[link.other].key)
            for link in cluster.links
            if link.one in named and link.other in named
        )
        ordered = sorted(named.values(), key=lambda m: (m.published or "9", m.article, m.order))
        yield replace(cluster, members=tuple(ordered), links=tuple(links))


def candidates(core: Cluster, clusters: Iterable[Cluster], dates: Mapping[str, str | None]) -> set[str]:
    """Keys of the articles that may belong to the story of a cluster: those that share a statement with one that has
    it, and those of the same days.
    """
    told = {member.article for member in core.members}
    found = set(told)
    for cluster in clusters:
        holders = {member.article for member in cluster.members}
        if holders & told:
            found |= holders
    days = [day for key in sorted(told) if (day := _day(dates.get(key)))]
    near = [key for key in sorted(dates) if _near(_day(dates[key]), days)]
    return found | set(near[:NEARBY])


def _near(day: date | None, days: Sequence[date]) -> bool:
    return day is None or not days or any(abs((day - other).days) <= DAYS for other in days)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _tail(iri: str) -> str:
    return iri.rsplit(":", 1)[-1]
