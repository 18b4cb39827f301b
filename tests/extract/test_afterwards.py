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
        ("This PRON 7 nsubj; was AUX 7 cop; wrong ADJ 0 root; . PUNCT 7 punct", "actual"),
        (
            "So ADV 7 advmod; far ADV 5 advmod; officials NOUN 8 nsubj; say VERB 0 root VBP say; . PUNCT 8 punct",
            "actual",
        ),
        ("So ADV 6 advmod; did VERB 0 root VBD do; Sorel PROPN 6 nsubj; . PUNCT 6 punct", "actual"),
        (
            "It PRON 9 nsubj; was AUX 9 cop; not PART 9 advmod; so ADV 9 advmod; heavy ADJ 0 root; . PUNCT 9 punct",
            "actual",
        ),
        (
            "Or CCONJ 8 cc; so ADV 8 advmod; Sorel PROPN 8 nsubj; says VERB 0 root VBZ say; . PUNCT 8 punct",
            "hypothetical",
        ),
        ("That PRON 7 nsubj; never ADV 7 advmod; happened VERB 0 root VBD happen; . PUNCT 7 punct", "hypothetical"),
        ("The DET 6 det; claim NOUN 8 nsubj; is AUX 8 cop; false ADJ 0 root; . PUNCT 8 punct", "hypothetical"),
        ("Sorel PROPN 6 nsubj; says VERB 0 root VBZ say; nothing PRON 6 obj; . PUNCT 6 punct", "actual"),
    ],
)
def test_the_next_sentence_may_take_it_back(after: str, modality: str) -> None:
    assert of("arm", ARMED + after).modality == modality


def test_what_is_false_of_words_leaves_the_words_said() -> None:
    table = (
        "Norvania PROPN 2 nsubj; accused VERB 0 root VBD accuse; Kestria PROPN 2 obj; . PUNCT 2 punct;"
        "This PRON 7 nsubj; is AUX 7 cop; false ADJ 0 root; . PUNCT 7 punct"
    )
    assert of("accuse", table).modality == "actual"
