"""Events: who did what to whom, from verbs and event nouns, with negation, modality and attribution."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.actions import WORDS, noun_action, verb_action
from kg.extract.acts import head_of, lexicon
from kg.extract.circumstances import circumstances
from kg.extract.completed import completed, required
from kg.extract.culprits import blamed
from kg.extract.grammar import ancestors, case, characters, children, first, phrase, unspaced
from kg.extract.nouns import noun_sides
from kg.extract.objects import itself, misread_object
from kg.extract.participants import sides
from kg.extract.parties import NAMED, Sides, acts
from kg.extract.peaceful import searched, typed
from kg.extract.places import Places
from kg.extract.readings import read, told
from kg.extract.shielded import shielded
from kg.extract.stances import lowest
from kg.records import Article, Event, Participant, Plover, Span, Statement, digest
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

ALONE = frozenset({"RETREAT", "CONCEDE", "PROTEST", "MOBILIZE"})  # types that one side can do by itself: it resigned

DOING = frozenset({"VERB", "NOUN"})
LEADING = frozenset({"to", "on", "against", "with", "from", "at"})  # 'withdrew its forces from Norvania'


def events(doc: Doc, article: Article, mentions: Mentions, statements: list[Statement]) -> list[Event]:
    """All events of an article in text order; an event needs an actor, and a recipient or an object."""
    cues = {head_of(span).i for span in doc.spans.get("cue", [])}
    found: dict[str, Event] = {}
    types: dict[int, str] = {}  # by where the action begins
    said = told(statements)
    for token in doc:
        if token.pos_ not in DOING:
            continue
        event = _of_token(token, article, mentions, said, cues)
        if event is None:
            continue
        code = event.plover
        if code is not None:
            if code.stance and types.get(lowest(token).head.idx) == code.type:
                event = replace(event, plover=replace(code, stance=False))  # once: 'refused' has its own
            types[event.action.start] = code.type
        found.setdefault(event.id, event)
    return sorted(found.values(), key=lambda e: (e.action.start, e.actor.span.start, e.id))


def _of_token(
    token: Token, article: Article, mentions: Mentions, statements: Places[Statement], cues: set[int]
) -> Event | None:
    if not token.text[0].isalpha() or (token.pos_ == "VERB" and _modifies(token)):
        return None
    if token.pos_ == "VERB":
        plover = verb_action(token, article.published)
        if plover is not None and plover.type == WORDS:
            return None
        speaks = token.i in cues and (token.lemma_.lower(), "verb") in lexicon()
        if plover is None and (speaks or token.lemma_.lower() in verb_class("stative")):
            return None
        if token.lemma_.lower() in verb_class("upon-oneself") and itself(first(token, "obj", "iobj")):
            return None  # 'shot himself' harms nobody else
        if token.i in cues and not _beyond_words(token, plover):
            return None  # 'Rutte charged in an interview with CBS that …' charges nobody
        found = completed(token, plover, blamed(token, sides(token, mentions), mentions), mentions)
        found = shielded(token, plover, found)
        plover = typed(token, plover, found, mentions)
        plover = _in_words(token, plover, found, mentions)
        sure = 0.8 if plover else 0.5
    elif token.pos_ == "NOUN":
        plover = noun_action(token)
        if plover is None or plover.type == WORDS or token.dep_ in {"compound", "amod"}:
            return None
        found = noun_sides(token, mentions, plover.type)
        plover = searched(token, plover, found)
        if not found.actors or not found.recipients:
            return None
        sure = 0.7
    else:
        return None
    return _event(token, found, plover, sure, article, mentions, statements)


def _modifies(verb: Token) -> bool:
    """'Sorel-supporting groups': what stands before the hyphen is supported, whatever the parser makes of it."""
    if verb.tag_ not in {"VBG", "VBN"} or verb.i < 2 or verb.nbor(-1).text != "-" or verb.nbor(-1).whitespace_:
        return False
    return verb.nbor(-2).pos_ in {"NOUN", "PROPN", "ADJ"} and not verb.nbor(-2).whitespace_


def _beyond_words(verb: Token, plover: Plover | None) -> bool:
    """Whether a verb that introduces words does more than say them: it has an object, or asks for something."""
    if children(verb, "obj", "iobj", "nsubj:pass", "xcomp") or _governs(verb) or misread_object(verb) is not None:
        return True
    return plover is not None and plover.type == "REQUEST" and required(verb) is not None


def _event(
    token: Token,
    found: Sides,
    plover: Plover | None,
    sure: float,
    article: Article,
    mentions: Mentions,
    statements: Places[Statement],
) -> Event | None:
    actors = tuple(t for t in found.actors if _acts(t, plover, mentions))
    actors = tuple(t for t in actors if t != found.object and t not in found.recipients)
    if not actors:
        return None
    named = any(mentions.all[mentions.of(actor)].form == "name" for actor in actors)
    alone = not found.recipients and found.object is None
    if alone and (plover is None or not named or token.pos_ != "VERB" or plover.type not in ALONE):
        return None
    if plover is None and not (named and _names(token, found, mentions)):
        return None
    action = characters(token.doc, token.i, token.i + 1)
    who, members = side(actors, mentions)
    recipient, recipients = side(found.recipients, mentions) if found.recipients else (None, ())
    thing = participant(found.object, mentions, full=True) if found.object is not None else None
    if thing is not None and not any(c.isalnum() for c in thing.span.text):
        thing = None  # a mark alone: 'speaks “to the nation”' in a headline
    if recipient is not None and recipient.span.overlaps(who.span):
        return None
    where, when = circumstances(token, article, mentions)
    far = [p.span.start for p in (recipient, thing) if p]
    reading = read(token, action, article.published, statements, when, plover)
    return Event(
        id=digest(article.key, "event", str(action.start), str(who.span.start), ",".join(map(str, far))),
        actor=who,
        action=action,
        lemma=_lemma(token),
        recipient=recipient,
        object=thing,
        plover=plover,
        negated=reading.negated,
        modality=reading.modality,
        attributed_to=reading.attributed_to,
        confidence=sure if named else round(sure - 0.2, 2),
        sentence=sentence_of(token),
        when=when,
        where_mention=where,
        actors=members,
        recipients=recipients,
        reasons=reading.reasons,
    )


def _acts(actor: Token, plover: Plover | None, mentions: Mentions) -> bool:
    """Whether a nominal may be the actor of an event; 'it' only where the action is of a known type."""
    return acts(actor, mentions) or (plover is not None and actor.lower_ == "it" and actor.dep_ == "nsubj")


def side(tokens: tuple[Token, ...], mentions: Mentions) -> tuple[Participant, tuple[Participant, ...]]:
    """One side of an event and, where they are several, its members: the side is then the whole phrase.

    Who acts 'alongside' the first is a member, but does not stand in the phrase.
    """
    if len(tokens) == 1:
        return participant(tokens[0], mentions), ()
    sides = [(t, participant(t, mentions)) for t in tokens]
    members = tuple({p.span: p for _, p in sides}.values())
    if len(members) == 1:
        return members[0], ()
    joined = [p for t, p in sides if t is tokens[0] or tokens[0] in ancestors(t)]
    either = first(tokens[0], "cc:preconj")  # 'neither A nor B'
    start = min([p.span.start for p in joined] + ([either.idx] if either is not None else []))
    end = max(p.span.end for p in joined)
    words = tokens[0].doc.char_span(start, end, alignment_mode="expand")
    assert words is not None  # both ends are ends of words
    return Participant(Span(words.start_char, words.end_char, words.text)), members


def _lemma(token: Token) -> str:
    """The lemma of an action with its particle: 'rule out'."""
    return " ".join([token.lemma_.lower(), *(t.lower_ for t in children(token, "compound:prt"))])


def _governs(verb: Token) -> bool:
    """Whether a verb of speaking has a preposition that belongs to it: 'call for', 'agree to', 'speak with'."""
    following = [t.i for t in children(verb, "obl", "obl:arg") for c in children(t, "case") if c.i == verb.i + 1]
    return bool(following)


def _in_words(verb: Token, plover: Plover | None, found: Sides, mentions: Mentions) -> Plover | None:
    """A person who 'attacks' in the news mostly does so in words: another person is accused, the rest is unsure."""
    if plover is None or plover.type != "ASSAULT" or verb.lemma_.lower() not in verb_class("figurative-assault"):
        return plover
    spoken = any(
        t.tag_ == "VBG" and t.lemma_.lower() in verb_class("speaking-in") for t in children(verb, "advcl")
    )  # 'attacked her, saying'
    worded = any(_may_mean_words(actor, mentions) for actor in found.actors)
    if not (worded or spoken) or _of_stone(found.object, mentions):
        return plover
    far = mentions.all[mentions.of(found.recipient)] if found.recipient is not None else None
    if far is not None and far.kind == "person":
        return Plover("ACCUSE", None, 3)
    return None if worded else plover


def _may_mean_words(actor: Token, mentions: Mentions) -> bool:
    """Whether an attack by this actor may be one in words: a person, but no soldier, rebel or crowd."""
    return mentions.all[mentions.of(actor)].kind == "person" and actor.lemma_.lower() not in verb_class("armed")


def _of_stone(thing: Token | None, mentions: Mentions) -> bool:
    """Whether what is attacked is a place or a weapon, which nobody attacks in words: 'a military base'."""
    return thing is not None and mentions.all[mentions.of(thing)].kind in {"place", "weapon"}


def _names(verb: Token, found: Sides, mentions: Mentions) -> bool:
    """Whether the verb itself leads to a name, so that one of no known type still says who did something to whom."""
    there = [t for t in (*found.recipients, found.object) if t is not None]
    near = [t for t in there if t.head == verb or t == verb.head or (t.head == found.object and case(t) in LEADING)]
    far = [mentions.all[mentions.of(t)] for t in near]
    return any(mention.form == "name" and mention.kind in NAMED for mention in far)


def participant(token: Token, mentions: Mentions, *, full: bool = False) -> Participant:
    """The mention that a token heads, as one side of an event; `full`: its whole phrase, and a pronoun is a thing."""
    if full and token.pos_ in {"PRON", "DET"} and not children(token, "nmod"):
        return Participant(characters(token.doc, token.i, token.i + 1))  # 'agreed to it': a thing, never a somebody
    number = mentions.of(token)
    mention = mentions.all[number]
    if mention.form == "name" or not full:
        return Participant(mention.span, number)
    return Participant(characters(token.doc, *phrase(token, full=True)), number)


def sentence_of(token: Token) -> Span:
    """The sentence that a token stands in, without white space at its ends."""
    return characters(token.doc, *unspaced(token.doc, token.sent.start, token.sent.end))
