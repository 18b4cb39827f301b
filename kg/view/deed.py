"""The events of a store, each whole: who did what to whom, when, how certain it is, in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from kg.dates import check_period, ends, may_lie
from kg.records import Modality, is_fact
from kg.view.evidence import Origin, Store, Tone, phrase
from kg.view.rows import Words, kinds, named, origins, rows

SPANS = ("actorSpan", "actionSpan", "recipientSpan", "objectSpan")
WEEKS = 31  # days; a span no longer than that is counted in a month
_PARTY = ("actor", "recipient", "object", "place")


@dataclass(frozen=True, slots=True)
class Party:
    """Norway, a country: somebody who acted, was acted upon, or says that it was so."""

    entity: str  # IRI
    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Deed:
    """In Harbour Gazette, Norway and Denmark (actors) pledged (action) aid (object) to Ukraine (recipient)."""

    id: str  # IRI of the event
    origin: Origin
    actors: tuple[Party, ...]  # those that could be named
    actor_words: str | None
    recipients: tuple[Party, ...]
    recipient_words: str | None
    things: tuple[Party, ...]  # what it was done with or about, where that is an entity
    object_words: str | None
    action: str  # lemma
    type: str | None  # PLOVER's, 'CONSULT'
    mode: str | None
    quad: int | None  # PLOVER's class: 1 verbal cooperation, 2 material, 3 verbal conflict, 4 material
    when: str | None  # ISO 8601 to the precision known, None where the words give no date
    when_words: str | None
    place: str | None
    negated: bool
    modality: Modality
    attributed: str | None  # IRI of the statement that it stands in
    holder: Party | None  # who makes that statement
    holder_words: str | None
    sentence: str
    spans: tuple[tuple[int, int], ...]
    cue: str | None  # the words that name what was done
    stance: bool = False  # whether the type is of a refusal, promise or threat, see `kg.records.Plover`
    reasons: tuple[str, ...] = ()  # why it counts as claimed, not done or denied: "denied by 'not'"
    span: tuple[str, str | None] | None = None  # its first and last day where the words tell a span, 'last week'
    mutual: bool = False  # each side did it to the other

    @property
    def parties(self) -> tuple[Party, ...]:
        """All that have a part in it: who acted, to whom, with what."""
        return (*self.actors, *self.recipients, *self.things)

    @property
    def pairs(self) -> Iterator[tuple[Party, Party]]:
        """Who did it to whom, each pair once; what is mutual goes both ways, and nobody is paired with themselves."""
        sides = [(self.actors, self.recipients)] + ([(self.recipients, self.actors)] if self.mutual else [])
        seen: set[tuple[str, str]] = set()
        for actor, recipient in (pair for side in sides for pair in product(*side)):
            key = (actor.entity, recipient.entity)
            if actor.entity != recipient.entity and key not in seen:
                seen.add(key)
                yield actor, recipient

    @property
    def fact(self) -> bool:
        """Whether the report says it in its own words, and it was done, or promised, refused or threatened."""
        return is_fact(self.negated, self.modality, said=self.attributed is not None, stance=self.stance)

    @property
    def kind(self) -> Tone:
        """Cooperation or conflict by its quad class, else neutral."""
        return kinds().get(("quad", str(self.quad)), "neutral")

    @property
    def phrase(self) -> str:
        """What was done, with how certain it is: 'did not accept'."""
        return phrase(self.action, self.modality, self.negated)

    @property
    def date(self) -> str | None:
        """When it happened where the words say so, else when the report appeared; to the precision known."""
        return self.when or self.origin.date


def deeds(
    store: Store, since: str | None = None, until: str | None = None, *, words: Words | None = None
) -> Iterator[Deed]:
    """Every event in the articles of a period, in the order of their articles' IRIs; raises UsageError for no date."""
    articles = origins(store, since, until)
    words = words or Words(store)
    names = named(store)
    parties: dict[tuple[str, str], dict[str, Party]] = defaultdict(dict)
    for node, name, entity in rows(store, "parties"):
        party = str(name).rsplit(":", 1)[-1]
        parties[node, party][entity] = Party(entity, *names.get(entity, (entity, "thing")))
    sayers: dict[str, tuple[Party | None, str | None]] = {}
    for node, speaker, source in rows(store, "holders"):
        holder = Party(speaker, *names.get(speaker, (speaker, "thing"))) if speaker else None
        sayers.setdefault(node, (holder, source))
    reasons: dict[str, list[str]] = defaultdict(list)
    for node, _, why in rows(store, "whys"):
        reasons[node].append(why)
    seen: set[str] = set()
    for row in rows(store, "events"):
        (
            node,
            article,
            actor,
            verb,
            to,
            text,
            sort,
            mode,
            quad,
            stance,
            negated,
            mood,
            held,
            when,
            said,
            mutual,
            sentence,
        ) = row
        if article not in articles or node in seen:
            continue
        seen.add(node)
        actors, recipients, things, places = (tuple(parties[node, party].values()) for party in _PARTY)
        by, by_words = sayers.get(node, (None, None))
        yield Deed(
            id=node, origin=articles[article], actors=actors, actor_words=actor, recipients=recipients,
            recipient_words=to, things=things, object_words=text, action=verb, cue=words.first(node, "actionSpan"),
            type=None if sort is None else str(sort).rsplit(":", 1)[-1], mode=mode,
            quad=None if quad is None else int(quad), when=known(when), when_words=said,
            place=places[0].label if places else None, negated=bool(negated), modality=mood or "actual",
            attributed=held, holder=by, holder_words=by_words, sentence=sentence,
            spans=words.spans(node, sentence, *SPANS), stance=bool(stance), reasons=tuple(reasons[node]),
            span=spanning(when), mutual=bool(mutual),
        )  # fmt: skip


def during(found: Iterable[Deed], since: str | None = None, until: str | None = None) -> tuple[Deed, ...]:
    """Those of a period by their own day, else that of their report; one without any date is in no period.

    Raises UsageError for no date and for an end before the beginning.
    """
    check_period(since, until)
    return tuple(deed for deed in found if may_lie(_period(deed), since, until))


def _period(deed: Deed) -> str | None:
    return deed.date if deed.span is None else f"{deed.span[0]}/{deed.span[1] or '..'}"


def known(when: object) -> str | None:
    """The day, month or year to count on of a date in EDTF: '2025-04' of '2025-04-06/2025-04-09'; of a span of a few
    weeks the month and of a longer one the year in which it begins; None where nothing says when it begins.
    """
    told = ends(str(when or ""))
    if told is None:
        return None
    first, last = told
    if last is None or first == last:
        return first
    short = len(first) == len(last) == 10 and (date.fromisoformat(last) - date.fromisoformat(first)).days <= WEEKS
    return first[:7] if short or (len(last) > 4 and first[:7] == last[:7]) else first[:4]


def spanning(when: object) -> tuple[str, str | None] | None:
    """The first and last day, month or year of a span; None for what is no span."""
    told = ends(str(when or ""))
    return None if told is None or told[0] == told[1] else told
