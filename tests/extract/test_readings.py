"""Each reading carries its reason: the words that decide, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.records import Event
from tests.extract.single import NAMES, of

PEOPLE = {**NAMES, "Sorel": "person"}
ARMED = "Norvania PROPN 3 nsubj; {word} {pos} 3 {label}; armed VERB 0 root {tag} arm; Kestria PROPN 3 obj"
TO_ARM = "Norvania PROPN 2 nsubj; {verb} VERB 0 root VBD {lemma}; to PART 4 mark; arm VERB 2 xcomp VB arm; Kestria PROPN 4 obj"


def reasons(event: Event) -> list[tuple[str, str | None]]:
    return [(reason.of, reason.span and reason.span.text) for reason in event.reasons]


def test_a_plain_deed_needs_no_reason() -> None:
    table = "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj"
    assert of("arm", table).reasons == ()


@pytest.mark.parametrize(
    ("word", "pos", "label", "tag", "what"),
    [
        ("never", "ADV", "advmod", "VBD", "negated"),
        ("will", "AUX", "aux", "VB", "modality"),
        ("may", "AUX", "aux", "VB", "modality"),
        ("reportedly", "ADV", "advmod", "VBD", "modality"),
    ],
)
def test_the_word_that_decides_is_named(word: str, pos: str, label: str, tag: str, what: str) -> None:
    assert reasons(of("arm", ARMED.format(word=word, pos=pos, label=label, tag=tag))) == [(what, word)]


@pytest.mark.parametrize(
    ("verb", "lemma", "what"),
    [("failed", "fail", "negated"), ("agreed", "agree", "modality"), ("wanted", "want", "modality")],
)
def test_the_verb_above_is_named_where_it_decides(verb: str, lemma: str, what: str) -> None:
    assert reasons(of("arm", TO_ARM.format(verb=verb, lemma=lemma))) == [(what, verb)]


def test_all_words_of_has_yet_to_are_named() -> None:
    table = "Norvania PROPN 2 nsubj; has VERB 0 root VBZ have; yet ADV 5 advmod; to PART 5 mark; arm VERB 2 xcomp VB arm; Kestria PROPN 5 obj"
    assert reasons(of("arm", table)) == [("negated", "has yet to")]


def test_a_year_long_ago_is_named_and_counted() -> None:
    table = "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; in ADP 5 case; 2014 NUM 2 obl"
    (reason,) = of("arm", table).reasons
    assert reason.why == "'in 2014': 11 years before the report"


SAID = "Sorel PROPN 2 nsubj; {cue} VERB 0 root VBD {lemma}; Norvania PROPN 4 nsubj; armed VERB 2 ccomp VBD arm; Kestria PROPN 4 obj"


def test_what_is_said_names_who_says_it_and_the_cue() -> None:
    said = [{"source": "Sorel", "cue": "claimed", "content": "Norvania armed Kestria"}]
    (reason,) = of("arm", SAID.format(cue="claimed", lemma="claim"), PEOPLE, said=said).reasons
    assert (reason.of, reason.why, reason.span and reason.span.text) == (
        "attributed_to", "stands in the words of 'Sorel': 'claimed'", "claimed",
    )  # fmt: skip


def test_what_somebody_denies_is_denied_by_that_word() -> None:
    said = [{"source": "Sorel", "cue": "denied", "content": "Norvania armed Kestria"}]
    event = of("arm", SAID.format(cue="denied", lemma="deny"), PEOPLE, said=said)
    assert (event.negated, reasons(event)) == (True, [("negated", "denied"), ("attributed_to", "denied")])


def test_what_is_told_beside_a_denied_claim_is_not_denied() -> None:
    event = of(
        "arm",
        "Sorel PROPN 2 nsubj; denied VERB 0 root VBD deny; knowing VERB 2 xcomp VBG know; people NOUN 3 obj NNS people; who PRON 6 nsubj;"
        "armed VERB 4 acl:relcl VBD arm; Kestria PROPN 6 obj",
        {"Sorel": "person", "Kestria": "place"},
        said=[{"source": "Sorel", "cue": "denied", "content": "knowing people who armed Kestria"}],
    )
    assert not event.negated


def test_a_relative_clause_of_what_is_published_is_the_reports_own() -> None:
    event = of(
        "reject",
        "Plans NOUN 6 nsubj:pass NNS plan; that PRON 4 obj; Norvania PROPN 4 nsubj; rejected VERB 1 acl:relcl VBD reject; were AUX 6 aux:pass;"
        "published VERB 0 root VBN publish",
        {"Norvania": "place"},
        said=[{"cue": "were published", "content": "Plans that Norvania rejected"}],
    )
    assert event.attributed_to is None
