"""Who acts and who or what is acted on, through passives, relative clauses, control and conjunction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract.grammar import RELATIVE, case, children, conjuncts, first, yet_to
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.mentions import Mentions

ACTIVE = ("nsubj", "nsubj:outer")
TOWARD = (  # in the order in which they are tried
    *("with", "against", "on", "upon", "to", "at", "for", "from", "of", "between", "toward", "towards", "over"),
    *("into", "about", "behind", "among", "out", "outside", "in"),
)
PERSONAL = frozenset(["he", "she", "they", "i", "we", "him", "her", "us", "you", "who"])
# Before what an action is about.
MATTERS = frozenset({"to", "on", "for", "over", "with", "of", "against", "from", "about", "out", "into", "at"})
NAMED = frozenset({"person", "organisation", "country", "place", "nationality"})
LENDING = frozenset({"to", "by", "in", "after", "before", "while", "when", "without", "for", "of", "from"})
NOUN_TOWARD = frozenset({"on", "against", "with", "to", "of", "at", "from", "for", "into"})  # after an event noun
SPATIAL = frozenset({"in", "at", "near", "inside", "outside", "around"})
SAYING = frozenset({"in", "at", "on", "during"})  # before the occasion on which something is said: 'in an interview'
DEPTH = 3  # prepositional phrases inside an object that are searched for a name


@dataclass(frozen=True, slots=True)
class Sides:
    """The heads of the noun phrases on each side of an action."""

    actors: tuple[Token, ...]
    recipient: Token | None
    object: Token | None


def sides(verb: Token, mentions: Mentions) -> Sides:
    """Actors, recipient and object of a verb; no actors where the text names none."""
    own, passive = subject(verb)
    agents = [t for t in children(verb, "obl:agent", "obl") if case(t) == "by"] if passive else []
    patient = own if passive else None
    doer = (agents[0] if agents else None) if passive else own
    actors = conjuncts(doer) if doer is not None else []
    recipient, thing = _undergoers(verb, patient, mentions)
    actors = [actor for actor in actors if actor.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"}]
    meeting = len(actors) == 2 and not passive and thing is None
    if meeting and (recipient is None or case(recipient) in {"in", "at", "on"}):
        return Sides((actors[0],), actors[1], None)  # 'Rutte and Rubio met in Brussels'
    return Sides(tuple(actors), recipient, thing)


def subject(verb: Token) -> tuple[Token | None, bool]:
    """The subject of a verb, its own or the one that grammar lends it, and whether the verb is passive."""
    seen = 0
    token = verb
    passive = first(verb, "nsubj:pass", "aux:pass") is not None and not _active_after_all(verb)
    helper = yet_to(verb)
    if helper is not None and first(helper, *ACTIVE) is not None:
        return first(helper, *ACTIVE), passive
    while seen < 6:
        seen += 1
        own = first(token, "nsubj:pass") if first(token, "nsubj:pass") is not None else first(token, *ACTIVE)
        if own is not None:
            if own.lower_ in RELATIVE and relative_of(token) is not None:
                return relative_of(token), passive
            return own, passive if token is verb else passive and first(verb, "aux:pass") is not None
        label, head = token.dep_, token.head
        if head is token:
            return None, passive
        if label == "conj" and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            if token is verb and not passive and first(verb, "aux") is None and first(head, "nsubj:pass") is not None:
                passive = verb.tag_ == "VBN"
            token = head
        elif label == "xcomp":
            moved = _controlled(head)
            if moved is not None:
                return moved, passive
            token = head
        elif label in {"acl", "acl:relcl"}:
            if token.tag_ == "VBN" and label == "acl":
                return head, True
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
            blamed = _controlled(head) if lends else None
            if blamed is not None:
                return blamed, passive  # 'accused Russia of breaking the truce'
            if mark is not None and mark.lower_ not in LENDING:
                return None, passive
            token = head
        elif label == "ccomp" and token.tag_ in {"VBG", "VB"} and first(token, "nsubj") is None:
            token = head
        else:
            return None, passive
    return None, passive


def is_headline(verb: Token) -> bool:
    """Whether this is the infinitive of a headline, read as a name with an infinitive: 'Ana Sorel to visit Rome'."""
    head = verb.head
    if verb.dep_ != "acl" or head.dep_ not in {"root", "ROOT"} or head is verb:
        return False
    return head.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in children(head, "flat"))


def _active_after_all(verb: Token) -> bool:
    """'Turkey has arrested him' is active, also where the parser takes its subject for that of a passive."""
    perfect = any(c.lemma_ == "have" for c in children(verb, "aux"))
    return perfect and first(verb, "aux:pass") is None and _after(verb) is not None


def _after(verb: Token) -> Token | None:
    """What stands after a verb as its object, or is read as a second subject."""
    return first(verb, "obj") or next((t for t in children(verb, "nsubj:pass") if t.i > verb.i), None)


def _controlled(head: Token) -> Token | None:
    """Who does what stands below a verb: its object, 'urged Iran to sign', or a phrase, 'called on Iran to sign'."""
    lemma = head.lemma_.lower()
    if lemma in verb_class("object-control") and first(head, "obj", "iobj") is not None:
        return first(head, "obj", "iobj")
    phrases = children(head, "obl", "obl:arg")
    return next((t for t in phrases if f"{lemma} {case(t)}" in verb_class("object-control")), None)


def relative_of(token: Token) -> Token | None:
    """The noun that a relative clause describes."""
    seen = 0
    while token.dep_ == "conj" and seen < 4:
        token, seen = token.head, seen + 1
    return token.head if token.dep_ == "acl:relcl" else None


def _undergoers(verb: Token, patient: Token | None, mentions: Mentions) -> tuple[Token | None, Token | None]:
    """Recipient (somebody) and object (something)."""
    direct = patient if patient is not None else _after(verb) if _active_after_all(verb) else first(verb, "obj")
    if direct is None:
        direct = next((t for t in children(verb, "obl") if _bare(t, verb)), None)
    if direct is not None and direct.lower_.endswith(("self", "selves")):
        direct = None  # 'has not committed itself'
    if direct is None and verb.dep_ == "acl:relcl" and first(verb, "nsubj", "nsubj:pass") is not None:
        own = first(verb, "nsubj", "nsubj:pass")
        if own is not None and own.lower_ not in RELATIVE:
            direct = verb.head  # 'the deal that Russia rejected'
    recipient: Token | None = first(verb, "iobj")
    thing: Token | None = None
    if direct is not None:
        moved = _moved_about(direct, verb, mentions)
        if recipient is None and moved is not None:
            recipient, thing = moved, direct
        elif recipient is None and somebody(direct, mentions):
            recipient = direct
        else:
            thing = direct
    phrases = _oblique(verb)
    if recipient is None and thing is not None:
        recipient = _named_inside(thing, mentions)
    if recipient is None:
        recipient = next((t for t in phrases if somebody(t, mentions) and not _merely_where(t, verb, mentions)), None)
    if thing is None:
        thing = next((t for t in phrases if t is not recipient and _something(t)), None)
        if recipient is None and thing is not None:
            recipient = _named_inside(thing, mentions)
    below = first(verb, "xcomp", "ccomp")
    if direct is None and below is not None and first(below, *ACTIVE, "nsubj:pass") is None:
        lower, lower_thing = _undergoers(below, None, mentions)
        recipient, thing = recipient or lower, thing or lower_thing
    return recipient, thing


def _moved_about(direct: Token, verb: Token, mentions: Mentions) -> Token | None:
    """Who is meant when people are moved: Kenya of 'withdrew its troops from Kenya', where that is named."""
    if verb.lemma_.lower() not in verb_class("moving") or mentions.name_at(direct) is not None:
        return None
    phrases = [t for t in _oblique(verb) if not _merely_where(t, verb, mentions)]
    phrases += [t for t in children(direct, "nmod") if case(t) in {"from", "to", "into"}]
    return next((t for t in phrases if mentions.name_at(t) is not None and somebody(t, mentions)), None)


def _bare(token: Token, verb: Token) -> bool:
    """Whether a nominal after the verb has no preposition, as after a particle: 'called off the talks' is an object."""
    nominal = token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in {"date", "percent"}
    return nominal and token.i > verb.i and not case(token)


def _oblique(verb: Token) -> list[Token]:
    found = [
        t
        for t in children(verb, "obl", "obl:arg", "nmod")
        if case(t) in TOWARD
        and t.ent_type_ not in {"date", "percent"}
        and not (case(t) in SAYING and t.lemma_.lower() in verb_class("occasion"))
    ]
    return sorted(found, key=lambda t: (TOWARD.index(case(t)), t.i))


def _merely_where(token: Token, verb: Token, mentions: Mentions) -> bool:
    """Whether a place only says where: 'met in Valletta', but not 'arrived in Valletta' or 'invested in Iran'."""
    number = mentions.name_at(token)
    if number is None or mentions.all[number].kind != "place" or case(token) not in SPATIAL:
        return False
    return verb.lemma_.lower() not in verb_class("goes-in")


def somebody(token: Token, mentions: Mentions) -> bool:
    """Whether a nominal is a person, a body, a country or a people rather than a thing."""
    if token.pos_ == "PRON":
        return token.lower_ in PERSONAL
    mention = mentions.all[mentions.of(token)]
    if mention.form == "name":
        return mention.kind in NAMED
    return mention.kind in {"person", "organisation"}


def _something(token: Token) -> bool:
    nominal = token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"it", "this", "that"}
    return nominal and case(token) in MATTERS


def _named_inside(token: Token, mentions: Mentions, depth: int = DEPTH) -> Token | None:
    """The first somebody named inside a noun phrase: Russia of 'sanctions on Russia', 'Russian' of 'Russian oil'."""
    if depth == 0:
        return None
    inner = [t for t in token.children if t.dep_ in {"nmod", "nmod:poss", "amod", "compound", "nmod:desc", "flat"}]
    ordered = sorted(inner, key=lambda t: (t.dep_ != "nmod", TOWARD.index(case(t)) if case(t) in TOWARD else 99, t.i))
    for child in ordered:
        number = mentions.name_at(child)
        somewhere = case(child) in SPATIAL
        if number is not None and mentions.all[number].kind in NAMED and not somewhere:
            return child
        if child.dep_ in {"nmod", "nmod:poss"}:
            if number is None and somebody(child, mentions) and case(child) != "by" and not somewhere:
                return child
            found = None if somewhere else _named_inside(child, mentions, depth - 1)
            if found is not None:
                return found
    return None


def noun_sides(noun: Token, mentions: Mentions) -> Sides:
    """Actors and recipient of an event noun: 'Russia's attack on Ukraine', 'talks between A and B'."""
    between = next((t for t in children(noun, "nmod") if case(t) in {"between", "among"}), None)
    if between is not None:
        pair = conjuncts(between)
        if len(pair) >= 2:
            return Sides((pair[0],), pair[1], None)
        return Sides((), None, None)
    actors = children(noun, "nmod:poss")
    actors = actors or [t for t in children(noun, "amod", "compound") if _is_name(t, mentions)]
    actors = actors or [t for t in children(noun, "nmod") if case(t) == "by"]
    toward = [t for t in children(noun, "nmod") if case(t) in NOUN_TOWARD]
    toward.sort(key=lambda t: (TOWARD.index(case(t)), t.i))
    recipient = next((t for t in toward if somebody(t, mentions)), None)
    recipient = recipient or next((r for r in (_named_inside(t, mentions) for t in toward) if r is not None), None)
    actors = [actor for actor in actors if somebody(actor, mentions)]
    return Sides(tuple(conjuncts(actors[0])) if actors else (), recipient, None)


def _is_name(token: Token, mentions: Mentions) -> bool:
    number = mentions.name_at(token)
    return number is not None and mentions.all[number].kind in {"organisation", "country", "place", "nationality"}
