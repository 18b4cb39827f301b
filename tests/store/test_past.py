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
    ("lemma", "words"), [("call for", ["called", "for"]), ("Break_off", ["broke", "off"]), ("…", [])]
)
def test_a_verb_with_particles(lemma: str, words: list[str]) -> None:
    assert past_words(lemma) == words


def test_no_verb_stands_twice_in_the_list() -> None:
    lemmas = [row["lemma"] for row in rows("past.tsv")]
    assert lemmas == sorted(set(lemmas))
