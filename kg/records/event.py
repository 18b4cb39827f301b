"""Who did what to whom, and whether it is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.records.article import Span
from kg.records.entity import Entity, Resolution
from kg.records.when import When

Modality = Literal["actual", "future", "hypothetical", "historical"]


@dataclass(frozen=True, slots=True)
class Participant:
    """'The US' as one side of an event; for event data its country (USA) and its sector (GOV)."""

    span: Span
    mention: int | None = None  # index in `Extraction.mentions`
    resolution: Resolution | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    sector: str | None = None  # PLOVER's code: GOV, MIL, REB, …


@dataclass(frozen=True, slots=True)
class Plover:
    """PLOVER's code for an action: type CONSULT, mode meet, quad class 1.

    `stance`: the type is of the refusal, promise or threat, which is plainly there, not of the deed itself: 'will not
    lift' is REJECT and a fact, while the event is negated, for nothing was lifted. Not where the stance has an event
    of its own, as the 'refused' of 'refused to lift' has.
    """

    type: str
    mode: str | None = None
    quad: int | None = None
    stance: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """The event counts as negated because of 'has yet to' at 40–50."""

    of: Literal["negated", "modality", "attributed_to"]
    why: str  # in words: "called off", "stands in what Rubio claimed", "in 2014, eleven years before the report"
    span: Span | None = None  # the words that decide, where there are any


def is_fact(negated: bool, modality: Modality, *, said: bool, stance: bool) -> bool:
    """Whether an event so read is a fact, the one definition that tables, pages, graphs and questions share.

    Nobody's words but the article's (`said`), and either the deed is actual and not negated, or the type is of a
    refusal, promise or threat (`stance`, see `Plover`) that is not historical. Whether PLOVER has a type for it is
    another matter.
    """
    if said:
        return False
    return modality != "historical" if stance else modality == "actual" and not negated


@dataclass(frozen=True, slots=True)
class Event:
    """In article A, the US (actor) has proposed (action, lemma 'propose') a full 30-day ceasefire (object).

    Where several act as one, 'France and Germany', `actor` is the whole phrase, resolved to nobody, and `actors` are
    its members; so for `recipient` and `recipients`.
    """

    id: str
    actor: Participant
    action: Span
    lemma: str
    recipient: Participant | None
    object: Participant | None
    plover: Plover | None
    negated: bool
    modality: Modality
    attributed_to: str | None  # id of the statement whose content it stands in
    confidence: float
    sentence: Span
    when: When | None = None
    where_mention: int | None = None
    where: Entity | None = None
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    reasons: tuple[Reason, ...] = ()  # why negated, not actual, attributed

    @property
    def fact(self) -> bool:
        """Whether the article itself reports it as a fact of its type, as event data count facts."""
        stance = self.plover is not None and self.plover.stance
        return is_fact(self.negated, self.modality, said=self.attributed_to is not None, stance=stance)

    @property
    def doers(self) -> tuple[Participant, ...]:
        """Each of those who act: the members where several do."""
        return self.actors or (self.actor,)

    @property
    def targets(self) -> tuple[Participant, ...]:
        """Each of those to whom it is done: the members where they are several, none where there is no recipient."""
        return self.recipients or ((self.recipient,) if self.recipient else ())
