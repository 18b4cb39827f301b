"""Clusters as plain rows, one of which is a line of JSON: with what each outlet made of it and how many sources it has.

with kg.open("my-store") as graph:
    for row in cluster_rows(graph.extraction(article.iri) for article in graph.articles()):
        print(json.dumps(row))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from kg.link.clusters import clusters
from kg.link.copies import Copy, Shared
from kg.link.copies.sources import count
from kg.link.drift import drift
from kg.link.records import Cluster, Drift, Said
from kg.link.said import said
from kg.records import Article, Extraction, Span

Row = dict[str, Any]


def cluster_rows(extractions: Iterable[Extraction]) -> Iterator[Row]:
    """Yield a row for each cluster of two statements and more."""
    statements: list[Said] = []
    articles: dict[str, Article] = {}
    for extraction in extractions:
        statements += said(extraction)
        articles[extraction.article.key] = extraction.article
    shared = Shared.of(articles.__getitem__)
    for cluster in clusters(statements):
        yield cluster_row(cluster, sources(cluster, shared)[0])


def sources(cluster: Cluster, shared: Shared) -> tuple[int, list[Copy]]:
    """How many independent sources stand behind a cluster: copies of one report are one. And what its reports share."""
    members = [(member.article, Span(start, end, "")) for member in cluster.members for start, end in member.spans]
    articles = {member.article for member in cluster.members}
    copies = shared.copies(articles)
    return count(members, copies, shared.headers(articles)), copies


def cluster_row(cluster: Cluster, sources: int) -> Row:
    """A cluster with how many independent sources stand behind it."""
    drifts = {each.member: each for each in drift(cluster)}
    return {
        "id": cluster.id,
        "speaker": cluster.speaker,
        "label": cluster.label,
        "canonical": cluster.canonical,
        "members": [_member(member, drifts.get(member.key)) for member in cluster.members],
        "outlets": list(cluster.outlets),
        "independent_sources": sources,
        "score": cluster.score,
        "why": cluster.why,
    }


def _member(member: Said, drifted: Drift | None) -> Row:
    return {
        "article": member.article,
        "statement": member.statement,
        "outlet": member.publisher,
        "published": member.published,
        "speaker": member.speaker,
        "label": member.label,
        "content": [{"start": start, "end": end} for start, end in member.spans],
        "text": member.text,
        "manner": member.manner,
        "drift": drifted.kind if drifted else None,
        "why": drifted.why if drifted else "the fullest wording",
    }
