"""What stands beside a mention, asked of extractions written by hand."""

from __future__ import annotations

from kg.resolve import Gazetteer
from kg.resolve.neighbours import Neighbours
from tests.resolve.factory import build, name, nominal


def near() -> Neighbours:
    text = "Ana Sorel and Tom Bell left.\nThey say NATO members met Sorel's aides."
    mentions = (
        name("Ana Sorel", "person", "subject"),
        name("Tom Bell", "person", "subject"),
        name("NATO", "organisation"),
        nominal("NATO members", "members", "organisation", plural=True),
    )
    return Neighbours(build(text, *mentions), Gazetteer.load())


def test_what_follows_a_mention_comes_nearest_first() -> None:
    assert near().following(near().mentions[0])[0] == 1


def test_the_words_before_a_mention_end_with_the_nearest() -> None:
    assert near().before(near().mentions[1]) == ["ana", "sorel", "and"]


def test_two_names_with_and_between_them_are_joined() -> None:
    assert near().conjoined(0, to=1)


def test_a_name_before_a_noun_of_people_only_modifies_it() -> None:
    assert near().modifies(2)


def test_a_name_inside_a_phrase_is_found_in_it() -> None:
    assert near().inside(near().mentions[3].span) == [2]


def test_a_mention_on_the_next_line_stands_in_another_paragraph() -> None:
    assert [near().paragraph(mention) for mention in near().mentions] == [0, 0, 1, 1]
