"""Whose version of things a sentence is, told beside it: ', it is claimed', 'as Kyiv tells it', 'by Kyiv's account'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.afterwards import taken_back
from kg.extract.because import Because, because
from kg.extract.grammar import ancestors, case, children, first
from kg.extract.labels import DASHES, labelled
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

ONLY = "is only said: '{}'"
JOINED = frozenset({"conj", "xcomp", "advcl"})
SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer", "expl", "expl:pass")
IT = ("nsubj:pass", "expl", "expl:pass")
SMALL = frozenset(
    {*SUBJECT, "aux", "aux:pass", "advmod", "punct", "cc", "cop", "obl", "obl:unmarked"}
)  # all that such an aside is made of
ANYBODY = frozenset({"it", "i", "we", "one", "they", "some", "many"})
FROM = frozenset({"by", "in", "on", "to", "from", "under", "per"})
SHORT = frozenset({"it", "them", "this", "that", "things", "matters"})


def version(token: Token) -> Because | None:
    """Why a sentence is one side's version of things, by the words beside it; None where there are none."""
    for clause in _clauses(token):
        why = _aside(clause) or _as_told(clause) or _by_account(clause) or _in_short(clause) or _has_it(clause)
        if why is not None:
            return why
    return labelled(token) or taken_back(token)


def _clauses(token: Token) -> list[Token]:
    """The clause an action stands in and those it is joined to, or whose part it is."""
    found = [token]
    for head in ancestors(token):
        part = token.dep_ in JOINED or (token.pos_ == "NOUN" and token.dep_ in {"nsubj", "nsubj:pass", "obj", "obl"})
        if not part:
            break
        found.append(head)
        token = head
    return found


def _says(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    return (lemma, "verb") in lexicon() or lemma in verb_class("telling")


def _aside(clause: Token) -> Because | None:
    """'Norvania, it is claimed, bombed Karsk', 'bombed Karsk, or so Kyiv claims', 'I think'."""
    inside = [c for t in children(clause, *SUBJECT) for c in children(t, "acl:relcl", "parataxis") if first(c, *IT)]
    for child in children(clause, "parataxis", "advcl", "conj", "ccomp") + inside:
        own = first(child, *SUBJECT)
        if own is None or not _says(child) or any(c.dep_ not in SMALL for c in child.children):
            continue
        so = any(c.lower_ == "so" for c in children(child, "advmod"))
        if so or own.lower_ in ANYBODY or (child.dep_ in {"parataxis", "advcl"} and _between_commas(child)):
            return because(ONLY, own, child)
    return _so_the_story_goes(clause) or _in_brackets(clause) or _disputed(clause)


def _so_the_story_goes(clause: Token) -> Because | None:
    """'or so the story goes', 'Kyiv would have us believe'."""
    for child in children(clause, "parataxis", "conj", "advcl"):
        own = first(child, *SUBJECT)
        below = first(child, "xcomp", "ccomp")
        goes = child.lemma_ == "go" and any(c.lower_ == "so" for c in children(child, "advmod"))
        believed = child.lemma_ == "have" and below is not None and below.lemma_ in {"believe", "think"}
        if own is not None and (goes or believed):
            return because(ONLY, own, below if below is not None and believed else child)
    return None


def _disputed(clause: Token) -> Because | None:
    """'Norvania attacked Kestria, a charge it denies', 'bombed Karsk, which it denies'."""
    for thing in children(clause, "obj", "obl"):
        for noun in [*children(thing, "appos"), thing]:
            at = noun.left_edge.i
            apart = at > 0 and any(noun.doc[i].text in {",", *DASHES} for i in (at, at - 1))
            if apart and noun.i > clause.i and noun.lemma_.lower() in verb_class("assertion"):
                return because(ONLY, noun)
        for which in children(thing, "acl:relcl"):
            if which.lemma_.lower() in {"deny", "dispute", "refute"} and first(which, "obj") is not None:
                return because("is disputed: '{}'", which)
    return None


def _in_brackets(clause: Token) -> Because | None:
    """'Norvania (Kyiv claims) bombed Karsk', misread as a noun; '(according to Kyiv)'."""
    for own in children(clause, *SUBJECT):
        for noun in children(own, "appos", "parataxis"):
            who = next((c for c in children(noun, "compound", "nsubj") if c.pos_ == "PROPN"), None)
            if who is not None and noun.lower_.removesuffix("s") in verb_class("telling"):
                return because(ONLY, who, noun)
    for child in children(clause, "obl"):
        mark = next((c for c in children(child, "case") if c.lower_ == "according"), None)
        if mark is not None and child.lemma_.lower() not in verb_class("provision"):
            return because(ONLY, mark, child)
    return None


def _between_commas(clause: Token) -> bool:
    """Whether a clause stands after a comma, not after a colon or semicolon: ', Kyiv claims'."""
    at = clause.left_edge.i
    return at > 0 and any(clause.doc[i].text in {",", "so", *DASHES} for i in (at, at - 1))


def _as_told(clause: Token) -> Because | None:
    """'as Kyiv claimed', 'as Kyiv tells it', 'as reported by Kyiv'; 'as Sorel said that …' only tells when."""
    for child in children(clause, "advcl"):
        mark = first(child, "mark")
        if mark is None or mark.lower_ != "as" or first(child, "ccomp", "xcomp") is not None:
            continue
        lemma = child.lemma_.lower()
        thing = first(child, "obj", "iobj")
        told = lemma in verb_class("telling") and (thing is None or thing.lower_ in SHORT)
        if told or (lemma in {"see", "have", "put"} and thing is not None and thing.lower_ in SHORT):
            return because(ONLY, mark, child)
    return None


def _by_account(clause: Token) -> Because | None:
    """'By Kyiv's account', 'in the view of Kyiv', 'in my opinion'."""
    for child in children(clause, "obl", "advcl", "obl:unmarked", "nmod"):
        names = {child.lower_, child.lemma_.lower(), child.lemma_.lower().removesuffix("s")}
        before = case(child) or next((case(c) for c in children(child, "nsubj") if c.tag_ == "NNP"), "")
        if before not in FROM or not names & verb_class("version"):
            continue
        whose = first(child, "nmod:poss", "nsubj")
        if whose is None and any(c.lower_ == "the" for c in children(child, "det")):
            whose = next((c for c in children(child, "nmod") if case(c) == "of"), None)
        every = next((c for c in children(child, "det", "amod") if c.lower_ in {"all", "most", "some", "many"}), None)
        if whose is not None or every is not None:
            return because(ONLY, child.left_edge, whose or child, child)
    return None


def _in_short(clause: Token) -> Because | None:
    """'Russia's version is that …', 'the story is that …'."""
    told = next((c for c in children(clause, "nsubj:outer", "nsubj") if c.i < clause.i and _tale(c)), None)
    if told is None or not any(c.lower_ == "that" for c in children(clause, "mark")):
        return None
    return because(ONLY, told.left_edge, told) if first(clause, "cop") is not None else None


def _tale(noun: Token) -> bool:
    lemma = noun.lemma_.lower().removesuffix("s")
    return lemma in verb_class("hearsay-noun") | verb_class("version")


def _has_it(clause: Token) -> Because | None:
    """'Rumour has it that …', 'as legend would have it'."""
    head = clause.head
    has = clause.dep_ == "ccomp" and head.lemma_ == "have"
    thing = first(head, "expl", "obj") or first(clause, "obj") if has else None  # 'it' may be hung on the verb below
    who = first(head, "nsubj")
    return because(ONLY, who or head, head) if thing is not None and thing.lower_ == "it" else None
