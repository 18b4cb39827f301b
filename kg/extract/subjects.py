"""Who does what a verb says: its own subject or the one that grammar lends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import RELATIVE, about_to, case, children, first, yet_to
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

ACTIVE = ("nsubj", "nsubj:outer")
LENDING = frozenset({"to", "by", "in", "after", "before", "while", "when", "without", "for", "of", "from"})


def subject(verb: Token) -> tuple[Token | None, bool]:
    """The subject of a verb, its own or the one that grammar lends it, and whether the verb is passive."""
    seen = 0
    token = verb
    passive = first(verb, "nsubj:pass", "aux:pass") is not None and not active_after_all(verb)
    passive = passive or _shortened(verb)
    helper = yet_to(verb) or about_to(verb)
    if helper is not None and first(helper, *ACTIVE) is not None:
        return first(helper, *ACTIVE), passive
    while seen < 6:
        seen += 1
        own = own_subject(token, verb)
        if own is not None:
            if own.lower_ == "it" and token is not verb and (token.pos_ != "VERB" or first(token, "cop") is not None):
                return None, passive  # 'it is not up to me to advise allies'
            if own.lower_ in RELATIVE:
                described = relative_of(token) or apposed_to(own)
                return (own if described is None else described), passive
            if token is verb:
                return own, passive
            return own, passive and (first(verb, "aux:pass") is not None or _shortened(verb))
        label, head = token.dep_, token.head
        fronted = _before(token) if token is verb else None
        if fronted is not None:
            return fronted, passive
        if head is token:
            return None, passive
        if label == "conj" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            if token is verb and not passive and first(verb, "aux") is None and first(head, "nsubj:pass") is not None:
                passive = verb.tag_ == "VBN"
            token = head
        elif label == "xcomp":
            moved = controlled(head) or _doing(token, head)
            if moved is not None:
                return moved, passive
            token = head
        elif label in {"acl", "acl:relcl"}:
            if token.tag_ == "VBN" and label == "acl":
                return head, True
            author = _author(token, head)
            if author is not None:
                return author, passive  # 'passed a resolution condemning Norvania'
            if token.tag_ == "VBG" or label == "acl:relcl":
                objective = label == "acl:relcl" and any(
                    c.lower_ in RELATIVE and c.dep_ == "obj" for c in token.children
                )
                return (None if objective else head), passive
            if head.pos_ == "NOUN":  # 'Russia's hesitation to agree', 'a plan to lift'
                return first(head, "nmod:poss"), passive
            headline = is_headline(token)
            return (head if headline else None), passive  # 'Sorel to visit Rome'
        elif label == "advcl" and (token.tag_ in {"VBG", "VBN"} or first(token, "mark") is not None):
            if token.tag_ == "VBN" and token is verb and first(verb, "aux") is None:
                passive = True
            mark = first(token, "mark")
            lends = mark is not None and mark.lower_ in {"of", "from", "for", "to"}
            blamed = controlled(head) if lends else None
            if blamed is not None:
                return blamed, passive  # 'accused Russia of breaking the truce'
            if mark is not None and mark.lower_ == "to" and _for_whose_sake(token, head):
                return None, passive
            if mark is not None and mark.lower_ == "from" and _kept_between(token, head):
                return None, passive
            if mark is not None and mark.lower_ not in LENDING:
                return None, passive
            token = head
        elif label == "ccomp" and token.tag_ in {"VBG", "VB"} and token.i > head.i:
            token = head  # never to who speaks after it: 'to restore ties, an official said'
        else:
            return None, passive
    return None, passive


def own_subject(clause: Token, verb: Token) -> Token | None:
    """The subject that hangs on a clause: the last before the verb, since a dateline may be read as one more."""
    found = children(clause, "nsubj:pass") or children(clause, *ACTIVE) or _as_object(clause)
    before = [t for t in found if t.i < verb.i and t.i < clause.i]
    return before[-1] if before else found[0] if found else None


def _as_object(clause: Token) -> list[Token]:
    """A subject read as an object: 'said the ruling “will force us to leave”'."""
    modal = next((c for c in children(clause, "aux") if c.tag_ == "MD"), None)
    if modal is None or first(clause, "obj") is None:
        return []
    return [t for t in children(clause, "obj") if t.i < modal.i and t.pos_ in {"NOUN", "PROPN"} and not case(t)]


def _before(verb: Token) -> Token | None:
    """The subject that the parser gave to the participle before it: 'Acting on a tip, Sorel arrested …'."""
    for clause in children(verb, "advcl"):
        lent = first(clause, *ACTIVE)
        if clause.i < verb.i and clause.tag_ in {"VBG", "VBN"} and lent is not None and clause.i < lent.i < verb.i:
            return lent
    return None


def _author(verb: Token, document: Token) -> Token | None:
    """Who wrote the document that says so: Kestria of 'Kestria passed a resolution condemning Norvania'."""
    if verb.tag_ != "VBG" or verb.dep_ != "acl" or document.lemma_.lower() not in verb_class("document"):
        return None
    above = document.head
    if document.dep_ != "obj" or above.pos_ != "VERB" or above.lemma_.lower() not in verb_class("issuing"):
        return None
    return subject(above)[0]


def is_headline(verb: Token) -> bool:
    """Whether this is the infinitive of a headline, read as a name with an infinitive: 'Ana Sorel to visit Rome'."""
    head = verb.head
    if verb.dep_ != "acl" or head.dep_ not in {"root", "ROOT"} or head is verb:
        return False
    return head.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in children(head, "flat"))


def active_after_all(verb: Token) -> bool:
    """'Turkey has arrested him' is active, also where the parser takes its subject for that of a passive."""
    perfect = any(c.lemma_ == "have" for c in children(verb, "aux"))
    return perfect and first(verb, "aux:pass") is None and after_it(verb) is not None


def after_it(verb: Token) -> Token | None:
    """What stands after a verb as its object, or is read as a second subject."""
    return first(verb, "obj") or next((t for t in children(verb, "nsubj:pass") if t.i > verb.i), None)


def controlled(head: Token) -> Token | None:
    """Who does what stands below a verb: its object, 'urged Iran to sign', or a phrase, 'called on Iran to sign'."""
    lemma = head.lemma_.lower()
    if lemma in verb_class("object-control") and first(head, "obj", "iobj") is not None:
        return first(head, "obj", "iobj")
    phrases = children(head, "obl", "obl:arg")
    return next((t for t in phrases if f"{lemma} {case(t)}" in verb_class("object-control")), None)


def _doing(verb: Token, head: Token) -> Token | None:
    """Who does what a participle says right behind an object: the countries of 'supports countries reopening talks'."""
    thing = first(head, "obj")
    if thing is None or verb.tag_ != "VBG" or verb.head != head or thing.ent_type_ == "date":
        return None
    if thing.lemma_.lower() in verb_class("time-unit") or first(verb, "mark") is not None:
        return None  # 'spent the day meeting envoys'
    if head.lemma_.lower() in verb_class("forgoing"):
        return None
    return thing if thing.right_edge.i + 1 == verb.left_edge.i else None


def _for_whose_sake(verb: Token, head: Token) -> bool:
    """Whether an infinitive may be the purpose of those who are seized: 'arrested students rallying to denounce …'."""
    if head.lemma_.lower() not in verb_class("seizing"):
        return False
    seized = first(head, "obj", "nsubj:pass")
    return seized is not None and seized.i < verb.i


def _kept_between(verb: Token, head: Token) -> bool:
    """Whether others are kept from it by a verb that stands nearer: 'a liar who vowed to ban rebels from entering'."""
    return any(t.lemma_.lower() in verb_class("object-control") for t in verb.doc[head.i + 1 : verb.i])


def _shortened(verb: Token) -> bool:
    """'was cut off and patrolled by troops': a passive without its 'was'."""
    return verb.tag_ == "VBN" and first(verb, "aux") is None and first(verb, "obl:agent") is not None


def relative_of(token: Token) -> Token | None:
    """The noun that a relative clause describes; the parser may hang it on a later one."""
    seen = 0
    while token.dep_ == "conj" and seen < 4:
        token, seen = token.head, seen + 1
    return token.head if token.dep_ == "acl:relcl" and token.head.i < token.i else None


def apposed_to(pronoun: Token) -> Token | None:
    """The name right before ', who', where the parser takes the clause for no relative one."""
    doc, at = pronoun.doc, pronoun.i
    if at < 2 or pronoun.lower_ not in {"who", "which"} or doc[at - 1].text != "," or not doc[at - 2].ent_type_:
        return None
    return doc[at - 2] if (doc[at - 2].ent_type_ == "person") == (pronoun.lower_ == "who") else None
