"""Who said so by the grammar alone: where a statement stops short of an action, or none was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.because import Because, because
from kg.extract.grammar import RELATIVE, SUBJECTS, ancestors, case, characters, children, first, singulars
from kg.extract.negation import negated
from kg.extract.versions import version
from kg.tables import verb_class, word_class

if TYPE_CHECKING:
    from kg.extract.places import Places
    from kg.extract.token import Token
    from kg.records import Statement

CHARGES = frozenset({"of", "for", "with"})
ABOUT = frozenset({"of", "about"})
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
    cue = next((above for above in _sayers(token) if _says(above)), None)
    if cue is not None:
        return because("is only said: '{}'", cue)
    return _rumoured(token) or _charged(token) or version(token)


def _says(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return (lemma, "verb") in lexicon() or lemma in verb_class("believing")


def disputed(token: Token, denial: Statement) -> Because | None:
    """Why an action is what a denial denies: 'denied that Norvania left', 'rejected claims of an attack'."""
    if denial.cue is None:
        return None
    below = token
    for head in ancestors(token):
        about = below.pos_ == "NOUN" and below.dep_ == "nmod" and case(below) in {"of", "about", "that"}
        named = singulars(head) & word_class("hearsay-noun")
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
        elif token.dep_ == "parataxis" and token.i > head.i and _semicolon(token):  # 'said A left; it then shelled B'
            if first(head, "ccomp") is not None:
                yield head
            elif head.dep_ != "ccomp":
                return
        elif token.dep_ not in {"conj", "xcomp", "ccomp"}:
            return
        token = head


def _semicolon(clause: Token) -> bool:
    at = clause.left_edge.i
    return at > 0 and ";" in {clause.doc[at].text, clause.doc[at - 1].text}


def _lowest(token: Token) -> Token:
    """The first of the verbs that are joined here."""
    for head in ancestors(token):
        if token.dep_ not in {"conj", "xcomp"}:
            break
        token = head
    return token


def _rumoured(token: Token) -> Because | None:
    """'rumours that Norvania left', 'claims it left', 'reports of an attack by it', 'the risk of it attacking'."""
    token = _lowest(token)
    noun = _told_of(token)
    if not (noun != token.head or _is_content(token) or (token.dep_ == "nmod" and case(token) in ABOUT)):
        return None
    if noun.lower_ == "talks":
        return None  # those were held
    names = singulars(noun)
    names |= {c.lower_ for c in children(noun, "compound") if c.i == noun.sent.start}  # 'Word spread that …', misread
    false = next((c for c in children(noun, "amod", "compound") if c.lower_ in word_class("false-adjective")), None)
    if false is not None:
        return because("is not so: '{}'", false, noun)
    missing = next((c for c in children(noun, "det", "amod", "advmod") if c.lower_ in word_class("missing")), None)
    if names & word_class("proof"):  # 'no evidence that Norvania left', but 'no doubt that' it did
        missing = missing or _wanting(noun)
        return because("is not known: '{}'", missing, noun) if missing is not None else None
    if names & word_class("truth") and negated(noun):
        return because("is not so: '{}'", noun)  # 'it is not the case that Norvania left'
    if not names & word_class("hearsay-noun") or (missing is not None and "doubt" in names):
        return None
    missing = missing or _wanting(noun)
    return because("is not known: '{}'", missing, noun) if missing is not None else because("is only told: '{}'", noun)


def _told_of(clause: Token) -> Token:
    """The noun whose content a clause is; of 'Reports Norvania left were false', misread, the noun right before it."""
    at = clause.left_edge.i
    before = clause.doc[at - 1] if clause.dep_ == "advcl" and at > clause.sent.start else clause.head
    misread = before.pos_ == "NOUN" and before.head == clause.head and before.dep_ in SUBJECTS
    whole = first(clause, *SUBJECTS) is not None and all(c.lower_ == "that" for c in children(clause, "mark"))
    return before if misread and whole else clause.head


def _is_content(clause: Token) -> bool:
    """Whether a clause says what the noun above tells: 'that Norvania left', 'Norvania left', 'of Norvania leaving'."""
    if clause.dep_ not in {"acl", "acl:relcl"}:
        return False
    things = children(clause, "obj")
    that = next((c for c in [*children(clause, "mark"), *things] if c.lower_ == "that"), None)
    if that is not None:
        return that not in things or len(things) > 1  # 'a claim that Kestria rejects' tells of a rejection
    if clause.tag_ == "VBG" and any(c.lower_ in ABOUT for c in children(clause, "mark", "case")):
        return True
    own = first(clause, *SUBJECTS)
    if own is None or own.lower_ in RELATIVE or own.i < clause.head.i:
        return False
    whole = first(clause, "obj", "obl:agent", "aux:pass", "xcomp", "ccomp") is not None
    return whole or first(clause.head, "det", "nmod:poss") is None  # 'the claims Norvania rejected' are its object


def _wanting(noun: Token) -> Token | None:
    """What says that proof is not to be had: 'evidence that … is thin', 'a lack of evidence that …'."""
    head = noun.head
    below = noun.dep_ in {"nsubj", "nsubj:pass"} and head.lemma_.lower() in word_class("wanting")
    lack = noun.dep_ in {"obj", "nmod"} and head.lemma_.lower() in word_class("wanting")
    if below or lack:
        return head
    without = next((c for c in children(noun, "case") if c.lower_ in {"without", "absent"}), None)
    clause = next((c for c in children(noun, "acl", "acl:relcl") if c.lemma_.lower() in word_class("wanting")), None)
    return without or clause


def _charged(token: Token) -> Because | None:
    """'was accused of bombing Kestria', 'suspected of it'."""
    token = _lowest(token)
    if token.dep_ not in {"advcl", "obl"} or token.tag_ != "VBG":
        return None
    marks = {mark.lower_ for mark in children(token, "mark", "case")}
    lemma = token.head.lemma_.lower()
    charged = marks & CHARGES and (lexicon().get((lemma, "verb")) == "accuse" or lemma in verb_class("charging"))
    return because("is a charge: '{}'", token.head) if charged else None
