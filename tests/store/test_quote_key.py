"""Two wordings that differ in signs and capitals alone have one key."""

from kg.store.quote_key import quote_key


def test_a_key_is_the_words_without_punctuation_and_capitals() -> None:
    assert quote_key("“The ball, clearly, IS…”") == "the ball clearly is"
