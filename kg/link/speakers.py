"""Speakers by the entity that stands for them: what 'Novak' said in one report and Jan Novak in another meets, where
the knowledge layer holds the two for one. The evidence keeps whom its article named.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kg.link.cards import Card
from kg.link.packed import pack, unpack
from kg.records import digest
from kg.store.iris import KNOWLEDGE
from kg.store.merged import standing
from kg.vocab import article_iri, expand

if TYPE_CHECKING:
    from kg.store import Store


class Speakers:
    """The merged entities that speak, as the knowledge layer of a store has them now."""

    def __init__(self, store: Store) -> None:
        self._same: dict[str, tuple[str, str]] = {}  # IRI → IRI and name of the one that stands for it
        self._of: dict[str, list[str]] = defaultdict(list)  # key of an article → what it has of these
        start = article_iri("")
        for one, other in sorted(standing(store).canonical.items()):
            spoken: Any = store.engine.quads_for_pattern(None, store.node(expand("kg:speaker")), store.node(one), None)
            articles = {quad.graph_name.value.removeprefix(start) for quad in spoken}
            if articles:
                self._same[one] = other, self._label(store, other)
            for key in articles:
                self._of[key] += [one, *self._same[one]]

    @staticmethod
    def _label(store: Store, iri: str) -> str:
        names = (store.node(iri), store.node(expand("rdfs:label")), None, store.node(KNOWLEDGE))
        found: Any = store.engine.quads_for_pattern(*names)
        return min((quad.object.value for quad in found), default="")

    def mark(self, key: str) -> str:
        """What tells an article linked with other speakers from this one; '' for most."""
        return f" {digest(*self._of[key])}" if key in self._of else ""

    def told(self, card: Card) -> Card:
        """The card of an article with the speakers that stand for its own."""
        if card.key not in self._of:
            return card
        return replace(card, said=pack(tuple(map(self._by, unpack(card.said)))))

    def _by(self, one: Any) -> Any:
        speaker, label = self._same.get(one.speaker, (one.speaker, one.label))
        return replace(one, speaker=speaker, label=label or one.label)
