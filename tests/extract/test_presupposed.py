"""What somebody's words take for granted is not only his words; from parses written by hand."""

from __future__ import annotations

from kg.extract import extract
from kg.records import Article, Event
from tests.extract.parses import parse

NAMES = {"Norvania": "place", "Kestria": "place"}
ACCEPTED = """Norvania PROPN 2 nsubj; {verb} VERB 0 root VBD {lemma}; the DET 4 det; {thing} NOUN 2 obj NN {thing};
{done} VERB 4 acl VBN {doing}; by ADP 7 case; Kestria PROPN 5 obl:agent"""


def second(verb: str, lemma: str, thing: str, done: str, doing: str) -> Event:
    words = ACCEPTED.format(verb=verb, lemma=lemma, thing=thing, done=done, doing=doing)
    said = {"source": "Norvania", "cue": verb, "content": f"the {thing} {done} by Kestria"}
    doc = parse(words, NAMES, [said])
    return next(e for e in extract(doc, Article("a", "a.txt", doc.text)).events if e.lemma == doing)


def test_whoever_accepts_a_plan_the_plan_was_proposed() -> None:
    assert second("accepted", "accept", "plan", "proposed", "propose").attributed_to is None


def test_an_attack_that_is_denied_stays_somebodys_words() -> None:
    assert second("denied", "deny", "attack", "launched", "launch").attributed_to is not None


def test_what_is_claimed_stays_somebodys_words() -> None:
    assert second("claimed", "claim", "plan", "proposed", "propose").attributed_to is not None
