"""From the rows of a store to pieces of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.view.deed import deeds
from kg.view.evidence import Evidence, Store
from kg.view.rows import Words, kinds, origins, rows


def gather(store: Store, since: str | None = None, until: str | None = None) -> Iterator[Evidence]:
    """Every statement and event of a period, statements first, in the order of their articles' IRIs."""
    articles = origins(store, since, until)
    words = Words(store)
    about: dict[str, list[str]] = defaultdict(list)
    for node, entity in rows(store, "about"):
        about[node].append(entity)
    aimed: dict[str, str] = {}
    for node, entity in rows(store, "targets"):
        aimed.setdefault(node, entity)
    for node, article, speaker, source, cue, act, manner, negated, sentence in rows(store, "statements"):
        if article in articles:
            yield Evidence(
                id=node, relation="said", origin=articles[article], actor=speaker, actor_words=source,
                others=tuple(about[node]), action=act, cue=cue, recipient=None, object=None, sentence=sentence,
                spans=words.spans(node, sentence, "contentSpan"), kind=kinds().get(("act", act), "neutral"),
                negated=bool(negated), manner=manner, target=aimed.get(node),
            )  # fmt: skip
    for deed in deeds(store, since, until, words=words):
        actors = tuple(party.entity for party in deed.actors)
        others = dict.fromkeys(party.entity for party in (*deed.recipients, *deed.things))
        yield Evidence(
            id=deed.id, relation="did", origin=deed.origin, actor=next(iter(actors), None),
            actor_words=deed.actor_words, others=tuple(others), action=deed.action, cue=deed.cue,
            recipient=next((party.entity for party in deed.recipients), None), object=deed.object_words,
            sentence=deed.sentence, spans=deed.spans, kind=deed.kind, negated=deed.negated, modality=deed.modality,
            attributed=deed.attributed, fellows=actors[1:],
        )  # fmt: skip
