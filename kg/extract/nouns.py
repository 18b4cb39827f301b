"""The sides of an event noun: 'Russia's attack on Ukraine', 'talks between A and B', 'the visit of A to B'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import POSSESSIVE, case, children, conjuncts
from kg.extract.parties import TOWARD, Sides, counted, named_inside, somebody
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

NOUN_TOWARD = frozenset({"on", "against", "with", "to", "of", "at", "from", "for", "into"})  # after an event noun
BETWEEN = frozenset({"between", "among"})
HYPHENS = frozenset("-–—/‑")


def noun_sides(noun: Token, mentions: Mentions, kind: str = "") -> Sides:
    """Actors and recipients of an event noun of this PLOVER type; an attack may hit a thing."""
    pair = _between(noun, mentions) or _joined(noun, mentions)
    if pair:
        return Sides(pair[:1], pair[1:], None)
    actors = doers(noun, mentions)
    heard = {"to"} if kind == "ACCUSE" else set()  # 'a complaint to the court' blames somebody else
    toward = [t for t in behind(noun) if case(t) in NOUN_TOWARD - heard and t not in actors]
    toward.sort(key=lambda t: (TOWARD.index(case(t)), t.i))
    toward = [t for t in toward if t.lower_ not in {"what", "whatever", "how"}]  # 'an assault on what he calls …'
    recipient = next((t for t in toward if somebody(t, mentions)), None)
    recipient = recipient or next((r for r in (named_inside(t, mentions) for t in toward) if r is not None), None)
    if recipient is None and kind == "ASSAULT":
        hit = [t for t in toward if case(t) in {"on", "against", "at"} and t.ent_type_ not in {"date", "percent"}]
        recipient = counted(hit[0]) if hit else None
    # the place of 'a Karsk rally' does not protest
    actors = [
        actor for actor in actors if somebody(actor, mentions) and not (kind == "PROTEST" and actor.dep_ == "compound")
    ]
    many = tuple(conjuncts(actors[0])) if actors else ()
    return Sides(many, tuple(conjuncts(recipient)) if recipient is not None else (), None)


def behind(noun: Token) -> list[Token]:
    """The phrases of a noun, also one right behind it that was hung on its verb: 'Strikes on Karsk killed ten'."""
    verb, found = noun.head, children(noun, "nmod")
    if noun.dep_ == "nsubj" and verb.pos_ == "VERB":
        found += [t for t in children(verb, "obl") if t.i < verb.i and t.left_edge.i == noun.i + 1]
    return found


def owner(doer: Token, mentions: Mentions) -> Token:
    """Whose act or weapon it is that does something: 'a Norvanian airstrike killed …'; else the token itself."""
    doer = _possessed(doer)
    if doer.pos_ != "NOUN" or mentions.name_at(doer) is not None:
        return doer
    if doer.lemma_.lower() in verb_class("speaks-for"):  # 'the president's office condemned …'
        return next((t for t in children(doer, "nmod:poss") if _is_person(t, mentions)), doer)
    if somebody(doer, mentions):
        return doer
    if doer.lemma_.lower() not in verb_class("deadly"):
        return doer
    behind = next((t for t in doers(doer, mentions) if somebody(t, mentions)), None)
    made = [c for c in children(doer, "acl") if c.lemma_.lower() in verb_class("making-attacks")]  # not 'claimed by'
    fired = [t for c in made for t in children(c, "obl", "obl:agent") if case(t) == "by"]
    return behind or next((t for t in fired if somebody(t, mentions)), doer)


def doers(noun: Token, mentions: Mentions) -> list[Token]:
    """Who does it: a possessor, a name before the noun, 'by' whom, or of whom where the noun is what one does."""
    actors = children(noun, "nmod:poss")
    actors = actors or [t for t in children(noun, "amod", "compound") if t.i < noun.i and _is_name(t, mentions)]
    actors = actors or [t for t in children(noun, "nmod") if case(t) == "by"]
    done = [t for t in children(noun, "nmod") if case(t) == "of"] if not actors else []
    actors = actors or [
        t for of in done for t in children(of, "nmod") if case(t) == "by" and somebody(t, mentions)
    ]  # 'the killing of a guard by rebels', hung on the guard
    actors = actors or [t for t in children(noun, "compound") if t.lemma_.lower() in verb_class("fighting")]
    if not actors and noun.lemma_.lower() in verb_class("done-of"):
        actors = [t for t in children(noun, "nmod") if case(t) == "of" and somebody(t, mentions)]
    return actors


def _between(noun: Token, mentions: Mentions) -> tuple[Token, ...]:
    """'talks between A, B and C'."""
    after = next((t for t in children(noun, "nmod") if case(t) in BETWEEN), None)
    following = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if after is None and following.lower_ in BETWEEN and following.dep_ == "case":
        after = following.head  # hung elsewhere: 'Clashes between A and B left ten dead'
    if after is None:
        return ()
    pair = tuple(conjuncts(after))
    return pair if len(pair) > 1 else two_of(after, mentions)


def two_of(people: Token, mentions: Mentions) -> tuple[Token, ...]:
    """The two of 'Norvanian and Kestrian soldiers', 'the leaders of Norvania and Kestria'; () for anything else."""
    if people.tag_ not in {"NNS", "NNPS"} or not somebody(people, mentions):
        return ()
    for child in children(people, "nmod", "amod", "compound"):
        if child.dep_ == "nmod" and case(child) not in {"of", "from"}:
            continue
        names = tuple(t for t in conjuncts(child) if _is_name(t, mentions))
        if len(names) > 1:
            return names
    return ()


def _joined(noun: Token, mentions: Mentions) -> tuple[Token, ...]:
    """Two names that a hyphen joins before the noun: 'the US–Russia deal', 'Norvania-Kestria talks'."""
    doc, at = noun.doc, noun.i - 1
    while at > 1 and doc[at].dep_ in {"amod", "compound"} and not _is_name(doc[at], mentions):
        at -= 1
    if at < 2 or doc[at - 1].text not in HYPHENS or not _is_name(doc[at], mentions):
        return ()
    other = doc[at - 2]
    if not _is_name(other, mentions) or mentions.of(other) == mentions.of(doc[at]):
        return ()
    return other, doc[at]


def _possessed(token: Token) -> Token:
    """The wife of 'Sorel's wife', also where the parser takes her for another name of Sorel."""
    if not any(t.lower_ in POSSESSIVE for t in children(token, "case")):
        return token
    return next((t for t in children(token, "appos") if t.i > token.i and t.pos_ == "NOUN"), token)


def _is_person(token: Token, mentions: Mentions) -> bool:
    return mentions.all[mentions.of(token)].kind == "person"


def _is_name(token: Token, mentions: Mentions) -> bool:
    number = mentions.name_at(token)
    return number is not None and mentions.all[number].kind in {"organisation", "country", "place", "nationality"}
