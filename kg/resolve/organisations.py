"""Bodies by name, alias or abbreviation, spelled out in the tables or in the article: 'European Union (EU)'."""

from __future__ import annotations

import re

from kg.records import Entity, Resolution
from kg.resolve.context import Context
from kg.resolve.countries import PAPER
from kg.resolve.gazetteer import Known, mint
from kg.resolve.names import capitalised, key, label, shouted

BODY = {"organisation", "country", "place", "nationality"}
SHORT = re.compile(r"^[A-Z][A-Za-z.&+-]{1,7}$")


def organisation(number: int, context: Context) -> Resolution | None:
    """A body of the tables; an uncommon abbreviation only where the article spells it out."""
    mention = context.mentions[number]
    if mention.kind not in BODY:
        return None
    words = mention.span.text
    found = [known for known in context.gazetteer.named(words) if known.entity.kind == "organisation"]
    sure = [known for known in found if known.sure or _spelled(known, context)]
    if len(sure) != 1:
        return None
    chosen = sure[0]
    if words.endswith("s") and not chosen.exact and context.partial(mention):
        return None  # 'some Republicans' are not their party
    if key(words) == key(chosen.entity.label):
        return Resolution(chosen.entity, "name", f"'{words}' is the name of {chosen.entity.label}")
    return Resolution(chosen.entity, "alias", f"'{words}' is another name of {chosen.entity.label}")


def expansion(number: int, context: Context) -> Resolution | None:
    """An abbreviation that the article explains: 'Joint Ceasefire Commission (JCC) … the JCC'."""
    mention = context.mentions[number]
    words = label(mention.span.text)
    if mention.kind not in BODY or not SHORT.match(words):
        return None
    for other in context.order:
        long = context.mentions[other]
        if long.form != "name" or long.kind not in BODY or other == number or len(long.span.text) < len(words) + 4:
            continue
        tail = context.text[long.span.end : long.span.end + len(words) + 6]
        given = re.match(r"\s*\(\s*(?:the\s+)?[\"'“‘]?([^)\"'”’]+?)[\"'”’]?\s*\)", tail)
        if given and key(given[1]) == key(words):
            meant = long.resolution or new_body(other, context)
            if meant is not None:
                why = f"'{words}' is explained at {long.span.start}–{long.span.end} as {meant.entity.label}"
                return Resolution(meant.entity, "alias", why)
    return None


def shortened(number: int, context: Context) -> Resolution | None:
    """The last word of a longer name in the article: 'The Post' where the New York Post is named."""
    mention = context.mentions[number]
    words = label(mention.span.text)
    if mention.kind != "organisation" or " " in words or not words[:1].isupper():
        return None
    found = [entity for entity in context.named("organisation") if key(entity.label).endswith(" " + key(words))]
    if len(found) != 1:
        found = list(dict.fromkeys(e for e in (_longer(i, words, context) for i in context.order) if e))
    if len(found) != 1:
        return None
    if (context.gazetteer.body(found[0]) or ("",))[0] == "seat":
        return None  # 'the House' is not the White House
    return Resolution(found[0], "alias", f"'{words}' is short for {found[0].label}, named in the article", 0.85)


def _longer(number: int, words: str, context: Context) -> Entity | None:
    """The entity of a mention whose name ends in these words."""
    mention = context.mentions[number]
    name = label(mention.span.text)
    if mention.form != "name" or mention.kind != "organisation" or not key(name).endswith(" " + key(words)):
        return None
    found = mention.resolution or new_body(number, context)
    return found.entity if found else None


def new_body(number: int, context: Context) -> Resolution | None:
    """A body, place, event, agreement or weapon that the tables do not have: a new entity of its name."""
    mention = context.mentions[number]
    if mention.kind not in {"organisation", "country", "place", "event", "agreement", "weapon"}:
        return None
    if PAPER.match(context.text, mention.span.end):
        return None
    name = label(mention.span.text)
    if shouted(name):
        name = next(
            (
                label(m.span.text)
                for m in context.mentions
                if key(m.span.text) == key(name) and not shouted(m.span.text)
            ),
            capitalised(name),
        )
    kind = "place" if mention.kind == "country" else mention.kind
    twins = (m.resolution.entity for m in context.mentions if m.form == "name" and m.resolution and m.kind == kind)
    entity: Entity = next((e for e in twins if key(e.label) == key(name)), mint(kind, name))
    return Resolution(entity, "name", f"named '{name}'", 0.8)


def _spelled(known: Known, context: Context) -> bool:
    return key(known.entity.label) in context.folded if len(known.entity.label) > 6 else False
