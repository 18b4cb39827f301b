"""Offices that a verb gives: 'Ana Sorel heads the Guard', 'she was named envoy', 'a party led by Bert Bell'."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.facts import is_fact
from kg.extract.grammar import SUBJECTS, case, characters, children, first, phrase
from kg.extract.mentions import kind_of
from kg.extract.offices import Office, body_at, is_head, of_noun, office_words
from kg.records import Role
from kg.tables import rows

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

LASTING = frozenset({"founder", "co-founder"})


@cache
def office_verbs() -> dict[str, tuple[str, str]]:
    """Verb → frame and the office of one who does so, from `ontology/office_verbs.tsv`."""
    return {row["verb"]: (row["frame"], row["office"]) for row in rows("office_verbs.tsv")}


def charges(doc: Doc, mentions: Mentions) -> Iterator[Role]:
    """The roles that verbs give to people who are named, as facts."""
    for verb in doc:
        frame, noun = office_verbs().get(verb.lemma_.lower(), ("", "")) if verb.pos_ == "VERB" else ("", "")
        if not frame or not is_fact(verb):
            continue
        yield from _runs(verb, noun, mentions) if frame == "runs" else _holds(verb, frame, mentions)


def _runs(verb: Token, noun: str, mentions: Mentions) -> Iterator[Role]:
    """'Sorel leads the Guard', 'the Guard, led by Sorel': the office in the body that is run."""
    agent = next((t for t in verb.children if t.dep_.startswith("obl") and case(t) == "by"), None)
    passive = first(verb, "nsubj:pass") or (first(verb.head, "nsubj:pass") if verb.dep_ == "conj" else None)
    if agent is not None:
        person, body = _person(agent, mentions), passive or (verb.head if verb.dep_ == "acl" else None)
        body = _antecedent(body, verb)
    else:
        person, body = _person(_antecedent(_subject(verb), verb), mentions), first(verb, "obj")
    office = _of_body(noun, body, mentions) if body is not None and person is not None else None
    if office is None or body is None or person is None:
        return
    past = agent is None and verb.tag_ == "VBD" and noun not in LASTING
    yield _role(verb, phrase(body), person, Office(office.words, office.body, past), mentions)


def _of_body(noun: str, body: Token, mentions: Mentions) -> Office | None:
    """'leader' of a body that has a name, 'leader of a delegation' for one that has none."""
    if body.lower_ == "it":
        return Office(noun, mentions.of(body), False) if noun != "ruler" else None
    number = body_at(body, mentions)
    if number is not None:
        kinds = {"country", "place"} if noun == "ruler" else {"organisation"}
        return Office(noun, number, False) if mentions.all[number].kind in kinds else None
    run = kind_of(body) == "organisation" or body.lemma_.lower() in office_words("body")
    if not run or body.tag_ == "NNS" or noun == "ruler":
        return None
    start, end = phrase(body)
    return Office(f"{noun} of {body.doc[start:end].text}", None, False)


def _holds(verb: Token, frame: str, mentions: Mentions) -> Iterator[Role]:
    """'Sorel serves as envoy', 'Bell was appointed head of the Guard', 'they named Bell commander'."""
    passive = first(verb, "nsubj:pass")
    if frame == "gives":
        holder = passive if passive is not None else first(verb, "obj")
        holder = verb.head if holder is None and verb.dep_ == "acl" else holder
    else:
        holder = _subject(verb)
    person = _person(_antecedent(holder, verb), mentions)
    if person is None:
        return
    for title in _titles(verb, frame):
        if is_head(title, mentions) and mentions.name_at(title) != person:
            read = of_noun(title, mentions)
            if read is not None:
                office = Office(read[0].words, read[0].body, read[0].former or frame == "leaves")
                yield _role(verb, read[1:], person, office, mentions)
            return


def _titles(verb: Token, frame: str) -> Iterator[Token]:
    """The nouns that may name the office: after 'as', or as the verb's own complement."""
    after = verb.doc[verb.i + 1 : verb.i + 2]
    if after and after[0].lower_ == "as":
        yield from _offices(verb.doc, verb.i + 2)
    for child in verb.children:
        as_ = any(t.dep_ in {"mark", "case"} and t.lower_ == "as" for t in child.children)
        own = frame != "leaves" and child.dep_ in {"xcomp", "obj", "obl:unmarked", "iobj"}
        if child.i > verb.i and (own or (as_ and child.dep_.startswith(("obl", "advcl")))):
            yield child


def _offices(doc: Doc, at: int) -> Iterator[Token]:
    """The first noun after 'as', whatever the tree hangs it on."""
    for token in doc[at : at + 6]:
        if token.pos_ in {"VERB", "AUX", "PUNCT", "ADP"}:
            return
        if token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ == "" and not _modifies(token):
            yield token
            return


def _modifies(token: Token) -> bool:
    return token.dep_ == "compound" and token.head.i > token.i


def _subject(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to."""
    own = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if own is None and verb.dep_ == "acl:relcl" and verb.i and verb.nbor(-1).lower_ == "who":
        return verb.nbor(-1)
    if own is None and verb.dep_ == "conj":
        return next((child for child in verb.head.children if child.dep_ in SUBJECTS), None)
    return own


def _antecedent(token: Token | None, verb: Token) -> Token | None:
    """What 'who' or 'which' stands for in a relative clause; else the word itself."""
    clause = verb.head if verb.dep_ == "conj" else verb
    if token is None:
        return clause.head if clause.dep_ == "acl" and clause.tag_ == "VBG" else None
    relative = token.lower_ in {"who", "which", "that", "whom"}
    return clause.head if relative and clause.dep_ == "acl:relcl" else token


def _person(token: Token | None, mentions: Mentions) -> int | None:
    """Index of the person whose name a word is part of, or is the title or apposition of; of 'he' and 'she' too."""
    if token is None or children(token, "conj"):
        return None
    for word in (token, *children(token, "appos", "flat", "flat:name", "nmod:desc")):
        number = mentions.name_at(word)
        if number is not None and mentions.all[number].kind == "person":
            return number
    return mentions.of(token) if token.lower_ in {"he", "she", "him", "her"} and token.pos_ == "PRON" else None


def _role(verb: Token, other: tuple[int, int], person: int, office: Office, mentions: Mentions) -> Role:
    """The role at all the words that say it: verb, person, and body or office."""
    (low, high), (start, end) = mentions.tokens(person), other
    return Role(
        characters(verb.doc, min(low, start, verb.i), max(high, end, verb.i + 1)),
        office.words, person, office.body, office.former,
    )  # fmt: skip
