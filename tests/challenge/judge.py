"""Which properties of a sentence's event were read right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.records import Event, Extraction, Participant, Statement
from tests.challenge.sentences import Sentence
from tests.challenge.tables import NOTHING, PROPERTIES


def here(sentence: Sentence, extraction: Extraction) -> list[Event]:
    """The events that were read in the words marked."""
    start, end = sentence.event
    return [e for e in extraction.events if e.action.start < end and start < e.action.end]


def judge(sentence: Sentence, extraction: Extraction) -> dict[str, bool]:
    """Property → right; where no event was found, every one of them is wrong.

    Of a sentence in which nothing may be read as a fact only `found` is judged: right if nothing was.
    """
    pattern, events = sentence.pattern, here(sentence, extraction)
    if pattern.types == NOTHING:
        return {"found": not any(plain(event, extraction) or event.fact for event in events)}
    if not events:
        return dict.fromkeys(PROPERTIES, False)
    said = {s.id: s for s in extraction.statements}
    denied = [e.negated or (e.attributed_to is not None and said[e.attributed_to].act == "deny") for e in events]
    return {
        "found": True,
        "type": all(e.plover is not None and e.plover.type in pattern.types for e in events),
        **_sides(sentence, events),
        "negation": all(d == pattern.negated for d in denied),
        "modality": "*" in pattern.modality or all(e.modality in pattern.modality for e in events),
        "attribution": all(_attributed(sentence, e.attributed_to, said) for e in events),
        "reasons": all(_reasoned(sentence, event) for event in events),
    }


def _reasoned(sentence: Sentence, event: Event) -> bool:
    """Whether each reading has its reason, in words, and the reasons together touch each of the words that decide."""
    read = {"negated": event.negated, "modality": event.modality != "actual", "attributed_to": event.attributed_to}
    whole = {reason.of for reason in event.reasons} == {name for name, value in read.items() if value}
    spans = [reason.span for reason in event.reasons if reason.span and reason.why]
    true = all(sentence.text[span.start : span.end] == span.text for span in spans)
    decided = all(any(s.start < end and start < s.end for s in spans) for start, end in deciding(sentence))
    return whole and true and decided


def deciding(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the words stand that decide how the event is read."""
    for words in sentence.pattern.words:
        if words.startswith("{"):
            yield sentence.slots[words.strip("{}")][0]
        else:
            start = sentence.text.index(words)
            yield start, start + len(words)


def plain(event: Event, extraction: Extraction) -> bool:
    """Whether an event stands in the graph as something that happened, by the article's own word."""
    return not event.negated and event.modality in {"actual", "historical"} and event.attributed_to is None


def false_fact(sentence: Sentence, extraction: Extraction) -> bool:
    """Whether what is denied, only possible or only said by somebody is passed off as a fact.

    That somebody refuses, promises or threatens it is a fact of its own, where the pattern has such a type.
    """
    events = here(sentence, extraction)
    if not sentence.pattern.plain and any(plain(event, extraction) for event in events):
        return True
    stances = {e.plover.type for e in events if e.plover and e.plover.stance and e.fact}
    return not stances <= set(sentence.pattern.types)


def fact_lost(sentence: Sentence, extraction: Extraction) -> bool:
    """Whether what the sentence plainly tells as done is not in the graph as something that happened."""
    return sentence.pattern.plain and not any(plain(event, extraction) for event in here(sentence, extraction))


def _sides(sentence: Sentence, events: Sequence[Event]) -> dict[str, bool]:
    pattern = sentence.pattern
    actors = _slots(sentence, (e.actor for e in events))
    recipients = _slots(sentence, (e.recipient for e in events))
    things = _slots(sentence, (e.object for e in events))
    ends = set(pattern.actors), set(pattern.recipient)
    if pattern.mutual:
        both = ends[0] | ends[1]
        right = bool(actors) and actors <= both and actors | (recipients & both) == both
        return {"actors": right, "recipient": right and recipients <= both}
    thing = not pattern.object or set(pattern.object) <= things
    far = "*" in ends[1] or recipients == ends[1] - {"-"}
    return {"actors": "*" in ends[0] or actors == ends[0], "recipient": far and thing}


def _slots(sentence: Sentence, sides: Iterable[Participant | None]) -> set[str]:
    """The slots whose heads these participants touch; '?' for one that touches none."""
    found: set[str] = set()
    for side in sides:
        if side is None:
            continue
        start, end = side.span.start, side.span.end
        touched = {slot for slot, spans in sentence.slots.items() if any(start < e and s < end for s, e in spans)}
        found |= touched or {"?"}
    return found


def _attributed(sentence: Sentence, by: str | None, said: dict[str, Statement]) -> bool:
    asked = set(sentence.pattern.attributed)
    if by is None or "*" in asked:
        return bool(asked & {"*", "-"})
    source = said[by].source
    return "+" in asked or (source is not None and bool(asked & _slots(sentence, [Participant(source)])))
