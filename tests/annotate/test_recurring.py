"""A name is found again where the tagger passed over it, of one kind throughout, and as what it is explained as."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotate.names import Name
from kg.annotate.recurring import consistent
from tests.extract.parses import VOCAB

SMALL = {"met": "VBD", "left": "VBD", "the": "DT", "of": "IN", "and": "CC", ".": ".", "(": "-LRB-", ")": "-RRB-"}


def doc_of(text: str) -> Doc:
    words = text.split()
    tags = [SMALL.get(word, "NNP" if word[0].isupper() else "NN") for word in words]
    starts = [i == 0 or words[i - 1] == "." for i in range(len(words))]
    return Doc(VOCAB, words, tags=tags, pos=["X"] * len(words), sent_starts=starts)


def found(text: str, *names: Name) -> list[tuple[str, str]]:
    doc = doc_of(text)
    return [(doc[start:end].text, kind) for start, end, kind in consistent(doc, list(names))]


def test_a_surname_is_found_where_the_full_name_stands() -> None:
    assert ("Sorel", "person") in found("Ana Sorel met . Sorel left .", (0, 2, "person"))


def test_a_name_read_twice_is_found_a_third_time() -> None:
    names = found("Marlow met . Marlow left . Marlow met .", (0, 1, "place"), (3, 4, "place"))
    assert names == [("Marlow", "place")] * 3


def test_a_name_read_once_is_not_looked_for() -> None:
    assert len(found("Norland met . Norland left .", (0, 1, "place"))) == 1


def test_a_part_of_a_longer_run_of_capitals_is_no_name() -> None:
    assert len(found("Ana Sorel met . Sorel Avenue left .", (0, 2, "person"))) == 1


def test_a_common_word_is_no_name() -> None:
    assert len(found("Ana Hope met . hope left .", (0, 2, "person"))) == 1


def test_most_places_of_a_name_tell_its_kind() -> None:
    text = "Norland met . Norland left . Norland met . Norland left ."
    names = found(text, (0, 1, "place"), (3, 4, "person"), (6, 7, "place"), (9, 10, "place"))
    assert names == [("Norland", "place")] * 4


def test_two_kinds_that_are_as_frequent_stay() -> None:
    names = found("Norland met . Norland left .", (0, 1, "place"), (3, 4, "person"))
    assert [kind for _, kind in names] == ["place", "person"]


def test_an_acronym_is_of_the_kind_of_its_long_form_and_found_again() -> None:
    names = found("the Norland Relief Fund ( NRF ) met . NRF left .", (1, 4, "organisation"))
    assert names == [("Norland Relief Fund", "organisation"), ("NRF", "organisation"), ("NRF", "organisation")]


def test_an_acronym_tells_how_far_its_long_form_goes() -> None:
    names = found("Free Army of Norland and the Hills ( FANH ) met .", (0, 2, "organisation"), (3, 4, "place"))
    assert names[0] == ("Free Army of Norland and the Hills", "organisation")


def test_an_agency_after_a_dateline_is_not_what_the_place_is_called() -> None:
    assert found("Norland ( AP ) met .", (0, 1, "place")) == [("Norland", "place")]


def test_an_office_and_its_short_form_are_no_body() -> None:
    names = found("the Member of Parliament ( MP ) left .", (3, 4, "organisation"))
    assert names == [("Parliament", "organisation")]


def test_a_country_that_was_passed_over_is_found() -> None:
    assert found("the army left Poland .") == [("Poland", "place")]
