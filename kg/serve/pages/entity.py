"""An entity's page: who it is by whose account, what it said and did, what was said about it and done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pyoxigraph as ox

from kg.dates import is_date
from kg.serve.pages.asking import Asking, node
from kg.serve.pages.items import Done, Origin, Said, done, said
from kg.serve.pages.lines import SECTIONS, Lines, lines, part
from kg.serve.pages.network_around import around
from kg.serve.pages.otherwise import contradictions
from kg.serve.pages.remembered import remembered
from kg.serve.pages.timeline import timeline
from kg.serve.pool import Refused
from kg.store.properties import KINDS
from kg.vocab import WD

FIRST, LISTED = 5, 20  # of each section on the page of all, and on a page of one section
ACCOUNTS = 5  # outlets that are named for an office


@dataclass(frozen=True, slots=True)
class Section:
    """What somebody said: the first 5 of 143."""

    name: str
    total: int
    items: tuple[Said | Done, ...]


@dataclass(slots=True)
class Office:
    """Secretary General of NATO, as two outlets have it, from April to June 2025."""

    office: str
    organisation: str | None
    name: str | None
    former: bool
    first: str | None
    last: str | None
    outlets: int = 0
    accounts: dict[str, Origin] = field(default_factory=dict)  # by outlet, the first of them


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows; Refused for an entity that is not here."""
    iri = node(given["iri"])
    iri = next((node(one) for one in asking.values(iri, "kg:mergedInto")), iri)
    about = asking.rows("entity", iri)
    if not about:
        raise Refused(404, f"nobody and nothing here has the IRI {given['iri']}")
    label, kind, mentions, articles = about[0]
    show = given["show"] if given["show"] in SECTIONS else None
    when = given.get("when") if is_date(given.get("when") or "") else None
    page = given["page"] if show else 1
    every = [iri, *(node(other) for other in asking.subjects("kg:mergedInto", iri))]
    found = {name: lines(asking, name, every) for name in ([show] if show else SECTIONS)}
    count = LISTED if show else FIRST
    sections = [
        _section(asking, name, every, own.within(when), (count, count * (page - 1))) for name, own in found.items()
    ]
    disputed = any(asking.subjects("kg:concerns", each) for each in every)
    return {
        "iri": iri.value, "label": label, "kind": KINDS.get(kind, "thing"), "mentions": int(mentions or 0),
        "articles": int(articles or 0), "aliases": asking.values(iri, "skos:altLabel"),
        "wikidata": iri.value if iri.value.startswith(WD) else None, "offices": [] if show else offices(asking, iri),
        "merged": asking.rows("merged_why", *every) if len(every) > 1 else [],
        "otherwise": [] if show or when or not disputed else contradictions(asking, "otherwise_of", *every),
        "denied": 0 if when else asking.number("denied", *every),
        "sections": sections, "show": show, "when": when, "page": page, "timeline": None if show else timeline(found),
        "pages": -(-sections[0].total // LISTED) if show else 1,
        "around": None if show or when else around(given.get("network"), iri.value),
    }  # fmt: skip


def _section(asking: Asking, name: str, iris: list[ox.NamedNode], own: Lines, place: tuple[int, int]) -> Section:
    read: Callable[[Asking, str, str], Said | Done] = said if name in ("said", "about") else done
    known = remembered(asking.engine)
    found = part(asking, name, iris, own, *place)
    items = (known.item(article, item, partial(read, asking, article, item)) for item, article in found)
    return Section(name, own.total, tuple(items))


def offices(asking: Asking, iri: ox.NamedNode) -> list[Office]:
    """The offices that reports give somebody, each with who says so first."""
    found: dict[str, Office] = {}
    if not asking.values(iri, "kg:holds"):
        return []
    for holding, office, where, name, former, first, last in asking.rows("offices", iri):
        found.setdefault(holding, Office(office, where, name, former == "true", first, last))
    for holding, own in found.items():
        for outlet, article, source in asking.rows("accounts", node(holding)):
            own.outlets += 1
            if len(own.accounts) < ACCOUNTS:
                account = Origin(article, outlet, None, None, source)
                own.accounts.setdefault(account.where, account)
    return list(found.values())
