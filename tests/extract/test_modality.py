"""What is planned, asked, wished or only possible never passes as a fact, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article
from tests.extract.parses import parse
from tests.extract.single import NAMES, of

IS_TO = "Sorel PROPN 4 nsubj; {be} AUX 4 cop VBZ be; to PART 4 mark; visit VERB 0 root VB visit; Kestria PROPN 4 obj"


@pytest.mark.parametrize(("be", "modality"), [("is", "future"), ("was", "hypothetical")])
def test_is_to_visit_is_to_come_and_was_to_visit_open(be: str, modality: str) -> None:
    assert of("visit", IS_TO.format(be=be), {"Sorel": "person", "Kestria": "place"}).modality == modality


@pytest.mark.parametrize(
    "table",
    [
        "Sorel PROPN 3 nsubj; to PART 3 mark; visit VERB 0 root VB visit; Kestria PROPN 3 obj",
        "Sorel PROPN 0 root; to PART 3 mark; visit VERB 1 acl VB visit; Kestria PROPN 3 obj",
    ],
)
def test_the_infinitive_of_a_headline_is_to_come(table: str) -> None:
    event = of("visit", table, {"Sorel": "person", "Kestria": "place"})
    assert (event.actor.span.text, event.modality) == ("Sorel", "future")


def test_a_question_states_nothing() -> None:
    table = "Did AUX 3 aux; Norvania PROPN 3 nsubj; arm VERB 0 ROOT VB arm; Kestria PROPN 3 obj; ? PUNCT 3 punct"
    assert of("arm", table).modality == "hypothetical"


@pytest.mark.parametrize("adverb", ["allegedly", "reportedly", "perhaps"])
def test_hearsay_is_no_fact(adverb: str) -> None:
    table = f"Norvania PROPN 3 nsubj; {adverb} ADV 3 advmod; armed VERB 0 root VBD arm; Kestria PROPN 3 obj"
    assert of("arm", table).modality == "hypothetical"


def test_a_perfect_with_an_object_is_active() -> None:
    event = of(
        "arrest",
        "Norvania PROPN 3 nsubj:pass; has AUX 3 aux VBZ have; arrested VERB 0 root VBN arrest; Sorel PROPN 3 nsubj:pass",
        {**{"Norvania": "place"}, "Sorel": "person"},
    )
    assert (event.actor.span.text, event.recipient and event.recipient.span.text) == ("Norvania", "Sorel")


def test_what_will_be_begun_is_to_come() -> None:
    table = "Norvania PROPN 3 nsubj; will AUX 3 aux; start VERB 0 root VB start; bombing VERB 3 xcomp VBG bomb; Kestria PROPN 4 obj"
    assert of("bomb", table).modality == "future"


def test_who_is_called_on_does_it_and_those_who_leave_are_moved() -> None:
    event = of(
        "withdraw",
        "Sorel PROPN 2 nsubj; called VERB 0 root VBD call; on ADP 4 case; Norvania PROPN 2 obl; to PART 6 mark;"
        "withdraw VERB 2 advcl VB withdraw; its PRON 8 nmod:poss; troops NOUN 6 obj NNS troops; from ADP 10 case; Kestria PROPN 6 obl",
        {**NAMES, "Sorel": "person"},
    )
    far = [event.recipient and event.recipient.span.text, event.object and event.object.span.text]
    assert [event.actor.span.text, *far, event.modality] == ["Norvania", "Kestria", "its troops", "hypothetical"]


def test_who_is_to_blame_is_so_already() -> None:
    table = (
        "Norvania PROPN 4 nsubj; is AUX 4 cop VBZ be; to PART 4 mark; blame VERB 0 root VB blame; Kestria PROPN 4 obj"
    )
    assert of("blame", table).modality == "actual"


def test_where_something_is_said_nobody_is_done_to() -> None:
    doc = parse(
        "Norvania PROPN 2 nsubj; charged VERB 0 root VBD charge; in ADP 5 case; an DET 5 det; interview NOUN 2 obl; "
        "with ADP 7 case; Kestria PROPN 5 nmod",
        NAMES,
    )
    events = extract(doc, Article("a", "a.txt", doc.text)).events
    assert not any(e.recipient or e.object for e in events)


BETWEEN = "Talks NOUN {verb} {label} NNS talk; between ADP 3 case; Norvania PROPN 1 nmod; and CCONJ 5 cc; Kestria PROPN 3 conj; "


@pytest.mark.parametrize(
    ("words", "verb", "label", "modality"),
    [
        ("will AUX 7 aux; begin VERB 0 root VB begin", 7, "nsubj", "future"),
        ("could AUX 8 aux; be AUX 8 aux:pass; held VERB 0 root VBN hold", 8, "nsubj:pass", "hypothetical"),
        ("are AUX 7 aux:pass; scheduled VERB 0 root VBN schedule", 7, "nsubj:pass", "future"),
        ("began VERB 0 root VBD begin", 6, "nsubj", "actual"),
        ("will AUX 7 aux; matter VERB 0 root VB matter", 7, "nsubj", "actual"),
    ],
)
def test_talks_are_as_real_as_the_verb_that_says_they_take_place(
    words: str, verb: int, label: str, modality: str
) -> None:
    assert of("talk", BETWEEN.format(verb=verb, label=label) + words).modality == modality


def test_was_to_have_done_leaves_open_whether_it_was_done() -> None:
    table = "Sorel PROPN 5 nsubj; was AUX 5 cop VBD be; to PART 5 mark; have AUX 5 aux; visited VERB 0 root VBN visit; Kestria PROPN 5 obj"
    assert of("visit", table, {"Sorel": "person", "Kestria": "place"}).modality == "hypothetical"


def test_a_participle_behind_what_will_be_done_is_to_come() -> None:
    table = "Norvania PROPN 3 nsubj; will AUX 3 aux; leave VERB 0 root VB leave; , PUNCT 5 punct; arming VERB 3 advcl VBG arm; Kestria PROPN 5 obj"
    assert of("arm", table).modality == "future"


def test_what_it_would_be_wrong_for_somebody_to_do_is_not_done() -> None:
    table = (
        "It PRON 3 expl; is AUX 3 cop; wrong ADJ 0 root; for SCONJ 7 mark; Norvania PROPN 7 nsubj; to PART 7 mark; arm VERB 3 advcl VB arm;"
        "Kestria PROPN 7 obj"
    )
    assert of("arm", table).modality == "hypothetical"


@pytest.mark.parametrize(("word", "modality"), [("of", "hypothetical"), ("after", "actual")])
def test_what_is_warned_of_is_no_fact_but_what_came_before_the_warning_is(word: str, modality: str) -> None:
    table = (
        f"Sorel PROPN 2 nsubj; warned VERB 0 root VBD warn; {word} ADP 6 case; Norvania PROPN 6 nmod:poss; 's PART 4 case;"
        "attack NOUN 2 obl NN attack; on ADP 8 case; Kestria PROPN 6 nmod"
    )
    assert of("attack", table, {**NAMES, "Sorel": "person"}).modality == modality


@pytest.mark.parametrize(("have", "tag", "modality"), [("has", "VBZ", "hypothetical"), ("had", "VBD", "actual")])
def test_who_has_to_need_not_and_who_had_to_did(have: str, tag: str, modality: str) -> None:
    table = f"Norvania PROPN 2 nsubj; {have} VERB 0 root {tag} have; to PART 4 mark; arm VERB 2 xcomp VB arm; Kestria PROPN 4 obj"
    assert of("arm", table).modality == modality


@pytest.mark.parametrize("word", ["feared", "likely", "near"])
def test_an_attack_that_is_feared_or_likely_is_no_fact(word: str) -> None:
    table = (
        "Attack NOUN 6 nsubj NN attack; on ADP 3 case; Kestria PROPN 1 nmod; by ADP 5 case; Norvania PROPN 1 nmod;"
        f"{word} ADJ 0 root JJ {word}"
    )
    assert of("attack", table).modality == "hypothetical"


@pytest.mark.parametrize(("word", "modality"), [("A", "hypothetical"), ("The", "actual")])
def test_an_attack_that_would_matter_is_none_and_the_attack_may_be_one(word: str, modality: str) -> None:
    table = (
        f"{word} DET 2 det; attack NOUN 8 nsubj NN attack; on ADP 4 case; Kestria PROPN 2 nmod; by ADP 6 case; Norvania PROPN 2 nmod;"
        "would AUX 8 aux; matter VERB 0 root VB matter"
    )
    assert of("attack", table).modality == modality


def test_what_all_but_happened_did_not_quite() -> None:
    table = "Norvania PROPN 4 nsubj; all ADV 4 advmod; but CCONJ 4 cc; bombed VERB 0 root VBD bomb; Kestria PROPN 4 obj"
    assert of("bomb", table).modality == "hypothetical"


def test_it_is_not_the_case_that_it_did() -> None:
    table = (
        "It PRON 5 expl; is AUX 5 cop; not PART 5 advmod; the DET 5 det; case NOUN 0 root; that SCONJ 8 mark; Norvania PROPN 8 nsubj;"
        "armed VERB 5 csubj VBD arm; Kestria PROPN 8 obj"
    )
    assert of("arm", table).modality == "hypothetical"


@pytest.mark.parametrize(("verb", "tag", "modality"), [("arm", "VBP", "hypothetical"), ("armed", "VBD", "actual")])
def test_it_is_essential_that_it_arm_asks_for_it(verb: str, tag: str, modality: str) -> None:
    table = (
        "It PRON 3 expl; is AUX 3 cop; essential ADJ 0 root JJ essential; that SCONJ 6 mark; Norvania PROPN 6 nsubj NNP;"
        f"{verb} VERB 3 csubj {tag} arm; Kestria PROPN 6 obj"
    )
    assert of("arm", table).modality == modality


def test_rarely_is_not_once_for_sure() -> None:
    event = of(
        "attack",
        "Norvania PROPN 3 nsubj NNP Norvania; rarely ADV 3 advmod RB rarely; attacks VERB 3 ROOT VBZ attack; "
        "Kestria PROPN 3 obj NNP Kestria; . PUNCT 3 punct . .",
        {"Norvania": "place", "Kestria": "place"},
    )
    assert event.modality == "hypothetical"
