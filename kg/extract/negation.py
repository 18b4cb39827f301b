"""Whether a verb or noun is denied, and by which words: not, never, neither … nor, has yet to, fail to, called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.because import Because, because
from kg.extract.forgone import forgone, named_with, participles
from kg.extract.grammar import SUBJECTS, case, children, conjuncts, first, yet_to
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.token import Token

WORDS = frozenset(["not", "n't", "n’t", "never", "neither", "nor", "no", "hardly", "barely", "nowhere", "cannot"])
NOBODY = frozenset(["no", "nobody", "none", "neither", "nothing"])
NONE = frozenset(["no", "neither"])
SMALL = frozenset({"advmod", "cc", "cc:preconj", "det", "mark", "case", "aux"})  # relations of words that deny
STARTING = frozenset(
    {"begin", "start", "open", "take place", "get off", "get underway", "get under", "happen", "launch"}
)
DENIED, UNDONE = "denied by '{}'", "'{}': it did not take place"


def negated(verb: Token) -> bool:
    """Whether what the verb (or event noun) says did not happen."""
    return denial(verb) is not None


def denial(verb: Token) -> Because | None:
    """Why what the verb (or event noun) says did not happen; None where it is not denied."""
    helper = yet_to(verb)
    if helper is not None:
        return because("'{}': it has not happened so far", helper, helper.nbor(2))
    return (
        _by_words(verb)
        or _beside(verb)
        or _by_arguments(verb)
        or _by_governor(verb)
        or _by_coordination(verb)
        or (_by_fate(verb) if verb.pos_ == "NOUN" else None)
    )


def _by_words(verb: Token) -> Because | None:
    for child in verb.children:
        label = child.dep_
        if label in SMALL:
            word = child.lower_
            following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            # 'not only A but B' says that it did happen, and the 'never' of 'vowed never to yield' belongs below
            below = child.i > verb.i and following == "to"
            if word in WORDS and not below and following not in verb_class("harmless-not"):
                return because(DENIED, child)
            if word == "longer":
                no = next((c for c in child.children if c.lower_ in {"no", "not"}), None)
                if no is not None:
                    return because(DENIED, no, child)
            if child.i < verb.i and f"{word} {following}" in verb_class("in-place"):
                return because("something else was done: '{}'", child, child.nbor(1))  # 'instead of attacking'
            if word == "once" and any(c.lower_ == "not" for c in child.children):
                return because(DENIED, *child.subtree)  # 'not once did it bomb'
            if word == "without" and label in {"mark", "case"}:
                return because(DENIED, child)
        elif label == "obl":
            none = next((c for c in children(child, "det") if c.lower_ in NONE), None)
            if none is not None and child.lemma_.lower() in verb_class("never-at"):
                return because(DENIED, none, child)  # 'under no circumstances'
    return None


def _beside(verb: Token) -> Because | None:
    """'neither confirmed nor denied', wherever the tree hangs these words."""
    before = verb.nbor(-1) if verb.i > verb.sent.start and verb.pos_ == "VERB" else verb
    return because(DENIED, before) if before.lower_ in {"neither", "nor"} else None


def _by_arguments(verb: Token) -> Because | None:
    for child in verb.children:
        label = child.dep_
        if label in SUBJECTS or label in {"obj", "obl:agent"} or (label == "obl" and case(child) == "by"):
            none = _nobody(child)
            if none is not None:
                return because("'{}': done by nobody, or to nothing", none)
    return None


def _nobody(nominal: Token) -> Token | None:
    """The word that empties a phrase: 'nobody', 'no minister', 'neither A nor B'."""
    if nominal.lower_ in NOBODY:
        return nominal
    if not nominal.children:
        return None
    one = next((c for c in children(nominal, "amod", "nummod") if c.lower_ in {"single", "one"}), None)
    if one is not None and any(c.lower_ == "not" for c in children(nominal, "advmod", "det", "cc:preconj")):
        return one  # 'not a single soldier'
    none = next((d for d in children(nominal, "det", "cc:preconj") if d.lower_ in NONE), None)
    if none is not None:
        return none
    return next((c for item in conjuncts(nominal) for c in children(item, "cc") if c.lower_ == "nor"), None)


def _by_governor(verb: Token) -> Because | None:
    """'failed to agree', 'ruled out attacking', and 'has not agreed to lift' for the lifting."""
    if verb.dep_ == "acl:relcl" and any(c.lower_ == "it" for c in children(verb.head, *SUBJECTS)):
        other = _by_words(verb.head) if first(verb.head, "cop") is not None else None
        return because("'{}': somebody else, or something else", other.first) if other is not None else None
    above = forgone(verb)
    if above is not None:
        return None if negated(above) else because("'{}' says that it was not done", above)
    head = verb.head
    if head.lower_ == "much" and any(c.lower_ == "as" for c in children(verb, "mark")):
        return _by_words(head)  # 'has not so much as criticised'
    if verb.dep_ != "xcomp" or head is verb:
        return None
    to = first(verb, "mark")
    if to is None or to.lower_ != "to":
        begun = verb.tag_ in {"VBG", "VB"} and head.lemma_ in verb_class("achieving")  # also 'did not let it arrest'
        return _own_words(head) if begun else None  # 'did not start bombing'
    never = next((c for c in children(head, "advmod") if c.lower_ in WORDS and head.i < c.i < verb.i), None)
    if never is not None:
        return because(DENIED, never)  # 'vowed never to yield'
    denied = _by_words(head)
    if head.lemma_ in verb_class("failing"):
        return None if denied else because("'{}' says that it was not done", head)
    return denied if head.lemma_ != "hesitate" else None


def _own_words(verb: Token) -> Because | None:
    helper = yet_to(verb)
    return _by_words(verb) or (because(DENIED, helper, helper.nbor(2)) if helper is not None else None)


def _by_coordination(verb: Token) -> Because | None:
    """'did not meet or praise', 'neither A nor B met or praised': the second verb is denied with the first."""
    head = verb.head
    if verb.dep_ != "conj" or head is verb or verb.pos_ != "VERB" or children(verb, "aux", *SUBJECTS):
        return None
    joined = {c.lower_ for c in children(verb, "cc")}
    if joined & {"but", "yet"}:
        return None
    shared = verb.tag_ == head.tag_ and first(head, "aux", "aux:pass") is not None
    denied = _by_words(head)
    if denied is not None and (shared or joined & {"or", "nor"}):
        return denied
    if joined & {"or", "nor"} and verb.tag_ == head.tag_ == "VB":
        given_up = _by_governor(head)  # 'declined to confirm or deny'
        if given_up is not None:
            return given_up
    none = next((n for n in map(_nobody, children(head, *SUBJECTS)) if n is not None), None)
    return because("'{}': done by nobody", none) if none is not None else None


def _by_fate(noun: Token) -> Because | None:
    """'a visit was called off', 'a deal fell through', 'the talks did not take place', 'a foiled attack'."""
    undone = next((c for c in children(noun, "amod") if c.lower_ in verb_class("undoing-adjective")), None)
    if undone is not None:
        return because("'{}': it came to nothing", undone)
    given_up = next((c for c in participles(noun) if _undone(c, noun)), None)
    if given_up is not None:
        return because(UNDONE, *_with_particle(given_up))  # 'a visit called off by Norvania'
    verb = noun.head
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    names = named_with(verb, noun)
    before = _before_it_began(verb)
    if before is not None and noun.dep_ in {"nsubj", "nsubj:pass"}:
        return before
    if (noun.dep_ in {"obj", "nsubj:pass"} or _bare_passive(verb)) and _undone(verb, noun):
        return None if negated(verb) else because(UNDONE, *_with_particle(verb))
    if noun.dep_ == "obj" or (noun.dep_ == "nsubj:pass" and not names & verb_class("happening")):
        return denial(verb) if verb.lemma_ in verb_class("light") else None
    if noun.dep_ not in {"nsubj", "nsubj:pass"}:
        return None
    if names & verb_class("coming-to-nothing"):
        return None if negated(verb) else because("'{}': it came to nothing", *_with_particle(verb))
    below = first(verb, "xcomp")
    if verb.lemma_ in verb_class("failing") and below is not None:
        happening = named_with(below, noun) & verb_class("happening") and not negated(verb)
        return because(UNDONE, verb, below) if happening else None
    return _own_words(verb) if names & verb_class("happening") else None


def _bare_passive(verb: Token) -> bool:
    """'Attack on Kestria averted': a passive without its 'was'."""
    return (
        verb.tag_ in {"VBN", "VBD"} and verb.dep_ in {"root", "ROOT"} and not children(verb, "obj", "aux", "aux:pass")
    )


def _before_it_began(verb: Token) -> Because | None:
    """'collapsed before they began', 'was called off before it could take place'."""
    for clause in children(verb, "advcl"):
        mark, own = first(clause, "mark"), first(clause, "nsubj", "nsubj:pass")
        pronoun = own is None or own.lower_ in {"it", "they", "this", "these"}
        if mark is not None and mark.lower_ == "before" and pronoun and named_with(clause, clause) & STARTING:
            return because(UNDONE, mark, clause)
    return None


def _undone(verb: Token, noun: Token) -> bool:
    return bool(named_with(verb, noun) & verb_class("undoing"))


def _with_particle(verb: Token) -> list[Token]:
    """A verb and the small word right behind it: 'called off', 'fell through'."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    small = after.pos_ in {"ADP", "ADV", "PART"} and after.head in (verb, after)
    return [verb, after] if small or after.dep_ == "compound:prt" else [verb]
