"""Whom the subject of somebody's own words stands for, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.test_participants import read

SAYS = "{who} {pos} 2 nsubj{tag}; says VERB 0 root VBZ say; {it} PRON 5 nsubj; will AUX 5 aux; attack VERB 2 ccomp VB attack; Kestria PROPN 5 obj"


def actor(table: str, **names: str) -> str:
    return next(e.actor.span.text for e in read(table, names) if e.lemma == "attack")


@pytest.mark.parametrize(
    ("who", "pos", "tag", "it", "kind"),
    [
        ("Norvania", "PROPN", "", "it", "place"),
        ("Sorel", "PROPN", "", "she", "person"),
        ("Rebels", "NOUN", " NNS rebel", "they", ""),
    ],
)
def test_who_says_it_will_attack_attacks(who: str, pos: str, tag: str, it: str, kind: str) -> None:
    assert actor(SAYS.format(who=who, pos=pos, tag=tag, it=it), **({who: kind} if kind else {})) == who


@pytest.mark.parametrize(
    ("who", "it", "kind"), [("Norvania", "he", "place"), ("Sorel", "it", "person"), ("Sorel", "they", "person")]
)
def test_a_pronoun_that_does_not_fit_the_speaker_stays(who: str, it: str, kind: str) -> None:
    assert actor(SAYS.format(who=who, pos="PROPN", tag="", it=it), **{who: kind}) == it


def test_where_somebody_is_told_it_may_be_either() -> None:
    table = (
        "Norvania PROPN 2 nsubj; told VERB 0 root VBD tell; Arvenia PROPN 2 obj; it PRON 6 nsubj; will AUX 6 aux; attack VERB 2 ccomp VB attack;"
        "Kestria PROPN 6 obj"
    )
    assert actor(table, Arvenia="place") == "it"


def test_who_says_what_it_must_do_may_mean_another() -> None:
    table = SAYS.format(who="Norvania", pos="PROPN", tag="", it="it").replace("will", "must")
    assert actor(table) == "it"
