"""A refusal, promise or threat is a fact of its own only where its own word plainly states it."""

from __future__ import annotations

import pytest

from kg.extract.actions import verb_action
from tests.extract.parses import parse
from tests.extract.test_stances import CLAUSE, INFINITIVE


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


@pytest.mark.parametrize(
    ("word", "verb", "noun", "plain"), [("ready", "impose", "sanction", False), ("ready", "hold", "talk", True)]
)
def test_who_is_ready_to_harm_threatens_nobody_and_who_is_ready_to_talk_agrees(
    word: str, verb: str, noun: str, plain: bool
) -> None:
    assert plainly(INFINITIVE.format(word, "ADJ", word, verb, verb, noun, noun), 4) is plain
