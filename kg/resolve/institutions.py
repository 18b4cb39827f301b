"""States by what governs them, and speech by whose it is: 'the US administration', 'Rutte's remarks', 'his message'."""

from __future__ import annotations

from kg.records import Entity, Mention, Resolution
from kg.resolve.context import WORD, Context
from kg.resolve.owners import owner_of

HARM = frozenset({"ASSAULT", "COERCE", "SANCTION"})
HEADS_OF_STATE = {"president", "prime minister", "monarch", "supreme leader"}


def government(number: int, context: Context) -> Resolution | None:
    """'The Ukrainian government', 'the Polish army', 'the Trump administration': the state that acts through it."""
    mention = context.mentions[number]
    if mention.plural or mention.head.text.lower() not in context.gazetteer.words("government"):
        return None
    owner = owner_of(mention, context) or _sits(mention, context) or _whose(number, context)
    if owner is not None and owner.kind == "country":
        why = f"'{mention.head.text}' of {owner.label} acts for it"
        return Resolution(owner, "metonym", why, 0.9)
    for inner in context.inside(mention.span):
        person = context.entity(inner)
        if person is None or person.kind != "person":
            continue
        led = {h.organisation for h in context.gazetteer.held(person) if h.office in HEADS_OF_STATE}
        countries = [body for body in led if body.kind == "country"]
        if len(countries) == 1:
            why = f"'{mention.head.text}' led by {person.label} acts for {countries[0].label}"
            return Resolution(countries[0], "metonym", why, 0.85)
    return None


def _sits(mention: Mention, context: Context) -> Entity | None:
    """The state whose seat stands after it: 'the foreign ministry in Moscow'; an embassy there is another's."""
    if mention.head.text.lower() in context.gazetteer.words("abroad"):
        return None
    for other in (context.mentions[i] for i in context.following(mention)):
        if context.text[mention.span.end : other.span.start] == " in ":
            known = context.gazetteer.metonym(other.span.text)
            return known.means[0] if known is not None and len(known.means) == 1 else None
    return None


def _whose(number: int, context: Context) -> Entity | None:
    """Whose 'its embassy' is in 'Norvania says Kestria bombed its embassy': nobody harms what is his own."""
    mention = context.mentions[number]
    if not mention.span.text.lower().startswith("its "):
        return None
    said = {statement.id: statement for statement in context.extraction.statements}
    for event in context.extraction.events:
        statement = said.get(event.attributed_to or "")
        harm = event.plover is not None and event.plover.type in HARM and not event.recipients
        if statement is None or not harm or event.recipient is None or event.recipient.mention != number:
            continue
        speaker, doers = context.entity(statement.source_mention), {context.entity(d.mention) for d in event.doers}
        named = {context.entity(i) for span in statement.content for i in context.inside(span, whole=True)}
        countries = {entity for entity in named - doers if entity is not None and entity.kind == "country"}
        if speaker is not None and speaker.kind == "country" and speaker not in doers and countries <= {speaker}:
            return speaker
    return None


def utterance(number: int, context: Context) -> Resolution | None:
    """'Rutte's remarks', 'NATO's message': whose words they are."""
    mention = context.mentions[number]
    if mention.head.text.lower() not in context.gazetteer.words("speech"):
        return None
    for inner in context.inside(mention.span):
        other = context.mentions[inner]
        tail = context.text[other.span.end : other.span.end + 2]
        opens = other.span.start - mention.span.start <= len("the ")
        if other.resolution and opens and (tail in {"'s", "’s"} or (tail[:1] in {"'", "’"})):
            words = WORD.findall(mention.span.text)
            why = f"'{' '.join(words[:6])}' are the words of {other.resolution.entity.label}"
            return Resolution(other.resolution.entity, other.resolution.via, why, 0.9)
    return None
