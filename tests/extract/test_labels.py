"""Labels that tell who says so, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import NAMES, of

PLACES = {**NAMES, "Belinta": "place", "BELINTA": "place"}
BEHIND = (
    "{label} {pos} 0 root; : PUNCT 1 punct; Norvania PROPN 4 nsubj; armed VERB 1 parataxis VBD arm; Kestria PROPN 4 obj"
)


@pytest.mark.parametrize(
    ("label", "pos", "end", "modality"),
    [
        ("Belinta", "PROPN", "", "hypothetical"),
        ("Opinion", "NOUN", "", "hypothetical"),
        ("Opinion", "NOUN", "; . PUNCT 4 punct", "hypothetical"),
        ("Belinta", "PROPN", "; . PUNCT 4 punct", "actual"),
        ("BELINTA", "PROPN", "", "actual"),
        ("Exclusive", "ADJ", "", "actual"),
    ],
)
def test_a_label_tells_who_says_so_and_a_dateline_only_where(label: str, pos: str, end: str, modality: str) -> None:
    assert of("arm", BEHIND.format(label=label, pos=pos) + end, PLACES).modality == modality


@pytest.mark.parametrize(
    ("last", "modality"), [("report NOUN", "hypothetical"), ("Belinta PROPN", "hypothetical"), ("chaos NOUN", "actual")]
)
def test_a_headline_may_end_on_who_says_so(last: str, modality: str) -> None:
    table = (
        f"Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; – PUNCT 5 punct; {last} 2 parataxis"
    )
    assert of("arm", table, PLACES).modality == modality


@pytest.mark.parametrize(("noun", "modality"), [("message", "hypothetical"), ("town", "actual"), ("answer", "actual")])
def test_what_a_message_says_behind_a_colon_is_no_fact(noun: str, modality: str) -> None:
    table = (
        f"The DET 2 det; {noun} NOUN 4 nsubj; was AUX 4 cop; simple ADJ 0 root; : PUNCT 7 punct; Norvania PROPN 7 nsubj;"
        "armed VERB 4 parataxis VBD arm; Kestria PROPN 7 obj; . PUNCT 4 punct"
    )
    assert of("arm", table).modality == modality


@pytest.mark.parametrize("label", ["Peace talks", "Weather warning", "Other words"])
def test_what_a_noun_alone_heads_is_not_said_by_it(label: str) -> None:
    one, two = label.split()
    table = (
        f"{one} NOUN 2 compound; {two} NOUN 0 root; : PUNCT 5 punct; Norvania PROPN 5 nsubj; armed VERB 2 parataxis VBD arm;"
        "Kestria PROPN 5 obj"
    )
    assert of("arm", table).modality == "actual"


def test_a_name_of_what_was_just_said_is_no_source() -> None:
    table = (
        "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 5 nmod:poss; 's PART 3 case; capital NOUN 2 obj; – PUNCT 7 punct;"
        "Belinta PROPN 5 appos"
    )
    assert of("arm", table, PLACES).modality == "actual"
