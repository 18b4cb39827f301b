"""What a report only recalls, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.test_truth import of

ARMED = "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; "


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("in ADP 5 case; 2014 NUM 2 obl", "historical"),
        ("in ADP 6 case; the DET 6 det; 1990s NUM 2 obl", "historical"),
        ("decades NOUN 5 obl:npmod; ago ADV 2 advmod", "historical"),
        ("in ADP 5 case; 2024 NUM 2 obl", "actual"),
        ("since ADP 5 case; 2014 NUM 2 obl", "actual"),
    ],
)
def test_what_lies_long_before_the_report_is_background(words: str, modality: str) -> None:
    assert of("arm", ARMED + words).modality == modality


def test_the_year_of_an_invasion_may_hang_on_who_was_invaded() -> None:
    table = (
        "Norvania PROPN 3 nmod:poss; 's PART 1 case; invasion NOUN 8 nsubj NN invasion; of ADP 5 case; Kestria PROPN 3 nmod; in ADP 7 case;"
        "1979 NUM 5 nmod; failed VERB 0 root VBD fail"
    )
    assert of("invasion", table).modality == "historical"
