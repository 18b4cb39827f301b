"""Promised, refused and threatened deeds get PLOVER's type for the promise, the refusal, the threat."""

from __future__ import annotations

import pytest

from kg.extract.actions import deed, verb_action
from kg.extract.stances import stances
from kg.tables import rows
from tests.extract.parses import parse

INFINITIVE = (
    "Kestria PROPN 2 nsubj; {} {} 0 root _ {}; to PART 4 mark; {} VERB 2 xcomp VB {}; {} NOUN 4 obj NN {};"
    " with ADP 7 case; Norvania PROPN 5 nmod"
)


def read(governor: str, upos: str, verb: str, noun: str) -> str | None:
    """The type of the verb after a governing word: 'refused VERB' 'hold' 'talk'."""
    lemma = {"agreed": "agree", "refused": "refuse", "threatened": "threaten", "vowed": "vow", "failed": "fail"}
    doc = parse(INFINITIVE.format(governor, upos, lemma.get(governor, governor), verb, verb, noun, noun))
    code = verb_action(doc[3])
    return code.type if code else None


@pytest.mark.parametrize(
    ("governor", "upos", "verb", "noun", "expected"),
    [
        ("refused", "VERB", "hold", "talk", "REJECT"),
        ("agreed", "VERB", "hold", "talk", "AGREE"),
        ("willing", "ADJ", "hold", "talk", "AGREE"),
        ("unwilling", "ADJ", "hold", "talk", "REJECT"),
        ("threatened", "VERB", "impose", "sanction", "THREATEN"),
        ("vowed", "VERB", "impose", "sanction", "THREATEN"),
        ("agreed", "VERB", "impose", "sanction", "SANCTION"),
        ("failed", "VERB", "reach", "agreement", "REJECT"),
        ("failed", "VERB", "impose", "sanction", "SANCTION"),
        ("began", "VERB", "hold", "talk", "CONSULT"),
    ],
)
def test_the_governing_word_tells_what_the_deed_counts_as(
    governor: str, upos: str, verb: str, noun: str, expected: str
) -> None:
    assert read(governor, upos, verb, noun) == expected


def test_an_agreement_to_something_unknown_is_an_agreement() -> None:
    assert read("agreed", "VERB", "paint", "bridge") == "AGREE"


def test_a_vow_to_do_something_unknown_is_none() -> None:
    assert read("vowed", "VERB", "paint", "bridge") is None


def test_what_is_asked_for_has_no_type_of_its_own() -> None:
    doc = parse(
        "Kestria PROPN 2 nsubj; urged VERB 0 root _ urge; Norvania PROPN 2 obj; to PART 5 mark; lift VERB 2 xcomp VB;"
        " sanctions NOUN 5 obj NNS sanction"
    )
    assert verb_action(doc[4]) is None
    assert deed(doc[4]) is not None


CLAUSE = "Kestria PROPN {n} nsubj; {aux} {verb} VERB 0 root VB {verb}; {noun} NOUN {n} obj NN {noun}"


@pytest.mark.parametrize(
    ("aux", "verb", "noun", "expected"),
    [
        ("will", "lift", "embargo", "AGREE"),
        ("will not", "lift", "embargo", "REJECT"),
        ("will never", "lift", "embargo", "REJECT"),
        ("would", "lift", "embargo", "AGREE"),
        ("will", "impose", "curfew", "THREATEN"),
        ("will not", "impose", "curfew", "COERCE"),
        ("may", "lift", "embargo", "CONCEDE"),
        ("did not", "lift", "embargo", "CONCEDE"),
        ("will", "condemn", "raid", "ACCUSE"),
    ],
)
def test_the_auxiliary_tells_what_the_deed_counts_as(aux: str, verb: str, noun: str, expected: str) -> None:
    words = aux.split()
    n = len(words) + 2
    tags = "".join(
        f"{w} {'AUX' if not i else 'PART'} {n} {'aux' if not i else 'advmod'}; " for i, w in enumerate(words)
    )
    code = verb_action(parse(CLAUSE.format(n=n, aux=tags, verb=verb, noun=noun))[n - 1])
    assert code is not None
    assert code.type == expected


def test_a_question_promises_nothing() -> None:
    doc = parse(
        "Would AUX 3 aux; Kestria PROPN 3 nsubj; lift VERB 0 root VB; sanctions NOUN 3 obj NNS sanction; ? PUNCT 3 punct"
    )
    code = verb_action(doc[2])
    assert code is not None
    assert code.type == "CONCEDE"


def test_a_promise_on_a_condition_is_not_yet_one() -> None:
    doc = parse(
        "Kestria PROPN 3 nsubj; would AUX 3 aux; lift VERB 0 root VB; sanctions NOUN 3 obj NNS sanction;"
        " if SCONJ 7 mark; Norvania PROPN 7 nsubj; left VERB 3 advcl VBD leave"
    )
    code = verb_action(doc[2])
    assert code is not None
    assert code.type == "CONCEDE"


def test_declining_to_comment_rejects_nobody() -> None:
    doc = parse(
        "Kestria PROPN 2 nsubj; declined VERB 0 root VBD decline; to PART 4 mark; comment VERB 2 xcomp VB;"
        " on ADP 6 case; talks NOUN 4 obl NNS talk"
    )
    code = verb_action(doc[3])
    assert code is not None
    assert code.quad is None


def test_refusing_to_meet_has_the_mode_of_a_refused_meeting() -> None:
    doc = parse(INFINITIVE.format("refused", "VERB", "refuse", "hold", "hold", "talk", "talk"))
    code = verb_action(doc[3])
    assert code is not None
    assert code.mode == "meet"


def test_a_second_infinitive_is_promised_like_the_first() -> None:
    doc = parse(
        "Kestria PROPN 2 nsubj; agreed VERB 0 root VBD agree; to PART 4 mark; meet VERB 2 xcomp VB; Norvania PROPN 4 obj;"
        " and CCONJ 7 cc; visit VERB 4 conj VB; Belinta PROPN 7 obj"
    )
    code = verb_action(doc[6])
    assert code is not None
    assert code.type == "AGREE"


def test_every_word_has_one_stance() -> None:
    table = list(rows("stances.tsv"))
    assert len(stances()) == len(table)
