"""Things that events are about, without a name of their own: 'a full 30-day ceasefire' → '30-day ceasefire'."""

from __future__ import annotations

import re

from kg.records import Mention, Participant, Resolution, Span
from kg.resolve.context import Context
from kg.resolve.gazetteer import mint
from kg.resolve.names import SPACES

THINGS = {"thing", "agreement", "event", "weapon"}
LONGEST = 6  # words of a label; a longer phrase is a clause, not the name of a thing
EDGE = " \t\r\n\"“”'‘’,;:.!?()[]–—"


def thing(participant: Participant, context: Context) -> Resolution | None:
    """The thing an object phrase names: determiners and intensifiers dropped, lower case except names."""
    mention = context.mentions[participant.mention] if participant.mention is not None else None
    if mention is not None and (mention.form != "nominal" or mention.kind not in THINGS):
        return None
    span = mention.span if mention is not None else participant.span  # without 'in Kestria', 'with the rebels'
    if _named(span, context):
        return None
    words = _label(span, mention, context)
    if words is None:
        return None
    return Resolution(mint("thing", words), "nominal", f"called '{SPACES.sub(' ', span.text)}'", 0.7)


def _named(span: Span, context: Context) -> bool:
    """Whether the phrase ends in a name, and so is somebody or something that has one."""
    words = span.text.split()
    if words and words[-1][:1].isupper() and len(words) > 1:
        return True
    last = span.end - 1
    inside = (context.mentions[i] for i in context.inside(span, whole=True))
    return any(m.form == "name" and m.span.start <= last < m.span.end for m in inside)


def _label(span: Span, mention: Mention | None, context: Context) -> str | None:
    text = span.text
    names = [context.mentions[i].span for i in context.inside(span) if context.mentions[i].form == "name"]
    if mention is not None:
        names += [mention.span] if mention.form == "name" else []
    dropped = context.gazetteer.words("determiner") | context.gazetteer.words("intensifier")
    kept: list[str] = []
    for match in re.finditer(r"\S+", text):
        low, high = span.start + match.start(), span.start + match.end()
        named = any(name.start < high and low < name.end for name in names)
        word = match[0] if named else match[0].lower()
        bare = word.strip(EDGE)
        if not bare or (not named and bare in dropped and not _follows_preposition(kept)):
            continue
        kept.append(word)
    label = " ".join(kept).strip(EDGE)
    if label.casefold() in context.gazetteer.words("light") or "," in label or label.endswith(("'s", "’s")):
        return None
    if not label or len(kept) > LONGEST or label.casefold() in context.gazetteer.pronouns or label.isdigit():
        return None
    return label


def _follows_preposition(kept: list[str]) -> bool:
    """Inside 'of the war' the article stays: only the head's own determiners go."""
    return bool(kept) and kept[-1] in {"of", "in", "on", "to", "for", "with", "from", "between", "against", "at", "by"}
