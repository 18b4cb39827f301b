"""Whom and what a verb is done to: its object, what its prepositions and its object's prepositions name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.actions import deed, noun_action
from kg.extract.conversing import conversing, talked_with
from kg.extract.grammar import RELATIVE, case, children, first, occasion
from kg.extract.mentions import kind_of
from kg.extract.nouns import behind, doers
from kg.extract.objects import bare, direct_object, hearer, itself, misread_object
from kg.extract.parties import SPATIAL, TOWARD, counted, named_inside, somebody
from kg.extract.subjects import ACTIVE, relative_of
from kg.extract.voice import active_after_all, after_it
from kg.tables import verb_class, word_class

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

# Before what an action is about.
MATTERS = frozenset({"to", "on", "for", "over", "with", "of", "against", "from", "about", "out", "into", "at"})
SAYING = frozenset({"in", "at", "on", "during"})  # before the occasion on which something is said: 'in an interview'
AIMED = frozenset({"with", "against", "on", "upon", "to", "at", "toward", "towards", "into", "between", "behind"})
MEETING = frozenset({"meet", "speak", "talk", "gather", "confer", "arrive", "land"})  # at a place
PARTICLES = frozenset({"out", "up", "down", "off", "away", "back", "than"})  # read as an object they are none
GREETING = frozenset({"meet", "greet"})  # somebody, not a thing
POINTING = RELATIVE | {"what", "whatever"}  # what tells nothing by itself: 'the treaty which Norvania signed'
CAUSE = frozenset({"over", "about", "of", "for", "from"})  # before a deed that somebody only speaks of
HIT = frozenset({"on", "upon", "against", "at", "into"})  # before what is attacked


def undergoers(verb: Token, patient: Token | None, mentions: Mentions) -> tuple[Token | None, Token | None]:
    """Recipient (somebody, or what an attack hits) and object (something)."""
    direct = _direct(verb, patient)
    recipient = hearer(verb)
    thing: Token | None = None
    if direct is not None:
        moved = _moved_about(direct, verb, mentions)
        if recipient is None and moved is not None:
            recipient, thing = moved, direct
        elif recipient is None and (_hears(direct, verb) or _done_to(direct, verb, mentions)):
            recipient = direct
        else:
            thing = direct
    phrases = _oblique(verb)
    if recipient is None and thing is not None:
        recipient = _aimed(thing, verb, phrases, mentions) or named_inside(thing, mentions)
    if recipient is None and thing is not None:
        recipient = _held_by(thing, verb)
    if recipient is None and thing is not None and patient is None and verb.dep_ not in {"acl", "acl:relcl"}:
        recipient = _imposed(thing, mentions) or _asked_by(thing, verb, mentions)
    if recipient is None:
        fit = [t for t in phrases if not merely_where(t, verb, mentions)]
        lemma = verb.lemma_.lower()
        fit = [] if lemma in verb_class("comparing") else fit
        if lemma in verb_class("talking"):
            fit = [t for t in fit if case(t) not in {"about", "of", "on"}]  # 'talked about Varga'
        recipient = next((t for t in fit if somebody(t, mentions) and not _own(t)), None)
        fit = [t for t in fit if not conversing(t, verb)]
        recipient = recipient or next((r for r in (_behind(t, mentions) for t in fit) if r is not None), None)
    if thing is None:
        thing = next((t for t in phrases if t is not recipient and _something(t, verb, recipient)), None)
        if recipient is None and thing is not None:
            recipient = named_inside(thing, mentions)
    below = first(verb, "xcomp", "ccomp")
    if direct is None and below is not None and first(below, *ACTIVE, "nsubj:pass") is None:
        lower, lower_thing = undergoers(below, None, mentions)
        if lower is not None and _own(lower):
            lower, lower_thing = None, lower_thing or lower  # 'pledged to strengthen its army'
        lower = None if verb.lemma_.lower() == "help" else lower  # 'helped fight the rebels'
        recipient, thing = recipient or lower, thing or lower_thing
    if thing is not None and (thing.lower_ in word_class("question-word") or thing.lower_ in PARTICLES):
        thing = None  # 'declined to say when'
    return recipient, thing


def _direct(verb: Token, patient: Token | None) -> Token | None:
    """The object of a verb, the subject of a passive one, the noun that a relative clause describes."""
    direct = patient if patient is not None else after_it(verb) if active_after_all(verb) else direct_object(verb)
    if direct is None:
        direct = next((t for t in children(verb, "obl") if bare(t, verb)), None) or misread_object(verb)
    direct = None if itself(direct) else direct
    if direct is None and verb.dep_ == "acl:relcl":
        own = first(verb, "nsubj", "nsubj:pass")
        if own is not None and own.lower_ not in RELATIVE:
            direct = _described(verb)  # 'the deal that Russia rejected'
    if direct is not None and direct.pos_ in {"PRON", "DET"} and direct.lower_ in POINTING:
        direct = _described(verb) if direct.i < verb.i else direct if direct.lower_ == "that" else None
    return direct


def _described(verb: Token) -> Token | None:
    """The noun of a relative clause, unless it says when or why: 'the reasons that Norvania refuses talks'."""
    noun = relative_of(verb)
    return None if noun is not None and noun.lemma_.lower().removesuffix("s") in verb_class("no-object-noun") else noun


def _hears(token: Token, verb: Token) -> bool:
    """'urging them', 'met them': whom one urges or meets is somebody."""
    return token.lower_ == "them" and (verb.lemma_.lower() in verb_class("addressing") or verb.lemma_ in GREETING)


def _done_to(token: Token, verb: Token, mentions: Mentions) -> bool:
    """Whether an object is somebody: not what one goes to, 'attended a conference', nor 'join forces'."""
    if not somebody(token, mentions) or (token.pos_ == "NOUN" and token.lemma_.lower() in verb_class("occasion")):
        return False
    if _own(token) and verb.lemma_.lower() in verb_class("moving") and token.lemma_.lower() in verb_class("envoy"):
        return False  # 'recalled its ambassador'
    return f"{verb.lemma_.lower()} {token.lower_}" not in verb_class("idiom")


def _own(token: Token) -> bool:
    """'their banks', 'its territory': what is the actor's own is not whom the actor does something to."""
    return token.pos_ == "NOUN" and any(t.pos_ == "PRON" for t in children(token, "nmod:poss"))


def _behind(token: Token, mentions: Mentions) -> Token | None:
    """Whom a phrase leads to: Kestria of 'in assistance to Kestria', 'German' of 'to German products'."""
    if token.ent_type_ or token.pos_ != "NOUN":
        return None
    if case(token) in CAUSE and noun_action(token) is not None:
        by = (t for t in doers(token, mentions) if somebody(t, mentions))
        return next(by, None)  # of 'cut ties over Norvania's attack on Karsk'
    deeper = [t for t in children(token, "nmod") if case(t) in {"to", "against", "with", "on"}]
    found = next((t for t in deeper if somebody(t, mentions) and mentions.name_at(t) is not None), None)
    return found or (named_inside(token, mentions, 1) if case(token) in {"to", "against", "on"} else None)


def _imposed(thing: Token, mentions: Mentions) -> Token | None:
    """On whom it lies: 'lifted the restrictions imposed on Kestria'; whose it is: 'the protest filed by Ana Sorel'."""
    for clause in children(thing, "acl"):
        if clause.tag_ != "VBN":
            continue
        phrases = children(clause, "obl", "obl:agent")
        aimed = [t for t in phrases if case(t) in AIMED or (case(t) == "by" and noun_action(thing) is not None)]
        found = next((t for t in aimed if somebody(t, mentions)), None)
        if found is not None:
            return found
    return None


def _held_by(thing: Token, verb: Token) -> Token | None:
    """Whose what is attacked or judged is: the rebels of 'bombed rebel positions', 'condemned the rebel offensive'."""
    act = deed(verb)
    if (act is None or act.type != "ASSAULT") and verb.lemma_.lower() not in verb_class("judging"):
        return None
    return next((t for t in children(thing, "compound") if t.lemma_.lower() in verb_class("fighting")), None)


def _asked_by(thing: Token, verb: Token, mentions: Mentions) -> Token | None:
    """Whose act the object is: 'rejected the demands by the miners'."""
    if thing.pos_ != "NOUN" or noun_action(thing) is None:
        return None
    phrases = [*children(thing, "nmod"), *children(verb, "obl", "obl:agent")]
    return next((t for t in phrases if t.i > thing.i and case(t) == "by" and somebody(t, mentions)), None)


def _aimed(thing: Token, verb: Token, phrases: list[Token], mentions: Mentions) -> Token | None:
    """At whom an object is aimed: 'issued an ultimatum to the rebels', 'launched attacks on a base'."""
    near = [t for t in (*children(thing, "nmod"), *phrases) if not _for_sake(t)]
    after = [t for t in near if t.i > verb.i and case(t) in AIMED]
    after.sort(key=lambda t: (TOWARD.index(case(t)), t.i))
    for token in after:
        if somebody(token, mentions) and not merely_where(token, verb, mentions):
            return token
    code = noun_action(thing) if thing.pos_ == "NOUN" else None
    if code is None or code.type != "ASSAULT":
        return None
    return next((counted(t) for t in after if case(t) in HIT and t.ent_type_ not in {"date", "percent"}), None)


def _moved_about(direct: Token, verb: Token, mentions: Mentions) -> Token | None:
    """Who is meant when people are moved: Kenya of 'withdrew its troops from Kenya', where that is named."""
    if verb.lemma_.lower() not in verb_class("moving") or mentions.name_at(direct) is not None:
        return None
    phrases = [t for t in _oblique(verb) if not merely_where(t, verb, mentions)]
    phrases += [t for t in children(direct, "nmod") if case(t) in {"from", "to", "into"}]
    return next((t for t in phrases if mentions.name_at(t) is not None and somebody(t, mentions)), None)


def _oblique(verb: Token) -> list[Token]:
    found = [
        t
        for t in children(verb, "obl", "obl:arg", "nmod", "obj")
        if not _for_sake(t)
        and not of_subject(t, verb)
        and (case(t) in TOWARD or (verb.lemma_ == "go" and case(t) == "after"))
        and t.ent_type_ not in {"date", "percent"}
        and not (case(t) in SAYING and t.lemma_.lower() in verb_class("occasion"))
        and not talked_with(t, verb)
    ]
    return sorted(found, key=lambda t: (TOWARD.index(case(t)) if case(t) in TOWARD else 0, t.i))


def of_subject(token: Token, verb: Token) -> bool:
    """Whether a phrase hung on the verb is its subject's: Karsk of 'Strikes on Karsk killed ten'."""
    own = first(verb, "nsubj")
    return own is not None and own.pos_ == "NOUN" and token.i < verb.i and token in behind(own)


def _for_sake(token: Token) -> bool:
    """'on behalf of the party', 'on the side of the rebels': neither is done anything to."""
    edge = max(token.left_edge.i - 3, token.sent.start)
    return token.lemma_ in {"behalf", "side"} or any(t.lower_ in {"behalf", "side"} for t in token.doc[edge : token.i])


def merely_where(token: Token, verb: Token, mentions: Mentions) -> bool:
    """Whether a place only says where: 'met in Valletta', but not 'arrived in Valletta' or 'invested in Iran'."""
    number = mentions.name_at(token)
    kind = mentions.all[number].kind if number is not None else ""
    if kind == "organisation":
        return case(token) == "in" and verb.lemma_.lower() not in verb_class("goes-in")  # 'voted for it in the Senate'
    if kind == "place" and case(token) == "on" and verb.lemma_.lower() in MEETING:
        return True
    if kind != "place" or case(token) not in SPATIAL:
        return False
    if verb.lemma_.lower() not in verb_class("goes-in"):
        return True
    hit = first(verb, "obj", "nsubj:pass")
    if hit is None or hit.i == token.i:
        return False
    act = deed(verb)
    return act is not None and act.type == "ASSAULT"  # 'bombed a consulate in Karsk', but 'deployed troops in Karsk'


def _something(token: Token, verb: Token, recipient: Token | None) -> bool:
    """Whether a phrase tells what an action is about, not only how, where or on which occasion it was done."""
    nominal = token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"it", "this", "that"}
    if not nominal or case(token) not in MATTERS or token.lemma_.lower() in verb_class("time-unit"):
        return False
    if case(token) == "with" and token.i < verb.i:
        return False  # 'With great delight, Sorel mocked Varga'
    if case(token) in {"with", "on", "for"} and token.lemma_.lower() in verb_class("manner-noun"):
        return False  # 'financed it with the explicit purpose of …'
    if recipient is not None and occasion(token):
        return False
    somewhere = kind_of(token) == "place" or token.ent_type_ in {"place", "organisation"}
    return not (case(token) == "at" and somewhere and verb.lemma_.lower() in MEETING)
