"""How real an event is said to be, and by which words: actual, future, hypothetical (or wished), historical."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.background import historical
from kg.extract.because import Because, because
from kg.extract.conditions import condition, conditional
from kg.extract.forgone import forgone, is_gerund, named_with, participles
from kg.extract.grammar import SUBJECTS, ancestors, case, children, first, yet_to
from kg.extract.moods import imperative, question, subjunctive
from kg.extract.negation import negated
from kg.extract.scheduled import TO_COME, scheduled
from kg.extract.subjects import is_headline
from kg.extract.supposed import only_supposed, supposed
from kg.extract.untold import untold
from kg.tables import verb_class, word_class

if TYPE_CHECKING:
    from kg.extract.token import Token
    from kg.records import Modality

FUTURE = frozenset(["will", "shall", "'ll", "’ll", "wo"])
POSSIBLE = frozenset(["would", "could", "may", "might", "should", "must", "can", "ca", "ought", "need", "'d", "’d"])
SELDOM = frozenset({"rarely", "seldom", "scarcely"})
AHEAD = frozenset({"future", "upcoming", "next", "forthcoming"})
ABOUT = frozenset({"", "about", "against", "for", "of", "on", "to"})  # 'a plan for talks', not 'a plan after talks'
ROOT = frozenset(["root", "ROOT"])
GOVERNED = frozenset({"xcomp", "ccomp", "acl", "advcl", "obj", "obl", "nmod", "csubj", "csubj:pass", "parataxis"})
Mode = tuple["Modality", Because | None]
ACTUAL: Mode = ("actual", None)


def modality(verb: Token, published: str | None) -> Modality:
    """The modality of a verb or event noun in its clause; `published` (ISO 8601) tells what is long ago."""
    return mode(verb, published)[0]


def mode(verb: Token, published: str | None) -> Mode:
    """The modality, and why it is not 'actual'."""
    past = historical(verb, published)
    if past is not None:
        return "historical", past
    if yet_to(verb) is not None:
        return ACTUAL  # it did not happen, and that is a fact
    own = _of_clause(verb)
    return own if own != ACTUAL else _from_above(verb)


def _from_above(verb: Token) -> Mode:
    token = verb
    for head in ancestors(verb):
        label = token.dep_
        if label == "conj" and (not children(token, "aux", *SUBJECTS) or condition(head) is not None):
            above = _of_clause(head)
            if above != ACTUAL:
                return above
        elif label in GOVERNED:
            governed = _governed(token, head, label)
            if governed != ACTUAL:
                return governed
            noun = label in {"obj", "obl", "nmod"} and verb.pos_ == "NOUN"
            if noun or label == "xcomp" or _gerund(token, label):
                above = _of_clause(head)
                if above != ACTUAL:
                    return above  # 'will start bombing', 'may respond by bombing'
            by = label == "advcl" and first(token, "mark") is not None and _gerund(token, label)
            if label not in {"xcomp", "obj", "nmod"} and not by:
                break  # 'ways to punish it by suing' goes on to the ways
        elif label in {"nsubj", "nsubj:pass"} and token is verb and verb.pos_ == "NOUN":
            if only_supposed(token, head):
                return ("hypothetical", because("'{}': not said to have taken place", head))
            if not _takes_place(head, token, label):
                return _to_be_seen(token, head)
            above = _of_clause(head)
            if above != ACTUAL:
                return above  # 'talks will take place', 'a meeting could be held'
            if label == "nsubj:pass" and head.lemma_ in verb_class("planning"):
                return "future", because(TO_COME, head)  # 'a meeting is scheduled for June'
        else:
            break
        token = head
    return ACTUAL


def _to_be_seen(noun: Token, verb: Token) -> Mode:
    would = supposed(noun, verb)
    return ("hypothetical", because("'{}' leaves it open", would)) if would is not None else ACTUAL


def _takes_place(verb: Token, noun: Token, label: str) -> bool:
    """Whether a verb says of its subject that it takes place, or is to: 'begin', 'be held', 'is scheduled'."""
    if label == "nsubj:pass":
        return verb.lemma_ in verb_class("light") | verb_class("planning")
    return bool(named_with(verb, noun) & verb_class("happening"))


def _of_clause(verb: Token) -> Mode:
    helpers = children(verb, "aux", "aux:pass", "cop")
    will = next((c for c in helpers if c.lower_ in FUTURE), None)
    if will is not None:
        return "future", because(TO_COME, will)
    may = next((c for c in helpers if c.lower_ in POSSIBLE), None)
    if may is not None:
        return "hypothetical", because("'{}' leaves it open", may)
    held = conditional(verb)
    if held is not None:
        return "hypothetical", held
    told = _is_to(verb)
    if told is not None:
        return told
    asked = question(verb)
    if asked is not None:
        return "hypothetical", because("is asked: '{}'", asked)
    if imperative(verb):
        return "hypothetical", because("'{}' is a command", verb)
    unsure = _unsure(verb) or subjunctive(verb)
    if unsure is not None:
        return "hypothetical", unsure
    ahead = next((c for c in children(verb, "amod") if c.lower_ in AHEAD), None)
    if verb.pos_ == "NOUN" and ahead is None:  # 'the visit planned for June'
        ahead = next((c for c in participles(verb) if c.lemma_ in verb_class("planning")), None)
    soon = because(TO_COME, ahead) if ahead is not None else scheduled(verb)
    return ("future", soon) if soon is not None else ACTUAL


def _unsure(verb: Token) -> Because | None:
    """A word beside the action that leaves it open: 'reportedly', 'all but', 'alleged', 'any'."""
    for child in verb.children:
        label, word = child.dep_, child.lower_
        if label == "advmod" and word in word_class("hearsay"):
            return because("'{}': not said for sure", child)
        if label == "advmod" and word in SELDOM and child.i < verb.i:
            return because("'{}': hardly ever", child)
        if label in {"advmod", "cc"} and word == "all" and child.nbor(1).lower_ == "but" and child.i < verb.i:
            return because("'{}': not quite", child, child.nbor(1))
        if label == "amod" and {word, _hyphened(child)} & word_class("unreal-adjective"):
            return because("'{}': not said for sure", child)
        if label == "det" and word == "any" and verb.pos_ == "NOUN":
            return because("'{}': none in particular", child)
    return None


def _hyphened(word: Token) -> str:
    """'non-existent' of 'existent', 'hoped-for' of 'hoped'."""
    doc, at = word.doc, word.i
    if at > 1 and doc[at - 1].text == "-":
        return f"{doc[at - 2].lower_}-{word.lower_}"
    behind = at + 2 < len(doc) and doc[at + 1].text == "-"
    return f"{word.lower_}-{doc[at + 2].lower_}" if behind else ""


def _is_to(verb: Token) -> Mode | None:
    """'is to meet' and the headline's 'Sorel to visit Rome' are future, 'was to meet' is left open."""
    to = next((c for c in children(verb, "mark", "aux") if c.lower_ in {"to", "due"}), None)
    if to is None or verb.tag_ not in {"VB", "VBN", ""} or verb.lemma_ in verb_class("already-so"):
        return None
    be = next((c for c in children(verb, "aux", "cop") if c.i < to.i and c.lemma_ == "be"), None)
    if be is not None and (be.lower_ in {"was", "were"} or verb.tag_ == "VBN"):
        return "hypothetical", because("'{}' leaves open whether it was done", be, to)
    if be is not None:
        return "future", because(TO_COME, be, to)
    if verb.tag_ == "VBN":
        return None
    alone = verb.dep_ in ROOT and first(verb, *SUBJECTS) is not None and first(verb, "aux", "cop") is None
    return ("future", because("'{}' in a headline: still to come", to, verb)) if alone or is_headline(verb) else None


def _gerund(token: Token, label: str) -> bool:
    """'respond by bombing', 'will leave, expelling': done if, and only if, the verb above is."""
    if label not in {"advcl", "parataxis"} or token.tag_ != "VBG" or first(token, "aux", *SUBJECTS) is not None:
        return False
    marks = children(token, "mark")
    return any(mark.lower_ in {"by", "before", "in"} for mark in marks) or (not marks and token.i > token.head.i)


def _governed(token: Token, head: Token, label: str) -> Mode:
    """What the word above makes of the one below: 'agreed to lift' is future, 'wants to lift' hypothetical."""
    infinitive = any(mark.lower_ == "to" for mark in children(token, "mark"))  # also 'for Norvania to attack'
    lemma = head.lemma_.lower()
    if label in {"xcomp", "ccomp", "obj"} and untold(token, head):
        return _open(head)  # 'neither confirmed nor denied that Norvania attacked'
    above = forgone(token)
    if above is not None:  # 'has not ruled out attacking'
        left = named_with(above, token) & verb_class("left-open") and negated(above)
        return ("hypothetical", because("'{}' is denied", above)) if left else _of_clause(above)
    thought = is_gerund(token) and label in {"xcomp", "ccomp", "advcl", "obl"}
    if thought and named_with(head, token) & verb_class("unrealised-doing"):
        return _open(head)
    if label in {"xcomp", "ccomp"}:
        if lemma == "go" and head.tag_ == "VBG" and infinitive:
            return "future", because(TO_COME, head)
        meant = token.pos_ == "NOUN" and any(c.lemma_ == "be" for c in children(head, "xcomp"))
        if infinitive or meant:  # also 'there was supposed to be a meeting'
            if lemma in verb_class("planning"):
                return "future", because(TO_COME, head)
            done = lemma in verb_class("achieving") and not _obliged(head, token) and not _purpose(token, head)
            return ACTUAL if done else _open(head)
        return _open(head) if label == "ccomp" and _doubted(head) else ACTUAL
    if label in {"csubj", "csubj:pass"}:  # 'it is unclear that …', 'it would be wrong to …', 'it cannot be said that …'
        unsaid = head.pos_ == "VERB" and (negated(head) or _of_clause(head) != ACTUAL)
        return _open(head) if infinitive or unsaid or _doubted(head) else ACTUAL
    if label in {"acl", "advcl"} and infinitive:
        if lemma == "go" and any(c.lower_ == "on" for c in head.children):
            return ACTUAL  # 'went on to praise'
        return _open(head)  # a purpose, a call, a plan: 'a plan to lift', 'met to discuss'
    offered = label == "obj" or (label == "nmod" and case(token) in ABOUT)
    if offered and lemma in verb_class("unrealised-object"):
        return _open(head)
    if label == "obl" and lemma == "come" and case(token) == "of":
        nothing = next((c for c in children(head, "nsubj") if c.lower_ in {"nothing", "little", "none"}), None)
        if nothing is not None:
            return "hypothetical", because("'{}' of it: need not have taken place", nothing, head)
    if label == "obl" and f"{lemma} {case(token)}" in verb_class("unrealised-object"):
        return _open(head)  # 'call for talks', 'warn of an attack'
    return ACTUAL


def _purpose(token: Token, head: Token) -> bool:
    """Whether another verb stands between: 'helped strike a deal to fund it' funds nothing yet."""
    return any(head.i < c.i < token.i and c.pos_ == "VERB" for c in children(head, "xcomp"))


def _obliged(head: Token, verb: Token) -> bool:
    """'has to agree', 'lets it agree' say what is needed or may be; who 'had to agree' mostly did."""
    if any(d.lower_ == "any" for thing in children(verb, "obj") for d in children(thing, "det")):
        return head.lemma_ == "have"  # 'had to approve any changes'
    return head.lemma_ in {"have", "let"} and head.tag_ in {"VB", "VBP", "VBZ"}


def _open(head: Token) -> Mode:
    return "hypothetical", because("need not follow from '{}'", head)


def _doubted(head: Token) -> bool:
    """'it is unclear that …', 'it is not true that …'."""
    if head.lemma_.lower() in verb_class("doubtful"):
        return True
    sure = head.pos_ == "ADJ" or head.lemma_.lower() in word_class("truth")  # 'it is not the case that …'
    return sure and negated(head)
