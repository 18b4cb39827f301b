"""What was given up, ruled out or kept from being done was not done, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import NAMES, of

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


def test_a_participle_behind_what_was_delayed_is_not_denied() -> None:
    table = "Sorel PROPN 2 nsubj; delayed VERB 0 root VBD delay; talks NOUN 2 obj NNS talk; bombing VERB 2 xcomp VBG bomb; Kestria PROPN 4 obj"
    assert not of("bomb", table, {"Sorel": "person", "Kestria": "place"}).negated


def test_steering_clear_of_an_attack_denies_it() -> None:
    event = of(
        "attack",
        "Sorel PROPN 2 nsubj NNP Sorel; steered VERB 2 ROOT VBD steer; clear ADJ 2 advmod JJ clear; "
        "of ADP 5 mark IN of; attacking VERB 2 advcl VBG attack; Norvania PROPN 5 obj NNP Norvania; "
        ". PUNCT 2 punct . .",
        {"Norvania": "place", "Sorel": "person"},
    )
    assert event.negated
