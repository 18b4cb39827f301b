"""Pairs are judged by visible features, and the reason is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.link.clusters import SURE
from kg.link.features import features
from kg.link.judge import judge, score, weights
from kg.link.records import Said
from kg.link.traits import traits
from tests.link.remarks import remark

QUOTE = "The harbour walls are not rising fast enough and the ferries must wait"


def likeness(one: Said, other: Said) -> float:
    a, b = traits([one, other])
    return judge(a, b).score


def pair(one: str, other: str, **more: Any) -> tuple[Said, Said]:
    return remark(one, "a"), remark(other, "b", **more)


def test_the_same_words_by_the_same_speaker_say_the_same() -> None:
    assert likeness(*pair(QUOTE, QUOTE)) > 0.95


def test_a_paraphrase_says_the_same() -> None:
    assert (
        likeness(*pair(QUOTE, "that the walls of the harbour do not rise quickly enough, so ferries have to wait"))
        > 0.5
    )


def test_fast_enough_and_not_fast_enough_stay_apart() -> None:
    said, denied = pair("The harbour walls are rising fast enough", "The harbour walls are not rising fast enough")
    assert likeness(said, denied) < SURE


def test_a_cue_that_denies_is_a_denial() -> None:
    one, other = pair("that the city sold the harbour walls", "the city did not sell the harbour walls")
    assert likeness(replace(one, cue="denied"), other) > likeness(one, other)


def test_what_somebody_did_not_say_is_not_the_same_as_what_was_said() -> None:
    said, refused = pair(QUOTE, QUOTE)
    assert likeness(said, replace(refused, negated=True)) < SURE


def test_two_who_report_that_nothing_was_said_say_the_same() -> None:
    one, other = pair(QUOTE, QUOTE)
    assert likeness(replace(one, negated=True), replace(other, negated=True)) > SURE


def test_different_figures_speak_against_it() -> None:
    same, other = "Ferries will cost 40 crowns", "Ferries will cost 90 crowns"
    assert likeness(*pair(same, other)) < likeness(*pair(same, same))


def test_another_remark_on_the_same_topic_stays_apart() -> None:
    stone = "The harbour walls need new stone before the winter storms come"
    assert likeness(*pair(stone, "The harbour walls will be lit at night so that sailors find home")) < SURE


def test_another_speaker_speaks_against_it() -> None:
    one, other = pair(QUOTE, QUOTE)
    assert likeness(one, replace(other, speaker="urn:x", label="Bo Lind", source="Bo Lind")) < likeness(one, other)


def test_a_surname_is_enough_where_one_report_has_no_entity() -> None:
    one, other = pair(QUOTE, QUOTE)
    assert likeness(one, replace(other, speaker=None, label=None, source="Mayor Quist")) > 0.9


def test_a_month_between_the_reports_speaks_against_it() -> None:
    one, other = pair("The ferries are late again", "The ferries are late again")
    near, far = replace(other, published="2025-04-02"), replace(other, published="2025-09-01")
    one = replace(one, published="2025-04-01")
    assert likeness(one, far) < likeness(one, near)


def test_the_order_of_the_pair_does_not_matter() -> None:
    one, other = pair(QUOTE, "the ferries must wait")
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize("words", ["the same speaker, Ada Quist", "the same words"])
def test_the_reason_is_told(words: str) -> None:
    a, b = traits(pair(QUOTE, QUOTE))
    assert words in judge(a, b).why


def test_every_feature_has_a_weight_and_no_other_has() -> None:
    a, b = traits(pair(QUOTE, QUOTE))
    assert features(a, b).keys() == weights().keys() - {"nothing"}


def test_a_pair_with_nothing_in_common_is_unlikely() -> None:
    a, b = traits(pair("The ferries are late", "Bread became dearer"))
    assert score(features(a, b)) < 0.05


def test_a_number_in_words_is_the_same_number() -> None:
    words, figures = pair("We need two thousand tons of stone", "the city must get 2,000 tons of stone")
    assert features(*traits([words, figures]))["numbers"] == 1


def test_what_stands_in_one_sentence_denied_and_in_another_said_is_no_denial() -> None:
    both = "You have my blessing for the ferries. People forget that the ferries have not stopped"
    one, other = traits(pair(both, "The ferries have my blessing"))
    assert features(one, other)["denial"] == 0


def test_a_denial_reaches_no_further_than_the_words_beside_it() -> None:
    one, other = traits(pair("Not moving fast enough to mend the harbour walls", "must try to mend the harbour walls"))
    assert features(one, other)["denial"] == 0


def test_not_only_denies_nothing() -> None:
    one, other = traits(pair("The walls are rising not only fast", "The walls are rising fast"))
    assert features(one, other)["denial"] == 0


def test_reports_that_tell_the_same_beside_it_speak_for_it() -> None:
    lines = ["Ferries stop at night", QUOTE, "Bread became dearer in the islands"]
    alike, unlike = ([remark(line, "a", order) for order, line in enumerate(lines)] for _ in range(2))
    others = [remark(line, "b", order) for order, line in enumerate(lines)]
    alone = [remark(QUOTE, "b", 0)]
    near = features([*traits(alike + others)][1], [*traits(alike + others)][4])["around"]
    assert near > features([*traits(unlike + alone)][1], [*traits(unlike + alone)][3])["around"] == 0


def test_one_telling_word_is_too_little() -> None:
    one, other = pair("a sentiment", "The sentiment in the islands is that ferries are late")
    assert likeness(one, other) < 0.1


def test_one_telling_word_in_quotation_marks_is_enough_to_be_looked_at() -> None:
    one, other = traits(pair("“ridiculous”", "The ferry is ridiculous and always was"))
    assert features(one, other)["bare"] == 0


def test_a_lawsuit_is_not_somebody_with_a_name() -> None:
    one, other = pair(QUOTE, QUOTE)
    suit = replace(other, speaker=None, label=None, source="The lawsuit")
    assert features(*traits([one, suit]))["paper"] == 1
