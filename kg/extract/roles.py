"""Roles: who holds which office, as the words say it: 'NATO Secretary General Mark Rutte'."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar import base, case, characters, children, first, phrase
from kg.records import Role
from kg.tables import rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.extract.mentions import Mentions

FORMER = frozenset({"former", "ex", "ex-", "then", "late", "erstwhile", "onetime", "one-time"})
ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "'s", "’s", "-", "of"})
ADJECTIVES = frozenset({"current", "new", "newly", "acting", "then", "former", "ex", "top"})
HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms."})
SKIPPED = ARTICLES | ADJECTIVES | HONORIFICS
LONGEST = 9  # words of a title before a name
BODY = frozenset({"organisation", "place", "country", "nationality"})


@cache
def office_heads() -> frozenset[str]:
    """Words that end an office's name: president, minister, general, … (`ontology/office_heads.tsv`)."""
    return frozenset(row["word"] for row in rows("office_heads.tsv"))


def roles(doc: Doc, mentions: Mentions) -> list[Role]:
    """All roles of an article in text order, each once."""
    found: dict[tuple[int, int, int], Role] = {}
    for entity in doc.ents:
        if entity.label_ != "person":
            continue
        person = mentions.name_at(entity[0])
        if person is None:
            continue
        for role in [_before(doc, entity.start, entity.end, person, mentions), *_beside(entity.root, person, mentions)]:
            if role is not None:
                found.setdefault((role.span.start, role.span.end, person), role)
    return sorted(found.values(), key=lambda r: (r.span.start, r.span.end))


def _before(doc: Doc, start: int, end: int, person: int, mentions: Mentions) -> Role | None:
    """A title that stands directly before the name, with the body it belongs to before it or after its 'of'."""
    low = start
    while (
        low > 0 and start - low < LONGEST and _titles(doc[low - 1]) and doc[low - 1].sent.start == doc[start].sent.start
    ):
        low -= 1
    while low < start and doc[low].pos_ in {"ADP", "CCONJ", "PUNCT", "PART", "VERB"}:
        low += 1
    words = list(doc[low:start])
    if not any(w.lower_ in office_heads() for w in words):
        return None
    return _role(words, doc, low, end, person, mentions)


def _titles(token: Token) -> bool:
    if token.is_space or token.text in {",", ";", ":", "(", ")", '"', "“", "”"}:
        return False
    if token.ent_type_ in {"person", "date"}:
        return False
    if token.lower_ in {"of", "for"}:  # 'Secretary of State', not 'the significance of President'
        return token.i > 0 and token.nbor(-1).lower_ in office_heads()
    if token.lower_ == "the":
        return token.i > 0 and token.nbor(-1).lower_ in {"of", "for"} and _titles(token.nbor(-1))
    return token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.lower_ in {"and", "'s", "’s", "-", "&"}


def _role(words: list[Token], doc: Doc, low: int, high: int, person: int, mentions: Mentions) -> Role | None:
    """Split a title into office and body: 'US | Secretary of State', 'Secretary General | of NATO'."""
    last = max((i for i, w in enumerate(words) if w.lower_ in office_heads()), default=-1)
    if last < 0:
        return None
    # 'Secretary of State': an office whose head has an 'of' phrase that is no body of its own
    stop = last + 1
    body: int | None = None
    if stop < len(words) and words[stop].lower_ in {"of", "for"}:
        tail = words[stop + 1 :]
        named = [mentions.name_at(w) for w in tail if mentions.name_at(w) is not None]
        named = [n for n in named if n is not None and mentions.all[n].kind in BODY]
        if named and not any(w.lower_ in {"state", "defense", "defence", "foreign", "staff"} for w in tail[:1]):
            body = named[0]
        else:
            stop = len(words)
    begin = 0
    for i, word in enumerate(words[:last]):
        number = mentions.name_at(word)
        if number is not None and mentions.all[number].kind in BODY:
            body, begin = (number if body is None else body), i + 1
    office = list(words[begin:stop])
    former = any(w.lower_ in FORMER for w in words)
    while office and office[0].lower_ in SKIPPED:
        office.pop(0)
    if not office or not any(w.lower_ in office_heads() for w in office):
        return None
    text = doc[office[0].i : office[-1].i + 1].text
    return Role(characters(doc, low, high), text, person, body, former)


def _beside(root: Token, person: int, mentions: Mentions) -> list[Role | None]:
    """An office in apposition or said with 'is': 'Mark Rutte, the NATO chief', 'Rutte is secretary general of NATO'."""
    titles = children(root, "appos")
    if root.dep_ == "appos":
        titles.append(root.head)
    if base(root.dep_) == "nsubj" and root.head.pos_ in {"NOUN", "PROPN"} and first(root.head, "cop") is not None:
        titles.append(root.head)
    found: list[Role | None] = []
    for title in titles:
        if title.lower_ not in office_heads() or title.ent_type_ == "person":
            continue
        start, end = phrase(title)
        body_phrase = next((t for t in children(title, "nmod") if case(t) in {"of", "for", "to"}), None)
        if body_phrase is not None:
            end = max(end, phrase(body_phrase)[1])
        words = list(root.doc[start:end])
        span_low, span_high = min(start, root.left_edge.i if root.i < start else start), max(end, root.i + 1)
        if root.i < start:
            span_low = root.i
        found.append(_role(words, root.doc, span_low, span_high, person, mentions))
    return found
