"""Roles: who holds which office, as the words say it: 'NATO Secretary General Mark Rutte', 'Rutte, who heads NATO'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.charges import charges
from kg.extract.facts import is_fact
from kg.extract.grammar import base, characters, children, conjuncts, first
from kg.extract.mentions import kind_of
from kg.extract.offices import Office, before_name, not_held, of_noun, office_heads
from kg.records import Role, Statement

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

LONGEST = 12  # words of a title before a name
APART = frozenset(
    [",", "(", ")", "-", "–", "—", "--", "who", "which", "is", "was", "now", "currently", "the", "a", "an"]
)  # between a name and its apposition
CONTESTED = frozenset({"deny", "claim", "accuse"})  # acts
ARTICLES = frozenset({"a", "an"})


def roles(doc: Doc, mentions: Mentions) -> list[Role]:
    """All roles of an article in text order, each once."""
    found: dict[tuple[int, int, int, str], Role] = {}
    for number, (start, end) in mentions.people():
        root = doc[start:end].root
        given = [*_before(doc, start, end, number, mentions), *_beside(root, start, end, number, mentions)]
        for role in given:
            found.setdefault((role.span.start, role.span.end, number, role.office), role)
    for role in charges(doc, mentions):
        found.setdefault((role.span.start, role.span.end, role.person_mention, role.office), role)
    return sorted(found.values(), key=lambda r: (r.span.start, r.span.end))


def contested(role: Role, statements: list[Statement]) -> bool:
    """Whether a role stands in words that somebody denies, or that are called a claim: no fact of the article."""
    return any(
        (statement.act in CONTESTED or statement.negated)
        and any(content.covers(role.span) for content in statement.content)
        for statement in statements
    )


def _role(doc: Doc, start: int, end: int, person: int, office: Office) -> Role:
    return Role(characters(doc, start, end), office.words, person, office.body, office.former)


def _before(doc: Doc, start: int, end: int, person: int, mentions: Mentions) -> list[Role]:
    """Titles that stand directly before the name, with the body they belong to before them or after their 'of'."""
    low, sentence = start, doc[start].sent.start
    while low > sentence and start - low < LONGEST and _titles(doc[low - 1]):
        low -= 1
    while low < start and doc[low].pos_ in {"ADP", "CCONJ", "PUNCT", "PART", "VERB"}:
        low += 1
    words = [token for token in doc[low:start] if not token.is_space]
    if not_held(doc[max(sentence, low - 3) : start]):
        return []
    return [_role(doc, first, end, person, office) for office, first in before_name(words, mentions)]


def _titles(token: Token) -> bool:
    """Whether a word before a name may be part of a title."""
    if token.is_space or token.text in {",", ";", ":", "(", ")", '"', "“", "”"}:
        return False
    if token.ent_type_ in {"person", "date"}:
        return False
    if token.lower_ in {"of", "for", "to"}:  # 'Secretary of State', not 'the significance of President'
        return token.i > 0 and (token.nbor(-1).lower_ in office_heads() or _capitals(token))
    if token.lower_ == "the":
        return token.i > 0 and token.nbor(-1).lower_ in {"of", "for"} and _titles(token.nbor(-1))
    if token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.lower_ in {"and", "'s", "’s", "-", "&"}:
        return True
    return token.text[:1].isupper() and token.i > 0 and token.nbor(-1).lower_ == "to"


def _capitals(token: Token) -> bool:
    """Whether a preposition stands inside a title in capitals: 'Envoy for the Coalition to Counter …'."""
    if token.i < 3 or token.i + 2 >= len(token.doc):
        return False
    after = token.nbor(2) if token.nbor(1).lower_ == "the" else token.nbor(1)
    near = token.doc[max(0, token.i - 6) : token.i]
    capital = token.nbor(-1).text[:1].isupper() and after.text[:1].isupper()
    return capital and any(t.lower_ in office_heads() and t.text[:1].isupper() for t in near)


def _beside(root: Token, start: int, end: int, person: int, mentions: Mentions) -> list[Role]:
    """Offices in apposition or said with 'is': 'Mark Rutte, the NATO chief', 'Rutte is secretary general of NATO'."""
    titles = sorted({t for title in children(root, "appos") for t in conjuncts(title)}, key=lambda t: t.i)
    if root.dep_ == "appos":
        owned = root.head.dep_ == "nmod" and kind_of(root.head) != "person"
        titles.append(root.head.head if owned else root.head)  # 'the leader of the rebels, Ana Sorel'
    said = {**dict.fromkeys(_said(root), False), **dict.fromkeys(_called(root), True)}
    found, reach, both, before = list[Role](), (start, end), False, False
    for title in [*titles, *said]:
        read = None if start <= title.i < end else of_noun(title, mentions)
        if read is None or (read[1] < end and start < read[2]):
            continue
        office, low, high = read
        behind = root.doc[title.i + 1 : title.i + 2]
        if title not in said and title.i + 1 != start and any(t.ent_type_ == "person" for t in behind):
            continue  # 'Ana Sorel, campaign chief Osk Lindt and …': the title of the next
        if not_held(root.doc[max(0, low - 3) : title.i]):
            continue
        if title not in said:
            both = reach != (start, end)
            if not _near(root.doc, reach, (low, high), joined=both):
                continue
            reach = (min(reach[0], low), max(reach[1], high))
        if _loose(title, low, office):
            continue
        was = title in said and any(t.lower_ == "was" for t in children(root if said[title] else title, "cop"))
        office = Office(office.words, office.body, office.former or was or (both and before))
        before = office.former
        found.append(_role(root.doc, min(start, low), max(end, high), person, office))
    return found


def _loose(title: Token, low: int, office: Office) -> bool:
    """Whether this is only what somebody is like or does, and no office: 'a strong leader', 'an economist'."""
    indefinite = any(t.lower_ in ARTICLES for t in title.doc[low : title.i])
    plain = office.body is None and office.words.split()[-1] == title.text
    return indefinite and plain and title.lower_ in office_heads("loose")


def _said(root: Token) -> list[Token]:
    """The nouns that a name is said to be, as a fact: 'Rutte is the head and founder …'."""
    title = root.head
    real = base(root.dep_) == "nsubj" and first(title, "cop") is not None and is_fact(title)
    return conjuncts(title) if real else []


def _called(root: Token) -> list[Token]:
    """The noun that is said to be this name: 'its chief of staff is General Hale'."""
    subject = first(root, "nsubj")
    return [subject] if subject is not None and first(root, "cop") is not None and is_fact(root) else []


def _near(doc: Doc, name: tuple[int, int], title: tuple[int, int], *, joined: bool) -> bool:
    """Whether nothing but marks, a parenthesis or a small word stands between a name and its apposition.

    With `joined` 'and' must stand there, between two titles of one person.
    """
    low, high = (name[1], title[0]) if name[0] < title[0] else (title[1], name[0])
    depth, both = 0, False
    for token in doc[low:high]:
        depth += (token.text == "(") - (token.text == ")")
        both |= joined and token.lower_ in {"and", "&"}
        if depth <= 0 and not token.is_space and token.lower_ not in APART and not (joined and token.pos_ == "CCONJ"):
            return False
    return both or not joined
