"""One story in many reports: which articles belong to it, and its claims with each outlet's wording."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.link.contradictions import contradictions
from kg.link.contradictions.news import ALIKE, alike, news, same_news
from kg.link.contradictions.records import Contradiction, News
from kg.link.copies import copies, header
from kg.link.copies.sources import Source, independent_sources
from kg.link.drift import drift, fullest
from kg.link.records import Cluster, Drift, Said
from kg.records import Article, Extraction, Span, outlet_of

LAST = "9"  # what has no date stands after what has one


@dataclass(frozen=True, slots=True)
class Wording:
    """Sample Herald has 'The Russians must also dance tango', a paraphrase of the fullest wording."""

    said: Said
    drift: Drift | None  # from the fullest wording; None for that one itself
    sentence: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Rutte's remark about the tango, in four reports' words, the earliest first."""

    cluster: Cluster
    wordings: tuple[Wording, ...]
    sources: tuple[Source, ...]  # one for each source that copies no other
    elsewhere: tuple[Said, ...] = ()  # the same in reports of other news, the earliest first

    @property
    def articles(self) -> frozenset[str]:
        """Keys of the articles that have it."""
        return frozenset(wording.said.article for wording in self.wordings)

    def kinds(self, wording: Wording) -> Iterator[tuple[str, str]]:
        """How a wording differs from the fullest, and why: 'fullest' for that one itself, then the drift's kind, and
        'speaker' where it is given to somebody else than the cluster's speaker.
        """
        yield (wording.drift.kind, wording.drift.why) if wording.drift else ("fullest", "")
        here, there = wording.said.label, self.cluster.label
        if here and there and not {*here.casefold().split()} & {*there.casefold().split()}:
            yield "speaker", f"given to {here} here, to {there} elsewhere"

    def told_by(self, clash: Contradiction) -> bool:
        """Whether one side of a contradiction stands in the sentences of this claim."""
        sides = {(side.article, side.span) for side in (clash.one, clash.other)}
        return any(
            wording.said.article == article and wording.sentence.overlaps(span)
            for wording in self.wordings
            for article, span in sides
        )

    @property
    def full(self) -> Wording:
        """The fullest wording, which the others are held against."""
        return next(wording for wording in self.wordings if wording.drift is None)


@dataclass(frozen=True, slots=True)
class Story:
    """Five reports of one interview, what at least two of them tell, and where they tell it otherwise."""

    articles: tuple[Article, ...]  # the earliest first
    claims: tuple[Claim, ...]  # what most outlets have first
    contradictions: tuple[Contradiction, ...]
    sources: tuple[Source, ...]  # one for each source that copies no other
    apart: tuple[Article, ...] = ()  # of the same news, but without any of this

    @property
    def outlets(self) -> tuple[str, ...]:
        """The columns: publishers, and where none is known the article's key; the earliest first."""
        return tuple(dict.fromkeys(outlet_of(each.publisher, each.key) for each in self.articles))


def most_told(clusters: Iterable[Cluster]) -> Cluster | None:
    """The cluster that most outlets have; of several, the one with most members."""
    return max(clusters, key=lambda found: (len(found.outlets), len(found.members), found.id), default=None)


def around(core: Cluster, clusters: Iterable[Cluster], known: Mapping[str, News]) -> frozenset[str]:
    """Keys of the articles of the story that a cluster is part of: those that have it, those of the same news that
    share another cluster with one of these, and those that are the same news as most of them.

    One step from the core and no further, so that stories that follow each other do not become one.
    """
    told = {member.article for member in core.members}
    met: dict[str, set[str]] = defaultdict(set)
    for each in clusters:
        holders = {member.article for member in each.members}
        if holders & told:
            for holder in holders:
                met[holder] |= holders & told
    found = set(told)
    for key, one in known.items():
        near = {other for other in told if other in known and _near(one, known[other])}
        if near & met[key] or 2 * len(near) > len(told):
            found.add(key)
    return frozenset(found)


def _near(one: News, other: News) -> bool:
    return same_news(one, other) and alike(one, other) >= ALIKE


def story_of(core: Cluster, clusters: Sequence[Cluster], extractions: Sequence[Extraction]) -> Story:
    """The whole story that a cluster is part of."""
    known = {extraction.article.key: news(extraction.article) for extraction in extractions}
    keys = around(core, clusters, known)
    return told([extraction for extraction in extractions if extraction.article.key in keys], clusters)


def told(extractions: Collection[Extraction], clusters: Iterable[Cluster]) -> Story:
    """The story that these articles tell: the clusters of which at least two of them have a wording."""
    ordered = sorted(extractions, key=lambda found: _when(found.article))
    held = {extraction.article.key: extraction for extraction in ordered}
    articles = [extraction.article for extraction in ordered]
    shared = list(copies(articles))
    headers = {article.key: header(article) for article in articles}
    claims = []
    for cluster in clusters:
        inside = [member for member in cluster.members if member.article in held]
        if len({member.article for member in inside}) > 1:
            places = [(m.article, Span(start, end, "")) for m in inside for start, end in m.spans]
            claims.append(
                Claim(
                    cluster, _wordings(_within(cluster, inside), held), independent_sources(places, shared, headers),
                    tuple(member for member in cluster.members if member.article not in held),
                )
            )  # fmt: skip
    found = tuple(contradictions(ordered))
    used = {key for claim in claims for key in claim.articles} | {e.article for c in found for e in (c.one, c.other)}
    rank = {article.key: place for place, article in enumerate(articles)}
    return Story(
        tuple(article for article in articles if article.key in used),
        tuple(sorted(claims, key=lambda claim: _rank(claim, rank))),
        found,
        independent_sources([(article.key, None) for article in articles if article.key in used], shared, headers),
        tuple(article for article in articles if article.key not in used),
    )


def _within(cluster: Cluster, inside: list[Said]) -> Cluster:
    """The cluster as far as these members go, with the fullest of their wordings."""
    if len(inside) == len(cluster.members):
        return cluster
    best = max(inside, key=lambda m: (m.text == cluster.canonical, m.manner == "direct", len(m.text)))
    return Cluster(cluster.speaker, cluster.label, best.text, tuple(inside), cluster.links)


def _wordings(cluster: Cluster, held: Mapping[str, Extraction]) -> tuple[Wording, ...]:
    drifts = {each.member: each for each in drift(cluster)}
    full = fullest(cluster)
    sentences = {
        (key, statement.id): statement.sentence
        for key in {member.article for member in cluster.members}
        for statement in held[key].statements
    }
    return tuple(
        Wording(member, None if member.key == full.key else drifts[member.key], sentences[member.key])
        for member in sorted(cluster.members, key=lambda m: (_when(held[m.article].article), m.order))
    )


def _when(article: Article) -> tuple[str, str, str]:
    return article.published or LAST, article.source, article.key


def _rank(claim: Claim, rank: Mapping[str, int]) -> tuple[int, int, int, str]:
    """What more outlets have comes first, then as the earliest report tells it."""
    first = claim.wordings[0].said
    outlets = {wording.said.outlet for wording in claim.wordings}
    return -len(outlets), rank[first.article], first.order, claim.cluster.id
