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


def plainly(table: str, verb: int, published: str | None = "2025-04-07") -> bool:
    """Whether the stance of the verb of that number, counted from 1, is a fact of its own."""
    code = verb_action(parse(table)[verb - 1], published)
    return code is not None and code.stance


@pytest.mark.parametrize(
    ("governor", "upos", "verb", "noun", "plain"),
    [
        ("refused", "VERB", "hold", "talk", True),
        ("agreed", "VERB", "hold", "talk", True),
        ("threatened", "VERB", "impose", "sanction", True),
        ("willing", "ADJ", "hold", "talk", True),
        ("plan", "VERB", "hold", "talk", False),
        ("refusal", "NOUN", "hold", "talk", False),
        ("began", "VERB", "hold", "talk", False),
    ],
)
def test_a_stance_is_plain_where_its_own_word_is_a_verb_or_adjective_that_states_it(
    governor: str, upos: str, verb: str, noun: str, plain: bool
) -> None:
    lemma = {"agreed": "agree", "refused": "refuse", "threatened": "threaten"}.get(governor, governor)
    assert plainly(INFINITIVE.format(governor, upos, lemma, verb, verb, noun, noun), 4) is plain


@pytest.mark.parametrize(
    ("aux", "verb", "plain"),
    [
        ("will not", "lift", True),
        ("will never", "lift", True),
        ("would not", "lift", False),
        ("will", "lift", False),
        ("will", "impose", False),
        ("may", "lift", False),
        ("did not", "lift", False),
    ],
)
def test_of_bare_auxiliaries_only_will_not_is_plain(aux: str, verb: str, plain: bool) -> None:
    words = aux.split()
    n = len(words) + 2
    tags = "".join(
        f"{w} {'AUX' if not i else 'PART'} {n} {'aux' if not i else 'advmod'}; " for i, w in enumerate(words)
    )
    assert plainly(CLAUSE.format(n=n, aux=tags, verb=verb, noun="embargo"), n) is plain


REFUSING = "Kestria PROPN 3 nsubj; {} {} 3 {}; {} VERB 0 root {} {}; to PART 5 mark; meet VERB 3 xcomp VB; Norvania PROPN 5 obj"


@pytest.mark.parametrize(
    ("word", "pos", "relation", "form", "tag", "lemma"),
    [
        ("may", "AUX", "aux", "refuse", "VB", "refuse"),
        ("will", "AUX", "aux", "refuse", "VB", "refuse"),
        ("would", "AUX", "aux", "agree", "VB", "agree"),
        ("reportedly", "ADV", "advmod", "refused", "VBD", "refuse"),
        ("not", "PART", "advmod", "refused", "VBN", "refuse"),
        ("never", "ADV", "advmod", "agreed", "VBD", "agree"),
    ],
)
def test_what_may_be_refused_or_was_not_is_no_fact(
    word: str, pos: str, relation: str, form: str, tag: str, lemma: str
) -> None:
    assert not plainly(REFUSING.format(word, pos, relation, form, tag, lemma), 5)


def test_a_refusal_that_is_asked_about_is_no_fact() -> None:
    assert not plainly(
        "Did AUX 3 aux; Kestria PROPN 3 nsubj; refuse VERB 0 root VB refuse; to PART 5 mark; meet VERB 3 xcomp VB;"
        " Norvania PROPN 5 obj; ? PUNCT 3 punct",
        5,
    )


def test_a_refusal_on_a_condition_is_no_fact() -> None:
    assert not plainly(
        "Kestria PROPN 4 nsubj; will AUX 4 aux; not PART 4 advmod; lift VERB 0 root VB; sanctions NOUN 4 obj NNS sanction;"
        " unless SCONJ 8 mark; Norvania PROPN 8 nsubj; left VERB 4 advcl VBD leave",
        4,
    )


def test_a_promise_not_to_is_no_promise_of_the_deed() -> None:
    assert not plainly(
        "Kestria PROPN 2 nsubj; agreed VERB 0 root VBD agree; not PART 5 advmod; to PART 5 mark; meet VERB 2 xcomp VB;"
        " Norvania PROPN 5 obj",
        5,
    )


def test_not_being_willing_is_a_plain_refusal() -> None:
    assert plainly(
        "Kestria PROPN 4 nsubj; is AUX 4 cop; not PART 4 advmod; willing ADJ 0 root JJ; to PART 6 mark; meet VERB 4 xcomp VB;"
        " Norvania PROPN 6 obj",
        6,
    )


def test_a_refusal_of_long_ago_is_no_fact_of_today() -> None:
    table = (
        "In ADP 2 case; 2014 NUM 4 obl; Kestria PROPN 4 nsubj; refused VERB 0 root VBD refuse; to PART 6 mark;"
        " meet VERB 4 xcomp VB; Norvania PROPN 6 obj"
    )
    assert (plainly(table, 6), plainly(table, 6, "2014-05-01")) == (False, True)


def test_a_refusal_that_somebody_only_tells_of_is_no_fact() -> None:
    assert not plainly(
        "Sorel PROPN 2 nsubj; said VERB 0 root VBD say; Kestria PROPN 4 nsubj; refused VERB 2 ccomp VBD refuse;"
        " to PART 6 mark; meet VERB 4 xcomp VB; Norvania PROPN 6 obj",
        6,
    )


def test_a_passive_refuses_nothing_plainly() -> None:
    assert not plainly(
        "Kestria PROPN 3 nsubj:pass; was AUX 3 aux:pass; committed VERB 0 root VBN commit; to PART 5 mark;"
        " meet VERB 3 xcomp VB; Norvania PROPN 5 obj",
        5,
    )


def test_who_is_unwilling_to_harm_rejects_nobody() -> None:
    assert not plainly(
        INFINITIVE.format("unwilling", "ADJ", "unwilling", "impose", "impose", "sanction", "sanction"), 4
    )
