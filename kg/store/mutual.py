"""What two do to one another: 'India and Pakistan exchanged fire' is done by both, to both."""

from __future__ import annotations

import re
from functools import cache

from kg import tables
from kg.records import Event, Participant, Span

_JOINED = re.compile(
    r"(?:\b(?:with|between|among|and)|[,&/–—-])\s*(?:(?:the|its|his|her|their|an?)\s+)?$", re.IGNORECASE
)
_EACH = re.compile(r"\s+(?:\w+\s+)?(?:each other|one another)\b")
_ONE_WAY = frozenset({"REQUEST", "REJECT", "AID", "CONCEDE"})  # whatever the verb, one does it to the other


def mutual(event: Event) -> bool:
    """Whether each side did it to the other: they met, clashed, exchanged fire, signed a treaty with one another.

    In doubt it goes one way, as does a stance: who refuses to meet is not refused.
    """
    plover, to = event.plover, event.recipient
    if plover is None or plover.stance or to is None or {*map(_who, event.doers)} & {*map(_who, event.targets)}:
        return False
    if _EACH.match(event.sentence.text, event.action.end - event.sentence.start):
        return True  # 'accused each other'
    for row in _mutual().get(event.lemma.lower(), ()):
        types = row["types"].split()
        if plover.type not in types and (types != ["*"] or plover.type in _ONE_WAY):
            continue
        if row["near"] and not _JOINED.search(event.sentence.text[: max(to.span.start - event.sentence.start, 0)]):
            continue
        if not row["things"] or _shared(event):
            return True
    return False


def _who(side: Participant) -> str | Span:
    return side.resolution.entity.iri if side.resolution else side.span


def _shared(event: Event) -> bool:
    if event.object is None:
        return False
    words = {word.lower() for word in re.findall(r"\w+", event.object.span.text)}
    return bool({*words, *(word.removesuffix("s") for word in words)} & tables.verb_class("mutual-thing"))


@cache
def _mutual() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in tables.rows("mutual.tsv"):
        found.setdefault(row["lemma"], []).append(row)
    return found
