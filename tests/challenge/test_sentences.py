"""The patterns are well formed, and the same sentences come of them each time."""

from __future__ import annotations

from typing import get_args

import pytest
import rdflib
from rdflib import SKOS, URIRef

from kg import config
from kg.records import Modality
from kg.vocab import PLOVER
from tests.challenge.judge import deciding
from tests.challenge.sentences import fill, sentences
from tests.challenge.tables import NOTHING, Pattern, fillers, patterns

EACH = pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.name)
MANY = 12


def test_there_are_more_than_forty_patterns_each_with_its_own_name() -> None:
    names = [pattern.name for pattern in patterns()]
    assert len(set(names)) == len(names) > 40


def test_no_filler_stands_twice() -> None:
    texts = [filler.text for filler in fillers()]
    assert len(set(texts)) == len(texts)


@EACH
def test_a_pattern_makes_many_sentences_and_the_same_each_time(pattern: Pattern) -> None:
    texts = [sentence.text for sentence in sentences(pattern, MANY)]
    assert texts == [fill(pattern, turn).text for turn in range(MANY)]
    assert len(set(texts)) > MANY / 2 or "{A}" not in pattern.sentence


@EACH
def test_the_words_of_the_event_and_of_each_slot_are_where_the_sentence_says(pattern: Pattern) -> None:
    for sentence in sentences(pattern, MANY):
        words = sentence.text[slice(*sentence.event)]
        assert words == words.strip() != ""
        assert words.lower() in pattern.sentence.lower()
        heads = {f.head for f in fillers()} | {f.adj for f in fillers()} | {f.short for f in fillers()}
        lower = {head.lower() for head in heads}
        assert {sentence.text[a:b].lower() for spans in sentence.slots.values() for a, b in spans} <= lower


@EACH
def test_the_words_that_decide_are_those_of_the_sentence(pattern: Pattern) -> None:
    for sentence in sentences(pattern, MANY):
        assert all(start < end <= len(sentence.text) for start, end in deciding(sentence))


@EACH
def test_a_reading_names_only_slots_of_its_sentence_and_known_values(pattern: Pattern) -> None:
    slots = set(fill(pattern, 0).slots)
    named = {*pattern.actors, *pattern.recipient, *pattern.object, *pattern.attributed}
    assert named - slots <= {"-", "*", "+"}
    assert set(pattern.modality) <= {*get_args(Modality), "*"}
    assert (pattern.types == NOTHING) == (not named)


def test_every_type_of_a_reading_is_one_of_plovers() -> None:
    graph = rdflib.Graph().parse(config.ontology("plover.ttl"))
    types = {str(s).removeprefix(PLOVER) for s in graph.subjects(SKOS.topConceptOf, URIRef(PLOVER + "scheme"))}
    assert {name for pattern in patterns() for name in pattern.types} - types == set(NOTHING)


def test_no_two_slots_of_a_sentence_stand_for_the_same(pattern_of_three: Pattern) -> None:
    for sentence in sentences(pattern_of_three, MANY):
        heads = [sentence.text[a:b] for spans in sentence.slots.values() for a, b in spans]
        assert len(set(heads)) == len(heads)


@pytest.fixture
def pattern_of_three() -> Pattern:
    return next(pattern for pattern in patterns() if pattern.name == "compound-three")
