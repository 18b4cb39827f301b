"""Whose version of things a sentence is, told beside it: ', it is claimed', 'as Kyiv tells it', 'by Kyiv's account'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.afterwards import taken_back
from kg.extract.because import Because, because
from kg.extract.grammar import RELATIVE, ancestors, case, children, first, occasion, singulars
from kg.extract.labels import DASHES, ONLY, labelled
from kg.tables import verb_class, word_class

if TYPE_CHECKING:
    from kg.extract.token import Token

JOINED = frozenset({"conj", "xcomp", "advcl"})
SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer", "expl", "expl:pass")
IT = ("nsubj:pass", "expl", "expl:pass")
SMALL = frozenset(
    {*SUBJECT, "aux", "aux:pass", "advmod", "punct", "cc", "cop", "obl", "obl:unmarked"}
)  # all that such an aside is made of
ANYBODY = frozenset({"it", "i", "we"})
BESIDE = frozenset({"where", "when", "who", "which", "while", "then"})  # 'where he spoke' is no aside
OWN = frozenset({"its", "his", "her", "their"})
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
    if lemma in verb_class("talking"):
        return False  # 'where he spoke' tells of talks
    return (lemma, "verb") in lexicon() or lemma in verb_class("reporting") | verb_class("seeming")


def _aside(clause: Token) -> Because | None:
    """'Norvania, it is claimed, bombed Karsk', 'bombed Karsk, or so Kyiv claims', 'I think'."""
    inside = [c for t in children(clause, *SUBJECT) for c in children(t, "acl:relcl", "parataxis") if first(c, *IT)]
    for child in children(clause, "parataxis", "advcl", "conj", "ccomp") + inside:
        own = first(child, *SUBJECT)
        if own is None or not _says(child) or any(c.dep_ not in SMALL for c in child.children):
            continue
        if any(c.lower_ == "so" for c in children(child, "advmod")):
            return because(ONLY, own, child)
        if child.dep_ == "conj" or _full(child):
            continue  # 'arrested some, and they were charged'
        if own.lower_ in ANYBODY or (child.dep_ in {"parataxis", "advcl"} and _between_commas(child)):
            return because(ONLY, own, child)
    return _so_the_story_goes(clause) or _in_brackets(clause) or _disputed(clause)


def _full(clause: Token) -> bool:
    """Whether a clause says more than who says so: 'where she spoke', 'it argued with them'."""
    small = {c.lower_ for c in children(clause, "advmod", *SUBJECT)}
    if small & BESIDE or ("as" in small and clause.lemma_.lower() not in verb_class("reporting")):
        return True  # 'as many had feared': it came true
    return any(case(c) not in {"on", ""} and not occasion(c) for c in children(clause, "obl"))


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
            one = not case(noun) and first(noun, "acl:relcl", "acl") is not None  # not ', on charges of fraud'
            if apart and one and noun.i > clause.i and noun.lemma_.lower() in word_class("assertion"):
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
            if who is not None and singulars(noun) & verb_class("reporting"):
                return because(ONLY, who, noun)
    for child in children(clause, "advmod", "amod", "parataxis", "advcl"):
        if child.lower_ in word_class("false-adjective") and child.i and child.nbor(-1).text == "(":
            return because(ONLY, child)  # '(unconfirmed)'
    for child in children(clause, "parataxis"):
        that = first(child, "nsubj")
        if that is not None and that.lower_ in {"that", "this"} and first(child, "nmod:poss") and _tale(child):
            return because(ONLY, that, child)  # '– that, at least, is Kyiv's version'
    for child in children(clause, "obl"):
        mark = next((c for c in children(child, "case") if c.lower_ == "according"), None)
        if mark is not None and not _interrupts(clause, mark) and child.lemma_.lower() not in word_class("provision"):
            return because(ONLY, mark, child)
    return None


def _interrupts(clause: Token, mark: Token) -> bool:
    """Whether a phrase is told of a later clause: 'met a man whose book, according to its publisher, …'."""
    words = list(clause.doc[clause.i + 1 : mark.i])
    at = max((t.i for t in words if t.lower_ in RELATIVE), default=None)
    return at is not None and not any(t.pos_ in {"VERB", "AUX"} for t in words if t.i > at)


def _between_commas(clause: Token) -> bool:
    """Whether a clause stands after a comma, not after a colon or semicolon: ', Kyiv claims'."""
    at = clause.left_edge.i
    return at > 0 and any(clause.doc[i].text in {",", "so", *DASHES} for i in (at, at - 1))


def _as_told(clause: Token) -> Because | None:
    """', as Kyiv claimed', 'as Kyiv tells it', ', as reported by Kyiv'; 'as Sorel said that …' only tells when."""
    for child in children(clause, "advcl"):
        mark = first(child, "mark")
        hear = _to_hear(child)
        if hear is not None:
            return hear
        if mark is None or mark.lower_ != "as" or first(child, "ccomp", "xcomp") is not None:
            continue
        thing = first(child, "obj", "iobj")
        short = thing is not None and thing.lower_ in SHORT
        lemma = child.lemma_.lower()
        apart = thing is None and (_between_commas(child) or child.left_edge.i == child.sent.start)
        alone = all(case(c) == "by" for c in children(child, "obl"))
        if lemma in verb_class("reporting") and (short or (apart and alone)):
            return because(ONLY, mark, child)
        if lemma in {"see", "have", "put"} and short:
            return because(ONLY, mark, child)
    return None


def _to_hear(clause: Token) -> Because | None:
    """'To hear Kyiv tell it, …'."""
    told = next((t for t in clause.doc[clause.i + 1 : clause.i + 6] if t.lower_ == "tell"), None)
    if clause.lower_ != "hear" or told is None or not any(c.lower_ == "to" for c in children(clause, "mark")):
        return None
    return because(ONLY, clause, told)


def _by_account(clause: Token) -> Because | None:
    """'By Kyiv's account', 'in the view of Kyiv', 'in my opinion'; not 'by all accounts'."""
    for child in children(clause, "obl", "advcl", "obl:unmarked", "nmod"):
        names = {child.lower_, child.lemma_.lower()}
        before = case(child) or next((case(c) for c in children(child, "nsubj") if c.tag_ == "NNP"), "")
        if not {f"{before} {name}" for name in names} & word_class("version-of"):
            continue
        whose = first(child, "nmod:poss", "nsubj")
        if whose is not None and whose.lower_ in OWN and child.left_edge.i > clause.i:
            continue  # 'struck Karsk in its account of the day'
        if whose is None and any(c.lower_ == "the" for c in children(child, "det")):
            of = (c for c in children(child, "nmod") if case(c) == "of")
            whose = next((c for c in of if c.pos_ == "PROPN"), None)
        if whose is not None:
            return because(ONLY, child.left_edge, whose, child)
    return None


def _in_short(clause: Token) -> Because | None:
    """'Russia's version is that …', 'the story is that …'."""
    told = next((c for c in children(clause, "nsubj:outer", "nsubj") if c.i < clause.i and _tale(c)), None)
    if told is None or not any(c.lower_ == "that" for c in children(clause, "mark")):
        return None
    return because(ONLY, told.left_edge, told) if first(clause, "cop") is not None else None


def _tale(noun: Token) -> bool:
    return bool(singulars(noun) & (word_class("tale") | word_class("hearsay-noun")))


def _has_it(clause: Token) -> Because | None:
    """'Rumour has it that …', 'as legend would have it'."""
    head = clause.head
    has = clause.dep_ == "ccomp" and head.lemma_ == "have"
    thing = first(head, "expl", "obj") or first(clause, "obj") if has else None  # 'it' may be hung on the verb below
    who = first(head, "nsubj")
    return because(ONLY, who or head, head) if thing is not None and thing.lower_ == "it" else None
