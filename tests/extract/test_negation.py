"""What is denied never passes as a fact, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article
from tests.extract.parses import parse
from tests.extract.single import NAMES, of


def test_no_longer_does_is_not_done() -> None:
    table = (
        "Norvania PROPN 4 nsubj; no ADV 3 advmod; longer ADV 4 advmod; arms VERB 0 root VBZ arm; Kestria PROPN 4 obj"
    )
    assert of("arm", table).negated


def test_not_just_did_was_done() -> None:
    table = "Norvania PROPN 4 nsubj; not PART 4 advmod; just ADV 4 advmod; blamed VERB 0 root VBD blame; Kestria PROPN 4 obj"
    assert not of("blame", table).negated


def test_neither_of_two_acted() -> None:
    doc = parse(
        "Neither CCONJ 2 cc:preconj; Norvania PROPN 5 nsubj; nor CCONJ 4 cc; Sorel PROPN 2 conj; armed VERB 0 root VBD arm;"
        "Kestria PROPN 5 obj",
        {**NAMES, "Sorel": "person"},
    )
    events = extract(doc, Article("a", "a.txt", doc.text)).events
    assert [([p.span.text for p in e.doers], e.negated) for e in events] == [(["Norvania", "Sorel"], True)]


def test_never_before_an_infinitive_denies_the_infinitive() -> None:
    event = of(
        "recognise",
        "Norvania PROPN 2 nsubj; vowed VERB 0 root VBD vow; never ADV 2 advmod; to PART 5 mark; recognise VERB 2 xcomp VB recognise;"
        "Kestria PROPN 5 obj",
    )
    assert (event.negated, event.modality) == (True, "future")


def test_the_second_verb_is_denied_with_the_first() -> None:
    table = (
        "Norvania PROPN 4 nsubj; did AUX 4 aux; not PART 4 advmod; bomb VERB 0 root VB bomb; or CCONJ 6 cc;"
        "invade VERB 4 conj VB invade; Kestria PROPN 6 obj"
    )
    assert of("invade", table).negated


def test_what_follows_but_is_not_denied_with_the_first() -> None:
    table = (
        "Norvania PROPN 4 nsubj; has AUX 4 aux; not PART 4 advmod; helped VERB 0 root VBN help; but CCONJ 6 cc;"
        "bombed VERB 4 conj VBN bomb; Kestria PROPN 6 obj"
    )
    assert not of("bomb", table).negated


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("fell VERB 0 root VBD fall; through ADP 6 compound:prt", True),
        ("was AUX 7 aux:pass; cancelled VERB 0 root VBN cancel", True),
        ("was AUX 7 aux:pass; published VERB 0 root VBN publish", False),
    ],
)
def test_a_deal_that_came_to_nothing_was_none(words: str, negated: bool) -> None:
    verb, label = (6, "nsubj") if "fall" in words else (7, "nsubj:pass")
    event = of(
        "deal",
        f"Deals NOUN {verb} {label} NNS deal; between ADP 3 case; Norvania PROPN 1 nmod; and CCONJ 5 cc; Kestria PROPN 3 conj; {words}",
    )
    assert event.negated is negated


BETWEEN = "Talks NOUN {verb} {label} NNS talk; between ADP 3 case; Norvania PROPN 1 nmod; and CCONJ 5 cc; Kestria PROPN 3 conj; "


def test_talks_called_off_between_two_were_none() -> None:
    table = (
        BETWEEN.format(verb=8, label="nsubj")
        + "called VERB 1 acl VBN call; off ADP 6 compound:prt; mattered VERB 0 root VBD matter"
    )
    assert of("talk", table).negated


@pytest.mark.parametrize("lemma", ["unable", "unwilling"])
def test_who_is_unable_or_unwilling_does_not(lemma: str) -> None:
    table = f"Norvania PROPN 3 nsubj; is AUX 3 cop; {lemma} ADJ 0 root JJ {lemma}; to PART 5 mark; arm VERB 3 xcomp VB arm; Kestria PROPN 5 obj"
    assert of("arm", table).negated


def test_what_collapsed_before_it_began_did_not_take_place() -> None:
    table = (
        BETWEEN.format(verb=6, label="nsubj")
        + "collapsed VERB 0 root VBD collapse; before SCONJ 9 mark; they PRON 9 nsubj; began VERB 6 advcl VBD begin"
    )
    assert of("talk", table).negated


def test_what_collapsed_took_place() -> None:
    table = BETWEEN.format(verb=6, label="nsubj") + "collapsed VERB 0 root VBD collapse"
    assert not of("talk", table).negated


def test_not_a_single_soldier_is_nobody() -> None:
    table = (
        "Not PART 5 advmod; a DET 5 det; single ADJ 5 amod; Norvanian ADJ 5 amod; soldier NOUN 6 nsubj; bombed VERB 0 root VBD bomb;"
        "Kestria PROPN 6 obj"
    )
    assert of("bomb", table, {"Kestria": "place"}).negated


def test_it_was_not_norvania_that_did_it() -> None:
    table = (
        "It PRON 4 nsubj; was AUX 4 cop; not PART 4 advmod; Norvania PROPN 0 root; that PRON 6 nsubj; armed VERB 4 acl:relcl VBD arm;"
        "Kestria PROPN 6 obj"
    )
    assert of("arm", table).negated


def test_who_is_named_after_not_did_not_do_it() -> None:
    doc = parse(
        "Kestria PROPN 6 nsubj; , PUNCT 4 punct; not PART 4 advmod; Sorel PROPN 1 conj; , PUNCT 4 punct; armed VERB 0 root VBD arm;"
        "Norvania PROPN 6 obj",
        {**NAMES, "Sorel": "person"},
    )
    (event,) = extract(doc, Article("a", "a.txt", doc.text)).events
    assert [p.span.text for p in event.doers] == ["Kestria"]


def test_an_attack_averted_in_a_headline_was_none() -> None:
    table = (
        "Attack NOUN 6 nsubj NN attack; on ADP 3 case; Kestria PROPN 1 nmod; by ADP 5 case; Norvania PROPN 1 nmod;"
        "averted VERB 0 root VBN avert"
    )
    assert of("attack", table).negated


NEITHER = "Sorel PROPN 3 nsubj; neither CCONJ {neither}; confirmed VERB 0 root VBD confirm; nor CCONJ {nor}; denied VERB 3 conj VBN deny; "
LEFT = "that SCONJ 9 mark; Norvania PROPN 9 nsubj; had AUX 9 aux; left VERB {head} ccomp VBN leave; Kestria PROPN 9 obj"


@pytest.mark.parametrize(
    ("neither", "nor"), [("3 cc:preconj", "5 cc"), ("3 advmod", "5 cc"), ("1 det", "3 cc"), ("5 cc", "5 cc")]
)
@pytest.mark.parametrize("head", [3, 5])
def test_what_is_neither_confirmed_nor_denied_is_told_by_nobody(neither: str, nor: str, head: int) -> None:
    doc = parse(
        NEITHER.format(neither=neither, nor=nor) + LEFT.format(head=head),
        {**NAMES, "Sorel": "person"},
        [{"source": "Sorel", "cue": "confirmed nor denied", "content": "that Norvania had left Kestria"}],
    )
    found = extract(doc, Article("a", "a.txt", doc.text))
    assert [s.negated for s in found.statements] == [True]
    assert [(e.negated, e.modality) for e in found.events] == [(False, "hypothetical")]


def test_who_declines_to_confirm_or_deny_denies_nothing() -> None:
    doc = parse(
        "Sorel PROPN 2 nsubj; declined VERB 0 root VBD decline; to PART 4 mark; confirm VERB 2 xcomp VB confirm; or CCONJ 6 cc;"
        "deny VERB 4 conj VB deny; that SCONJ 9 mark; Norvania PROPN 9 nsubj; left VERB 4 ccomp VBD leave; Kestria PROPN 9 obj",
        {**NAMES, "Sorel": "person"},
        [{"source": "Sorel", "cue": "declined to confirm or deny", "content": "that Norvania left Kestria"}],
    )
    found = extract(doc, Article("a", "a.txt", doc.text))
    assert [s.negated for s in found.statements] == [True]
    assert [(e.negated, e.modality) for e in found.events] == [(False, "hypothetical")]
