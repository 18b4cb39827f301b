import pytest

from kg.store.past import past, past_words
from kg.tables import rows


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("propose", "proposed"), ("agree", "agreed"), ("deny", "denied"), ("destroy", "destroyed"), ("ban", "banned"), ("plan", "planned"),
        ("visit", "visited"), ("commit", "committed"), ("meet", "met"), ("withdraw", "withdrew"), ("attack", "attacked"), ("fix", "fixed"),
        ("show", "showed"), ("back", "backed"), ("reject", "rejected"), ("sign", "signed"), ("veto", "vetoed"), ("head", "headed"),
    ],
)  # fmt: skip
def test_the_past_form_of_a_verb(verb: str, form: str) -> None:
    assert past(verb) == form


@pytest.mark.parametrize(
    ("noun", "form"),
    [("commitment", "committed"), ("expulsion", "expelled"), ("genocide", "genocide"), ("coup", "coup"), ("protest", "protested")],
)  # fmt: skip
def test_a_noun_of_action_has_the_past_of_its_verb_or_stays(noun: str, form: str) -> None:
    assert past(noun) == form


@pytest.mark.parametrize(
    ("left", "form"),
    [("telephoning", "telephoned"), ("banning", "banned"), ("striking", "struck"), ("ping", "pinged"), ("zibbling", "zibbling")],
)  # fmt: skip
def test_a_form_in_ing_is_led_back_to_its_verb(left: str, form: str) -> None:
    assert past(left) == form


@pytest.mark.parametrize(
    ("lemma", "words"),
    [
        ("call for", ["called", "for"]),
        ("Break_off", ["broke", "off"]),
        ("…", []),
        ("air-strike", ["struck"]),
        ("sit-in", ["sit", "in"]),
    ],
)
def test_a_verb_with_particles(lemma: str, words: list[str]) -> None:
    assert past_words(lemma) == words


def test_no_verb_stands_twice_in_the_list() -> None:
    lemmas = [row["lemma"] for row in rows("past.tsv")]
    assert lemmas == sorted(set(lemmas))
