"""What holds only under a condition is no fact, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import of


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


@pytest.mark.parametrize(
    "words", ["In ADP {arms} mark; case NOUN 1 fixed", "Provided VERB {arms} mark; that SCONJ {arms} mark"]
)
def test_more_words_than_if_make_a_condition(words: str) -> None:
    table = (
        words.format(arms=4)
        + "; Norvania PROPN 4 nsubj; arms VERB 6 advcl VBZ arm; Kestria PROPN 4 obj; rises VERB 0 root VBZ rise"
    )
    assert of("arm", table).modality == "hypothetical"


@pytest.mark.parametrize(
    ("words", "main", "modality"),
    [
        ("Whenever SCONJ 3 advmod", "rise VERB 0 root VBP rise", "hypothetical"),
        ("When SCONJ 3 advmod", "rise VERB 0 root VBP rise", "hypothetical"),
        ("When SCONJ 3 advmod", "rose VERB 0 root VBD rise", "actual"),
        ("Before SCONJ 3 mark", "rise VERB 0 root VBP rise", "hypothetical"),
        ("While SCONJ 3 mark", "rise VERB 0 root VBP rise", "actual"),
    ],
)
def test_what_happens_whenever_need_not_have_happened(words: str, main: str, modality: str) -> None:
    table = (
        f"{words}; Norvania PROPN 3 nsubj; arms VERB 6 advcl VBZ arm; Kestria PROPN 3 obj; prices NOUN 6 nsubj; {main}"
    )
    assert of("arm", table).modality == modality


def test_as_though_it_had_is_no_fact() -> None:
    table = (
        "Sorel PROPN 2 nsubj; spoke VERB 0 root VBD speak; as SCONJ 7 mark; though SCONJ 3 fixed; Norvania PROPN 7 nsubj; had AUX 7 aux;"
        "armed VERB 2 advcl VBN arm; Kestria PROPN 7 obj"
    )
    assert of("arm", table).modality == "hypothetical"


@pytest.mark.parametrize(
    ("mark", "verb", "tag", "modality"),
    [
        ("unless", "arms", "VBZ", "hypothetical"),
        ("if", "arms", "VBZ", "hypothetical"),
        ("if", "armed", "VBD", "actual"),
        ("because", "arms", "VBZ", "actual"),
    ],
)
def test_what_is_done_in_the_present_under_a_condition_is_no_fact(
    mark: str, verb: str, tag: str, modality: str
) -> None:
    table = (
        f"Norvania PROPN 2 nsubj; {verb} VERB 0 root {tag} arm; Kestria PROPN 2 obj; {mark} SCONJ 6 mark; Sorel PROPN 6 nsubj;"
        "leaves VERB 2 advcl VBZ leave"
    )
    assert of("arm", table).modality == modality


def test_who_is_to_be_believed_leaves_it_open() -> None:
    table = (
        "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; if SCONJ 9 mark; Sorel PROPN 9 nsubj:pass; is AUX 9 aux;"
        "to PART 9 mark; be AUX 9 aux:pass; believed VERB 2 advcl VBN believe"
    )
    assert of("arm", table).modality == "hypothetical"


@pytest.mark.parametrize(("word", "modality"), [("high", "hypothetical"), ("first", "actual")])
def test_it_is_time_is_a_wish_and_it_is_the_first_time_a_fact(word: str, modality: str) -> None:
    table = (
        f"It PRON 4 nsubj; is AUX 4 cop; {word} ADJ 4 amod; time NOUN 0 root; Norvania PROPN 6 nsubj; armed VERB 4 acl:relcl VBD arm;"
        "Kestria PROPN 6 obj"
    )
    assert of("arm", table).modality == modality


def test_before_what_may_be_is_not_yet() -> None:
    event = of(
        "leave",
        "There PRON 3 expl EX there; could AUX 3 aux MD could; be VERB 3 ROOT VB be; "
        "talks NOUN 3 nsubj NNS talk; before SCONJ 7 mark IN before; Sorel PROPN 7 nsubj NNP Sorel; "
        "leaves VERB 3 advcl VBZ leave; Norvania PROPN 7 obj NNP Norvania; . PUNCT 3 punct . .",
        {"Norvania": "place", "Sorel": "person"},
    )
    assert event.modality == "hypothetical"


@pytest.mark.parametrize(("end", "modality"), [("", "actual"), ("; . PUNCT 2 punct", "hypothetical")])
def test_a_headline_tells_in_the_present_tense_what_happened_when(end: str, modality: str) -> None:
    table = (
        "Norvania PROPN 2 nsubj; arms VERB 0 root VBZ arm; Kestria PROPN 2 obj; when ADV 6 advmod; Sorel PROPN 6 nsubj;"
        f"leaves VERB 2 advcl VBZ leave{end}"
    )
    assert of("arm", table).modality == modality
