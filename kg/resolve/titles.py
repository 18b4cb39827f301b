"""Words that are a person's title or name though they were read apart: 'Senator' before a name, a missed 'Rutte'."""

from __future__ import annotations

from dataclasses import replace

from kg.records import Entity, Mention, Resolution
from kg.resolve.context import WORD, Context
from kg.resolve.names import bare, key
from kg.resolve.surnames import famous, surname


def title(number: int, context: Context) -> Resolution | None:
    """A title, honorific or office directly before a name is that person: 'Mr.' of 'Mr. Trump', 'Special Counsel'."""
    mention = context.mentions[number]
    if mention.plural or not _titles(mention, context):
        return None
    known = key(mention.span.text) in context.gazetteer.titles
    for other in context.following(mention):
        name = context.mentions[other]
        if name.kind != "person" or name.form != "name" or name.resolution is None:
            continue
        gap = context.text[mention.span.end : name.span.start]
        if gap == " " or (gap == ". " and known):
            why = f"'{mention.span.text}' is the title of {name.resolution.entity.label}"
            return Resolution(name.resolution.entity, "office", why, 0.95)
    return None


def echo(number: int, context: Context) -> Resolution | None:
    """A noun spelled like a name in the article, alone or before its apposition: a name that was not read as one."""
    mention = context.mentions[number]
    words, head = mention.span.text, mention.head.text
    pronoun = head.lower() in context.gazetteer.pronouns and not (len(head) > 1 and head.isupper())
    if not words.startswith(head) or not head[:1].isupper() or pronoun:
        return None  # 'US' is no 'us'
    if len(words) > len(head) and words[len(head)] not in ",(":
        return None
    found = set(context.spelled(head))
    people = {entity for entity in found if entity.kind == "person"}
    entity = _only(people) or _only(found)
    if entity is None:
        return None
    return Resolution(entity, "alias", f"'{head}' is a name of {entity.label} elsewhere in the article", 0.85)


def unread(number: int, context: Context) -> Resolution | None:
    """A capitalised noun that is somebody's surname: 'Pence' or 'Governor Pence' that was not read as a name."""
    mention = context.mentions[number]
    words = mention.span.text.split(",")[0]
    _, name = bare(words, context.gazetteer.titles)
    if mention.form != "nominal" or mention.plural or not name[:1].isupper() or name.lower() in context.gazetteer.nouns:
        return None
    if any(not word[:1].isupper() for word in words.split()) or key(name) in context.gazetteer.titles:
        return None
    context.mentions[number] = replace(mention, kind="person", span=replace(mention.span, text=words))
    found = surname(number, context) or famous(number, context)
    context.mentions[number] = mention
    return found


def _titles(mention: Mention, context: Context) -> bool:
    words = mention.span.text.strip(" .")
    if key(words) in context.gazetteer.titles or context.office(words, head=mention.head.text)[0]:
        return True
    first = WORD.findall(words)[:1]
    if mention.form != "nominal" or (first and first[0].lower() in context.gazetteer.words("determiner")):
        return False
    return mention.kind == "person" or mention.head.text[:1].isupper()


def _only(found: set[Entity]) -> Entity | None:
    return next(iter(found)) if len(found) == 1 else None
