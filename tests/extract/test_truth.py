"""What was not done, only possible or only said never passes as a fact, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article, Event
from tests.extract.parses import parse

NAMES = {"Norvania": "place", "Kestria": "place"}


def of(lemma: str, table: str, names: dict[str, str] = NAMES, said: list[dict[str, str]] | None = None) -> Event:
    doc = parse(table, names, said)
    found = extract(doc, Article("a", "a.txt", doc.text, published="2025-04-07")).events
    (event,) = [e for e in found if e.lemma == lemma]
    return event


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


FORGONE = """Norvania PROPN 2 nsubj; {verb} VERB 0 root VBD {lemma}; {word} {pos} 2 {label}; {mark}bombing VERB 2 {how} VBG bomb;
Kestria PROPN {bomb} obj"""


@pytest.mark.parametrize(
    ("verb", "lemma", "word", "pos", "label", "mark", "how"),
    [
        ("stopped", "stop", "short", "ADV", "advmod", "of SCONJ 5 mark; ", "advcl"),
        ("ruled", "rule", "out", "ADP", "compound:prt", "", "xcomp"),
        ("ruled", "rule", "out", "ADP", "compound:prt", "", "advcl"),
    ],
)
def test_what_was_forgone_was_not_done(
    verb: str, lemma: str, word: str, pos: str, label: str, mark: str, how: str
) -> None:
    bomb = 5 if mark else 4
    table = FORGONE.format(verb=verb, lemma=lemma, word=word, pos=pos, label=label, mark=mark, how=how, bomb=bomb)
    assert of("bomb", table).negated


def test_what_was_not_ruled_out_is_open() -> None:
    event = of(
        "bomb",
        "Norvania PROPN 4 nsubj; has AUX 4 aux VBZ have; not PART 4 advmod; ruled VERB 0 root VBN rule; out ADP 4 compound:prt;"
        "bombing VERB 4 xcomp VBG bomb; Kestria PROPN 6 obj",
    )
    assert (event.negated, event.modality) == (False, "hypothetical")


def test_who_was_kept_from_it_did_not_do_it() -> None:
    event = of(
        "bomb",
        "Sorel PROPN 2 nsubj; kept VERB 0 root VBD keep; Norvania PROPN 2 obj; from SCONJ 5 mark; bombing VERB 2 advcl VBG bomb;"
        "Kestria PROPN 5 obj",
        {**NAMES, "Sorel": "person"},
    )
    assert (event.actor.span.text, event.negated) == ("Norvania", True)


def test_who_kept_doing_it_did_it() -> None:
    table = "Norvania PROPN 2 nsubj; kept VERB 0 root VBD keep; bombing VERB 2 xcomp VBG bomb; Kestria PROPN 3 obj; . PUNCT 2 punct"
    assert not of("bomb", table).negated


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


def test_an_inverted_condition_is_no_fact() -> None:
    table = (
        "Had AUX 3 aux; Norvania PROPN 3 nsubj; armed VERB 8 advcl VBN arm; Kestria PROPN 3 obj; , PUNCT 3 punct; Sorel PROPN 8 nsubj;"
        "would AUX 8 aux; object VERB 0 root VB object"
    )
    assert of("arm", table).modality == "hypothetical"


def test_a_second_condition_is_none_either() -> None:
    table = (
        "If SCONJ 3 mark; Sorel PROPN 3 nsubj; leaves VERB 8 advcl VBZ leave; and CCONJ 6 cc; Norvania PROPN 6 nsubj;"
        "arms VERB 3 conj VBZ arm; Kestria PROPN 6 obj; rises VERB 0 root VBZ rise"
    )
    assert of("arm", table).modality == "hypothetical"


def test_who_is_to_blame_is_so_already() -> None:
    table = (
        "Norvania PROPN 4 nsubj; is AUX 4 cop VBZ be; to PART 4 mark; blame VERB 0 root VB blame; Kestria PROPN 4 obj"
    )
    assert of("blame", table).modality == "actual"


def test_a_participle_behind_what_was_delayed_is_not_denied() -> None:
    table = "Sorel PROPN 2 nsubj; delayed VERB 0 root VBD delay; talks NOUN 2 obj NNS talk; bombing VERB 2 xcomp VBG bomb; Kestria PROPN 4 obj"
    assert not of("bomb", table, {"Sorel": "person", "Kestria": "place"}).negated


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


def test_talks_called_off_between_two_were_none() -> None:
    table = (
        BETWEEN.format(verb=8, label="nsubj")
        + "called VERB 1 acl VBN call; off ADP 6 compound:prt; mattered VERB 0 root VBD matter"
    )
    assert of("talk", table).negated


def test_was_to_have_done_leaves_open_whether_it_was_done() -> None:
    table = "Sorel PROPN 5 nsubj; was AUX 5 cop VBD be; to PART 5 mark; have AUX 5 aux; visited VERB 0 root VBN visit; Kestria PROPN 5 obj"
    assert of("visit", table, {"Sorel": "person", "Kestria": "place"}).modality == "hypothetical"


@pytest.mark.parametrize(
    "words", ["In ADP {arms} mark; case NOUN 1 fixed", "Provided VERB {arms} mark; that SCONJ {arms} mark"]
)
def test_more_words_than_if_make_a_condition(words: str) -> None:
    table = (
        words.format(arms=4)
        + "; Norvania PROPN 4 nsubj; arms VERB 6 advcl VBZ arm; Kestria PROPN 4 obj; rises VERB 0 root VBZ rise"
    )
    assert of("arm", table).modality == "hypothetical"


def test_a_participle_behind_what_will_be_done_is_to_come() -> None:
    table = "Norvania PROPN 3 nsubj; will AUX 3 aux; leave VERB 0 root VB leave; , PUNCT 5 punct; arming VERB 3 advcl VBG arm; Kestria PROPN 5 obj"
    assert of("arm", table).modality == "future"


def test_what_it_would_be_wrong_for_somebody_to_do_is_not_done() -> None:
    table = (
        "It PRON 3 expl; is AUX 3 cop; wrong ADJ 0 root; for SCONJ 7 mark; Norvania PROPN 7 nsubj; to PART 7 mark; arm VERB 3 advcl VB arm;"
        "Kestria PROPN 7 obj"
    )
    assert of("arm", table).modality == "hypothetical"


@pytest.mark.parametrize("lemma", ["unable", "unwilling"])
def test_who_is_unable_or_unwilling_does_not(lemma: str) -> None:
    table = f"Norvania PROPN 3 nsubj; is AUX 3 cop; {lemma} ADJ 0 root JJ {lemma}; to PART 5 mark; arm VERB 3 xcomp VB arm; Kestria PROPN 5 obj"
    assert of("arm", table).negated


@pytest.mark.parametrize(("word", "modality"), [("of", "hypothetical"), ("after", "actual")])
def test_what_is_warned_of_is_no_fact_but_what_came_before_the_warning_is(word: str, modality: str) -> None:
    table = (
        f"Sorel PROPN 2 nsubj; warned VERB 0 root VBD warn; {word} ADP 6 case; Norvania PROPN 6 nmod:poss; 's PART 4 case;"
        "attack NOUN 2 obl NN attack; on ADP 8 case; Kestria PROPN 6 nmod"
    )
    assert of("attack", table, {**NAMES, "Sorel": "person"}).modality == modality
