"""Which story of a store is meant: by a cluster's id, by words of a statement, or the one that most outlets tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

from kg.errors import NotFound
from kg.link.clusters import clusters
from kg.link.records import Cluster
from kg.link.said import said
from kg.records import Extraction
from kg.view.compare_labels import many, shortened
from kg.view.compare_story import Story, most_told, story_of, told

NAMED = 5  # candidates in a message
ID = re.compile(r"(?:urn:kg:cluster:)?([0-9a-f]{4,20})")


class Held(Protocol):
    """An article that a store holds."""

    @property
    def iri(self) -> str:
        """Its name in the store."""
        ...


class Texts(Protocol):
    """All that the page needs of a store: its articles and what was read in them."""

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
    extractions = [store.extraction(held.iri) for held in store.articles()]
    found = list(clusters(one for extraction in extractions for one in said(extraction)))
    shared = [cluster for cluster in found if len({member.article for member in cluster.members}) > 1]
    core = chosen(shared, wanted)
    if whole or wanted is None:
        return story_of(core, shared, extractions)
    keys = {member.article for member in core.members}
    return told([extraction for extraction in extractions if extraction.article.key in keys], [core])


def chosen(found: Sequence[Cluster], wanted: str | None) -> Cluster:
    """The cluster that is meant; NotFound where there is none, or several."""
    if wanted is None:
        core = most_told(found)
        if core is None:
            raise NotFound("no statement stands in more than one report here, so there is nothing to compare")
        return core
    name = ID.fullmatch(wanted.strip().casefold())
    fits = [cluster for cluster in found if name and cluster.id.startswith(name[1])]
    fits = fits or [cluster for cluster in found if _has(cluster, wanted)]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise NotFound(
            f"no statement in more than one report has the id or the words {wanted!r}; "
            f"there are {many(len(found), 'such statement')}, and without a name --story takes the one most outlets have"
        )
    fits.sort(key=lambda cluster: (-len(cluster.outlets), -len(cluster.members), cluster.id))
    some = "; ".join(f"{cluster.id} ({_named(cluster)})" for cluster in fits[:NAMED])
    more = f"; and {len(fits) - NAMED} more" if len(fits) > NAMED else ""
    raise NotFound(f"{wanted!r} fits {many(len(fits), 'statement')}: {some}{more}")


def _has(cluster: Cluster, wanted: str) -> bool:
    words = " ".join(wanted.casefold().split())
    return bool(words) and any(words in " ".join(member.text.casefold().split()) for member in cluster.members)


def _named(cluster: Cluster) -> str:
    return f"{cluster.label or 'not named'}: {shortened(cluster.canonical, 60)}"
