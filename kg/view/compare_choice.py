"""Which story of a store is meant: by a cluster's id, by words of a statement, or the one that most outlets tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from kg.counted import counted
from kg.errors import NotFound
from kg.link.clusters import clusters
from kg.link.records import Cluster
from kg.link.said import said
from kg.records import Extraction
from kg.view.compare_labels import shortened
from kg.view.compare_stored import candidates, filled, stored
from kg.view.compare_story import Story, most_told, story_of, told
from kg.view.evidence import Store
from kg.vocab import article_iri

NAMED = 5  # candidates in a message
ID = re.compile(r"(?:urn:kg:cluster:)?([0-9a-f]{4,20})")


class Held(Protocol):
    """An article that a store holds."""

    @property
    def iri(self) -> str:
        """Its name in the store."""
        ...

    @property
    def published(self) -> str | None:
        """Its date."""
        ...


class Texts(Store, Protocol):
    """All that the page needs of a store: its articles, what was read in them, and their links."""

    @property
    def linked(self) -> bool:
        """Whether the graph of links is as new as the evidence."""
        ...

    def articles(self) -> Iterable[Held]:
        """What is held."""
        ...

    def extraction(self, iri: str) -> Extraction:
        """The records of one article."""
        ...


def compared(store: Texts, wanted: str | None = None, *, whole: bool = False) -> Story:
    """What a page is made of: one cluster in all its articles, or the `whole` story that it is part of.

    `wanted` is a cluster's id, the beginning of one, or words of a statement; without it, the story of the statement
    that most outlets have. Raises NotFound where it names none, or several.
    """
    known = stored(store) if store.linked else _grown(store)
    shared = {name: each for name, each in known.items() if len({member.article for member in each.members}) > 1}
    core = chosen(shared, wanted)
    keys = {member.article for member in core.members}
    if whole or wanted is None:
        dates = {held.iri.rsplit(":", 1)[-1]: held.published for held in store.articles()}
        keys = candidates(core, shared.values(), dates)
    extractions = [store.extraction(article_iri(key)) for key in sorted(keys)]
    full = list(filled(shared.values(), extractions))
    core = full[list(shared.values()).index(core)]
    if whole or wanted is None:
        return story_of(core, full, extractions)
    found = told(extractions, [core])
    own = sorted(found.contradictions, key=lambda clash: not any(claim.told_by(clash) for claim in found.claims))
    return replace(found, contradictions=tuple(own))  # those about the statement itself come first


def _grown(store: Texts) -> dict[str, Cluster]:
    """The clusters of a store whose links are not as new as its evidence."""
    found = clusters(one for held in store.articles() for one in said(store.extraction(held.iri)))
    return {cluster.id: cluster for cluster in found}


def chosen(found: Mapping[str, Cluster], wanted: str | None) -> Cluster:
    """The cluster that is meant; NotFound where there is none, or several."""
    if wanted is None:
        core = most_told(found.values())
        if core is None:
            raise NotFound("no statement stands in more than one report here, so there is nothing to compare")
        return core
    name = ID.fullmatch(wanted.strip().casefold())
    fits = [each for each in found.items() if name and each[0].startswith(name[1])]
    fits = fits or [each for each in found.items() if _has(each[1], wanted)]
    if len(fits) == 1:
        return fits[0][1]
    if not fits:
        raise NotFound(
            f"no statement in more than one report has the id or the words {wanted!r}; "
            f"there are {counted(len(found), 'such statement')}; without a name, --story takes what most outlets have"
        )
    fits.sort(key=lambda each: (-len(each[1].outlets), -len(each[1].members), each[0]))
    some = "; ".join(f"{given} ({_named(cluster)})" for given, cluster in fits[:NAMED])
    more = f"; and {len(fits) - NAMED} more" if len(fits) > NAMED else ""
    raise NotFound(f"{wanted!r} fits {counted(len(fits), 'statement')}: {some}{more}")


def _has(cluster: Cluster, wanted: str) -> bool:
    words = " ".join(wanted.casefold().split())
    return bool(words) and any(words in " ".join(member.text.casefold().split()) for member in cluster.members)


def _named(cluster: Cluster) -> str:
    return f"{cluster.label or 'not named'}: {shortened(cluster.canonical, 60)}"
