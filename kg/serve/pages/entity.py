"""An entity's page: who it is by whose account, what it said and did, what was said about it and done to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyoxigraph as ox

from kg.serve.pages.asking import Asking, node
from kg.serve.pages.items import Done, Origin, Said, done, said
from kg.serve.pages.otherwise import contradictions
from kg.serve.pool import Refused
from kg.store.properties import KINDS
from kg.vocab import WD

FIRST, LISTED = 5, 40  # of each section on the page of all, and on a page of one section
SECTIONS = ("said", "about", "did", "undergone")


@dataclass(frozen=True, slots=True)
class Section:
    """What somebody said: the first 5 of 143."""

    name: str
    total: int
    items: tuple[Said | Done, ...]


@dataclass(slots=True)
class Office:
    """Secretary General of NATO, as two outlets have it."""

    office: str
    organisation: str | None
    name: str | None
    former: bool
    first: str | None
    last: str | None
    accounts: dict[str, Origin] = field(default_factory=dict)  # by outlet


def gather(asking: Asking, given: dict[str, Any]) -> dict[str, Any]:
    """What the page shows; Refused for an entity that is not here."""
    iri = node(given["iri"])
    iri = next((node(one) for (one,) in asking.rows("one", iri)), iri)
    about = asking.rows("entity", iri)
    if not about:
        raise Refused(404, f"nobody and nothing here has the IRI {given['iri']}")
    label, kind, mentions, articles = about[0]
    show = given["show"] if given["show"] in SECTIONS else None
    page = given["page"] if show else 1
    names = (show,) if show else SECTIONS
    count = LISTED if show else FIRST
    every = [iri, *(node(other) for (other,) in asking.rows("merged", iri))]
    sections = [_section(asking, name, every, (count, count * (page - 1))) for name in names]
    return {
        "iri": iri.value, "label": label, "kind": KINDS.get(kind, "thing"), "mentions": int(mentions or 0),
        "articles": int(articles or 0), "aliases": [alias for (alias,) in asking.rows("aliases", iri)],
        "wikidata": iri.value if iri.value.startswith(WD) else None, "offices": _offices(asking, iri),
        "merged": asking.rows("merged_why", *every) if len(every) > 1 else [],
        "otherwise": [] if show else contradictions(asking, "otherwise_of", *every),
        "sections": sections, "show": show, "page": page, "pages": -(-sections[0].total // LISTED) if show else 1,
    }  # fmt: skip


def _section(asking: Asking, name: str, iris: list[ox.NamedNode], part: tuple[int, int]) -> Section:
    read = said if name in ("said", "about") else done
    found = asking.rows(name, *iris, part=part)
    more = part[1] > 0 or len(found) == part[0]
    total = asking.number(f"{name}_count", *iris) if more else len(found)
    return Section(name, total, tuple(read(asking, article, item) for item, article, *_ in found))


def _offices(asking: Asking, iri: ox.NamedNode) -> list[Office]:
    found: dict[str, Office] = {}
    for holding, office, where, name, former, first, last, article, outlet, source in asking.rows("offices", iri):
        own = found.setdefault(holding, Office(office, where, name, former == "true", first, last))
        account = Origin(article, outlet, None, None, source)
        own.accounts.setdefault(account.where, account)
    return list(found.values())
