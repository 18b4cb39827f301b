"""Who said so by the grammar alone: where a statement stops short of an action, or none was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.because import Because, because
from kg.extract.grammar import ancestors, case, characters, children
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.places import Places
    from kg.records import Statement

CHARGES = frozenset({"of", "for", "with"})
DISPUTED = frozenset({"ccomp", "xcomp", "conj", "obj", "nsubj:pass"})


def by_grammar(token: Token, statements: Places[Statement]) -> Statement | None:
    """The statement whose cue governs the action: 'Norvania, Ana Sorel said, has left'."""
    start, end = token.sent.start_char, token.sent.end_char
    for above in _sayers(token):
        cue = characters(token.doc, above.i, above.i + 1)
        found = next((s for s in statements.touching(start, end) if s.cue and s.cue.covers(cue)), None)
        if found is not None:
            return found
    return None


def only_said(token: Token) -> Because | None:
    """Why the action is somebody's words: 'Ana said A left', 'rumours that A left'; else None."""
    cue = next((above for above in _sayers(token) if (above.lemma_.lower(), "verb") in lexicon()), None)
    if cue is not None:
        return because("is only said: '{}'", cue)
    return _rumoured(token) or _charged(token)


def disputed(token: Token, denial: Statement) -> Because | None:
    """Why an action is what a denial denies: 'denied that Norvania left', 'rejected claims of an attack'."""
    if denial.cue is None:
        return None
    below = token
    for head in ancestors(token):
        about = below.pos_ == "NOUN" and below.dep_ == "nmod" and case(below) in {"of", "about", "that"}
        named = {head.lemma_.lower(), head.lower_.removesuffix("s")} & verb_class("hearsay-noun")
        if denial.cue.start <= head.idx < denial.cue.end and (below is not token or below.dep_ in DISPUTED):
            return because("'{}': somebody denies it", head)
        if not (below.dep_ in DISPUTED or (named and (about or below.dep_ == "acl"))):
            return None
        below = head
    return None


def is_aside(token: Token, statement: Statement) -> bool:
    """Whether nobody says this: 'the plan that Norvania rejected was published', where only the plan is published."""
    clause = _lowest(token)
    if statement.source is not None or statement.cue is None or clause.dep_ != "acl:relcl":
        return False
    noun = clause.head
    return noun.dep_ == "nsubj:pass" and statement.cue.start <= noun.head.idx < statement.cue.end


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


def _rumoured(token: Token) -> Because | None:
    """'rumours that Norvania left', 'reports of an attack by Norvania'."""
    token = _lowest(token)
    clause = token.dep_ in {"acl", "acl:relcl"} and any(c.lower_ == "that" for c in children(token, "mark", "obj"))
    phrase = token.dep_ == "nmod" and case(token) in {"of", "about"}
    noun = token.head
    names = {noun.lemma_.lower(), noun.lemma_.lower().removesuffix("s")}  # the lemmatiser keeps some plurals
    if not (clause or phrase) or not names & (verb_class("hearsay-noun") | verb_class("proof")):
        return None
    missing = next((c for c in children(noun, "det", "advmod") if c.lower_ in {"no", "little"}), None)
    if names & verb_class("proof"):  # 'no evidence that Norvania left', but 'no doubt that' it did
        return because("is not known: '{}'", missing, noun) if missing is not None else None
    return because("is only told: '{}'", noun) if missing is None or "doubt" not in names else None


def _charged(token: Token) -> Because | None:
    """'was accused of bombing Kestria', 'suspected of it'."""
    token = _lowest(token)
    if token.dep_ not in {"advcl", "obl"} or token.tag_ != "VBG":
        return None
    marks = {mark.lower_ for mark in children(token, "mark", "case")}
    lemma = token.head.lemma_.lower()
    charged = marks & CHARGES and (lexicon().get((lemma, "verb")) == "accuse" or lemma == "suspect")
    return because("is a charge: '{}'", token.head) if charged else None
