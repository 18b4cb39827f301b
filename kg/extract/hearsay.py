"""Who said so by the grammar alone: where a statement stops short of an action, or none was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.grammar import ancestors, case, characters, children
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.places import Places
    from kg.records import Statement

CHARGES = frozenset({"of", "for", "with"})


def by_grammar(token: Token, statements: Places[Statement]) -> str | None:
    """Id of the statement whose cue governs the action: 'Norvania, Ana Sorel said, has left'."""
    start, end = token.sent.start_char, token.sent.end_char
    for above in _sayers(token):
        cue = characters(token.doc, above.i, above.i + 1)
        found = next((s for s in statements.touching(start, end) if s.cue and s.cue.covers(cue)), None)
        if found is not None:
            return found.id
    return None


def only_said(token: Token) -> bool:
    """Whether the action is somebody's words: 'Ana said A left', 'rumours that A left', 'A left: Ana Sorel'."""
    if any((above.lemma_.lower(), "verb") in lexicon() for above in _sayers(token)):
        return True
    return _rumoured(token) or _charged(token) or _beside_a_speaker(token)


def _sayers(token: Token) -> Iterator[Token]:
    """The verbs of which this one is the clausal complement, with what is joined to it."""
    for head in ancestors(token):
        if token.dep_ == "ccomp" and head.pos_ == "VERB":
            yield head
        elif token.dep_ not in {"conj", "xcomp", "ccomp"}:
            return
        token = head


def _lowest(token: Token) -> Token:
    """The first of the verbs that are joined here."""
    for head in ancestors(token):
        if token.dep_ not in {"conj", "xcomp"}:
            break
        token = head
    return token


def _rumoured(token: Token) -> bool:
    """'rumours that Norvania left', 'reports of an attack by Norvania'."""
    token = _lowest(token)
    clause = token.dep_ in {"acl", "acl:relcl"} and any(c.lower_ == "that" for c in children(token, "mark", "obj"))
    phrase = token.dep_ == "nmod" and case(token) in {"of", "about"}
    noun = token.head.lemma_.lower()  # the lemmatiser keeps some plurals
    return (clause or phrase) and bool({noun, noun.removesuffix("s")} & verb_class("hearsay-noun"))


def _charged(token: Token) -> bool:
    """'was accused of bombing Kestria', 'suspected of it'."""
    token = _lowest(token)
    if token.dep_ not in {"advcl", "obl"} or token.tag_ != "VBG":
        return False
    marks = {mark.lower_ for mark in children(token, "mark", "case")}
    act = lexicon().get((token.head.lemma_.lower(), "verb"))
    return bool(marks & CHARGES) and (act == "accuse" or token.head.lemma_.lower() == "suspect")


def _beside_a_speaker(token: Token) -> bool:
    """'Norvania armed Kestria: Minister Sorel', 'Sorel: Norvania armed Kestria'."""
    words = [t for t in token.sent if not t.is_space]
    colons = [i for i, t in enumerate(words) if t.text == ":"]
    if len(colons) != 1:
        return False
    at = colons[0]
    side = words[at + 1 :] if words[at].i > token.i else words[:at]
    return any(t.ent_type_ == "person" for t in side) and all(t.ent_type_ == "person" or _titular(t) for t in side)


def _titular(token: Token) -> bool:
    return token.dep_ in {"compound", "nmod:desc", "amod"} and token.text[:1].isupper()
