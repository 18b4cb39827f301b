"""The mode of an attack is that of the weapon beside it."""

from __future__ import annotations

import pytest

from kg.extract.actions import verb_action
from kg.extract.means import means
from kg.tables import rows
from tests.extract.parses import parse
from tests.extract.test_action_lexicon import MODES

BY = "{} NOUN 2 nsubj NN {}; killed VERB 0 root VBD kill; guards NOUN 2 obj NNS guard; in ADP 6 case; a DET 6 det; {} NOUN 2 obl NN {}"
COMPOUND = (
    "Rebels NOUN 2 nsubj NNS rebel; killed VERB 0 root VBD kill; guards NOUN 2 obj NNS guard; in ADP 6 case;"
    " {} NOUN 6 compound NN {}; strike NOUN 2 obl NN strike"
)


@pytest.mark.parametrize(("actor", "place", "mode"), [("sniper", "town", "firearms"), ("rebel", "town", None)])
def test_who_attacks_may_tell_how(actor: str, place: str, mode: str | None) -> None:
    code = verb_action(parse(BY.format(actor, actor, place, place))[1])
    assert code is not None
    assert (code.type, code.mode) == ("ASSAULT", mode)


@pytest.mark.parametrize(("weapon", "mode"), [("drone", "drone"), ("rocket", "heavy-weapons")])
def test_the_weapon_of_the_strike_tells_how(weapon: str, mode: str) -> None:
    code = verb_action(parse(COMPOUND.format(weapon, weapon))[1])
    assert code is not None
    assert code.mode == mode


def test_a_suicide_bomb_is_first_a_suicide_attack() -> None:
    doc = parse(
        "suicide NOUN 3 compound; bomb NOUN 3 compound; attack NOUN 4 nsubj; killed VERB 0 root VBD kill;"
        " guards NOUN 4 obj NNS guard"
    )
    code = verb_action(doc[3])
    assert code is not None
    assert code.mode == "suicide-attack"


def test_what_is_hit_is_no_means() -> None:
    doc = parse("Rebels NOUN 2 nsubj NNS rebel; struck VERB 0 root VBD strike; tanks NOUN 2 obj NNS tank")
    code = verb_action(doc[1])
    assert code is not None
    assert code.mode is None


def test_every_mode_is_one_of_assault() -> None:
    assert {row["mode"] for row in rows("means.tsv")} <= set(MODES["ASSAULT"].split())


def test_no_weapon_has_two_modes() -> None:
    assert len(means()) == len(list(rows("means.tsv")))
