"""What the next sentence takes back, from parses written by hand."""

from __future__ import annotations

import pytest

from tests.extract.single import of

ARMED = "Norvania PROPN 2 nsubj; armed VERB 0 root VBD arm; Kestria PROPN 2 obj; . PUNCT 2 punct; "


@pytest.mark.parametrize(
    ("after", "modality"),
    [
        ("This PRON 7 nsubj; is AUX 7 cop; false ADJ 0 root; . PUNCT 7 punct", "hypothetical"),
        ("So ADV 6 advmod; says VERB 0 root VBZ say; Sorel PROPN 6 nsubj; . PUNCT 6 punct", "hypothetical"),
        ("Or CCONJ 6 cc; did VERB 0 root VBD do; it PRON 6 nsubj; ? PUNCT 6 punct", "hypothetical"),
        ("This PRON 8 nsubj; is AUX 8 cop; not PART 8 advmod; false ADJ 0 root; . PUNCT 8 punct", "actual"),
        ("Sorel PROPN 6 nsubj; says VERB 0 root VBZ say; nothing PRON 6 obj; . PUNCT 6 punct", "actual"),
    ],
)
def test_the_next_sentence_may_take_it_back(after: str, modality: str) -> None:
    assert of("arm", ARMED + after).modality == modality
