"""Who does what a verb says: its own subject or the one that grammar lends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.grammar import RELATIVE, about_to, case, children, first, yet_to
from kg.extract.voice import active_after_all, asked, shares_passive, shortened
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token

ACTIVE = ("nsubj", "nsubj:outer")
AIMED = frozenset({"on", "against", "at"})
TOWARDS = frozenset({"on", "to"})
NOT_LENT = frozenset({"of", "about", "against", "for", "in"})  # between a noun and what is only its content
PLACES = frozenset({"where", "when", "why"})
LENDING = frozenset({"to", "by", "in", "after", "before", "while", "when", "without", "for", "of", "from"})


def subject(verb: Token) -> tuple[Token | None, bool]:
    """The subject of a verb, its own or the one that grammar lends it, and whether the verb is passive."""
    seen = 0
    token, bared = verb, False  # bared: 'when forced to resign'
    passive = first(verb, "nsubj:pass", "aux:pass") is not None and not active_after_all(verb)
    passive = passive or shortened(verb)
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
            return own, passive and (bared or first(verb, "aux:pass") is not None or shortened(verb))
        label, head = token.dep_, token.head
        fronted = _before(token) if token is verb else None
        if fronted is not None:
            return fronted, passive
        if head is token:
            return None, passive
        if token is verb and _of_speaker(verb):
            return (subject(head.head)[0] if label == "conj" else None), passive
        if label == "conj" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            if token is verb and not passive and first(verb, "aux") is None and shares_passive(head, verb):
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
            if label == "acl" and any(c.lower_ in NOT_LENT for c in children(token, "mark", "case")):
                return None, passive  # 'opponents of attacking Kestria' attack nobody
            author = _author(token, head)
            if author is not None:
                return author, passive  # 'passed a resolution condemning Norvania'
            if label == "acl:relcl" and any(c.lower_ in PLACES for c in children(token, "advmod")):
                return None, passive  # 'Valletta, where troops have gathered'
            if token.tag_ == "VBG" or label == "acl:relcl":
                objective = label == "acl:relcl" and any(
                    c.lower_ in RELATIVE and c.dep_ == "obj" for c in token.children
                )
                return (None if objective else head), passive
            if head.pos_ == "NOUN":  # 'Russia's hesitation to agree', 'a plan to lift'
                return first(head, "nmod:poss"), passive
            headline = is_headline(token)
            return (head if headline else None), passive  # 'Sorel to visit Rome'
        elif label == "advcl" and (
            token.tag_ in {"VBG", "VBN"} or first(token, "mark") is not None or asked(token, head)
        ):
            if token.tag_ == "VBN" and token is verb and first(verb, "aux") is None:
                passive = True
                bared = any(t.lower_ in {"when", "if", "once", "unless"} for t in children(verb, "advmod", "mark"))
            if token is verb and token.lemma_ == "ask" and asked(token, head):
                passive = bared = True  # 'Asked what she meant, Sorel …'
            mark = first(token, "mark")
            if mark is None and token.tag_ == "VBG" and _others_between(token, head):
                return None, passive  # 'fled before rebels opened fire, killing ten'
            lends = mark is not None and mark.lower_ in {"of", "from", "for", "to"}
            blamed = controlled(head) if lends else None
            if blamed is not None:
                return blamed, passive  # 'accused Russia of breaking the truce'
            for_it = mark is not None and mark.lower_ == "for" and token.i - mark.i < 3 and token.tag_ == "VBG"
            if for_it and first(head, "nsubj:pass", "aux:pass") is None and _has_aim(head):
                return None, passive  # 'issued threats against him for defending it'
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


def _of_speaker(verb: Token) -> bool:
    """Whether what seems to belong to words said is the speaker's own act: 'said that it is over and urged …'.

    So too of a participle of speaking behind a comma, '…, demanding', which may also be of whom the words are about.
    """
    said, above = verb.head, verb.head.head
    if said.dep_ != "ccomp" or above.i > said.i or (above.lemma_.lower(), "verb") not in lexicon():
        return False
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBG" and verb.nbor(-1).text == "," and (verb.lemma_.lower(), "verb") in lexicon()
    now = {t.tag_ for t in (said, *children(said, "aux", "cop"))} & {"VBZ", "VBP"}
    told = verb.tag_ == "VBD" and (verb.lemma_.lower(), "verb") in lexicon()  # '… and bombed' may be of either
    alone = verb.dep_ == "conj" and not children(verb, "aux", "aux:pass")
    return told and alone and bool(now) and above.tag_ == "VBD"


def own_subject(clause: Token, verb: Token) -> Token | None:
    """The subject that hangs on a clause: the last before the verb, since a dateline may be read as one more."""
    found = children(clause, "nsubj:pass") or children(clause, *ACTIVE) or _of_auxiliary(clause) or _as_object(clause)
    if len(found) > 1:  # 'the attack that Kestria blames on Norvania killed ten', misread
        found = [t for t in found if t.doc[t.left_edge.i - 1].lower_ not in TOWARDS and case(t) not in TOWARDS] or found
    late = [t for t in found if clause.i < t.i < verb.i and clause is not verb and _heads_own_clause(t)]
    if late:
        return late[-1]
    before = [t for t in found if t.i < verb.i and t.i < clause.i]
    return before[-1] if before else found[0] if found else None


def _heads_own_clause(token: Token) -> bool:
    """Whether 'has' or 'will' stands right behind: 'Sorel has praised it and Varga has left', misread."""
    after = token.doc[token.right_edge.i + 1 : token.right_edge.i + 2]
    return len(after) == 1 and after[0].dep_ in {"aux", "aux:pass"}


def _of_auxiliary(clause: Token) -> list[Token]:
    """A subject that the parser hangs on the auxiliary: 'Mr. Sorel has consistently criticised Kestria'."""
    return [t for helper in children(clause, "aux", "aux:pass") for t in children(helper, *ACTIVE, "nsubj:pass")]


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


def _has_aim(head: Token) -> bool:
    """Whether a verb is done to somebody, who may be the one that does what follows its 'for'."""
    aimed = (t for t in children(head, "obl") if case(t) in AIMED and t.ent_type_ != "date")
    return first(head, "obj") is not None or next(aimed, None) is not None


def _others_between(verb: Token, head: Token) -> bool:
    """Whether somebody else acts in a clause between a verb and the participle at the end."""
    between = (c for c in children(head, "advcl") if head.i < c.i < verb.i)
    return any(first(c, *ACTIVE) is not None for c in between)


def _for_whose_sake(verb: Token, head: Token) -> bool:
    """Whether an infinitive may be the purpose of those who are seized: 'arrested students rallying to denounce …'."""
    if head.lemma_.lower() not in verb_class("seizing"):
        return False
    seized = first(head, "obj", "nsubj:pass")
    return seized is not None and seized.i < verb.i


def _kept_between(verb: Token, head: Token) -> bool:
    """Whether others are kept from it by a verb that stands nearer: 'a liar who vowed to ban rebels from entering'."""
    return any(t.lemma_.lower() in verb_class("object-control") for t in verb.doc[head.i + 1 : verb.i])


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
