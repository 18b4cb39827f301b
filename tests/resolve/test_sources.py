"""Whose source it is: titles, appositions, possessives and pairs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.records import Extraction
from kg.resolve import Gazetteer, resolve
from tests.resolve.factory import M, S, build, find, label, name, nominal, pronoun, solve


def speaker(found: Extraction, number: int = 0) -> str | None:
    resolution = found.statements[number].speaker
    return resolution.entity.label if resolution else None


def with_source(source: str, given: str, *mentions: M) -> str | None:
    """Speaker of a statement whose source is `source` and whose mention is that of the words `given`."""
    text = f"{source} said it snows."
    built = build(text, *mentions, said=[S(given, "it snows")])
    statement = replace(built.statements[0], source=find(text, source))
    return speaker(resolve(replace(built, statements=(statement,)), Gazetteer.load()))


def test_an_official_of_a_body_is_not_the_body() -> None:
    assert with_source("a NATO official", "NATO", name("NATO", "organisation")) is None


def test_a_campaign_is_not_its_owner() -> None:
    assert with_source("Ana Sorel's campaign", "Ana Sorel", name("Ana Sorel")) is None


def test_a_name_before_an_apposition_speaks() -> None:
    source = "Ana Sorel, a former judge"
    mentions = [name("Ana Sorel"), nominal("a former judge", "judge")]
    assert with_source(source, "a former judge", *mentions) == "Ana Sorel"


def test_the_person_of_a_party_speaks_and_not_the_party() -> None:
    mentions = [name("Democrat", "nationality"), name("Ana Sorel")]
    assert with_source("Democrat Ana Sorel", "Democrat", *mentions) == "Ana Sorel"


def test_a_person_described_before_the_name_speaks() -> None:
    mentions = [nominal("longtime pollster", "pollster"), name("Ana Sorel")]
    assert with_source("longtime pollster Ana Sorel", "nobody", *mentions) == "Ana Sorel"


def test_a_person_in_apposition_to_a_spokesman_speaks() -> None:
    mentions = [nominal("Its spokesman", "spokesman"), name("Ana Sorel")]
    assert with_source("Its spokesman, Ana Sorel", "Its spokesman", *mentions) == "Ana Sorel"


def test_a_critic_of_a_person_is_not_that_person() -> None:
    mentions = [nominal("a critic", "critic"), name("Ana Sorel")]
    assert with_source("a critic of Ana Sorel", "a critic", *mentions) is None


def test_the_reporter_of_a_network_speaks() -> None:
    mentions = [name("CNN", "organisation"), name("Ana Sorel")]
    assert with_source("CNN's Ana Sorel", "CNN", *mentions) == "Ana Sorel"


def test_of_two_speakers_the_first_is_named() -> None:
    mentions = [name("Ana Sorel"), name("Bert Bell")]
    assert with_source("Ana Sorel and Bert Bell", "Bert Bell", *mentions) == "Ana Sorel"


def test_a_source_without_a_mention_is_the_name_it_is() -> None:
    assert with_source("Ana Sorel", "nobody", name("Ana Sorel")) == "Ana Sorel"


@pytest.mark.parametrize("words", ["some Republicans", "many Republicans"])
def test_some_of_a_party_are_not_the_party(words: str) -> None:
    mentions = [name("Republicans", "nationality", "subject", plural=True)]
    assert with_source(words, "Republicans", *mentions) is None


def test_an_adjective_speaks_for_nobody() -> None:
    assert with_source("Ukrainian positions", "Ukrainian", name("Ukrainian", "nationality", "subject")) is None


def test_a_city_without_a_government_does_not_speak() -> None:
    assert with_source("Palm Springs", "Palm Springs", name("Palm Springs", "place", "subject")) is None


def test_a_participle_has_the_speaker_of_its_sentence() -> None:
    text = "Ana Sorel praised the plan, adding that it works."
    built = build(text, name("Ana Sorel", grammar="subject"), said=[S("Ana Sorel", "the plan"), S(None, "it works")])
    sentence = built.sentences[0]
    first, second = built.statements
    first = replace(first, cue=find(text, "praised"), sentence=sentence)
    second = replace(second, cue=find(text, "adding"), sentence=sentence)
    found = resolve(replace(built, statements=(first, second)), Gazetteer.load())
    assert speaker(found, 1) == "Ana Sorel"
    assert found.statements[1].source is None


def test_a_participle_with_a_subject_of_its_own_has_that_speaker() -> None:
    text = "Ana Sorel noted progress, with the Poles indicating that more must come."
    mentions = [name("Ana Sorel", grammar="subject"), name("Poles", "nationality", plural=True)]
    built = build(text, *mentions, said=[S(None, "more must come")])
    statement = replace(built.statements[0], cue=find(text, "indicating"), source_mention=0)
    assert speaker(resolve(replace(built, statements=(statement,)), Gazetteer.load())) == "Poland"


def test_a_source_in_a_later_sentence_is_no_participles() -> None:
    text = "The US offered talks, but Hungary refused, citing old debts. Ana Sorel left."
    mentions = [
        name("US", "country", "subject"),
        name("Hungary", "country", "subject"),
        name("Ana Sorel", grammar="subject"),
    ]
    built = build(text, *mentions, said=[S("Ana Sorel", "old debts")])
    statement = replace(built.statements[0], cue=find(text, "citing"))
    found = resolve(replace(built, statements=(statement,)), Gazetteer.load())
    assert speaker(found) == "Hungary"
    assert found.statements[0].source is None


def test_who_is_the_name_before_it() -> None:
    text = "Ana Sorel, who said it snows, left."
    found = solve(text, name("Ana Sorel", grammar="subject"), pronoun("who"), said=[S("who", "it snows")])
    assert label(found, "who") == "Ana Sorel"


def test_who_after_a_place_in_brackets_is_the_name_before_them() -> None:
    text = "Ana Sorel (R-Utah), who said it snows, left."
    found = solve(text, name("Ana Sorel", grammar="subject"), pronoun("who"), said=[S("who", "it snows")])
    assert speaker(found) == "Ana Sorel"


def test_a_source_cut_before_its_head_is_the_whole_nominal() -> None:
    mentions = [name("NATO", "organisation"), nominal("The NATO chief", "chief"), name("Ana Sorel")]
    text = "Ana Sorel is Secretary General. The NATO chief said it snows."
    roles = [("Ana Sorel", "Secretary General", "NATO")]
    built = build(text, *mentions, said=[S("NATO", "it snows")], roles=roles)
    statement = replace(built.statements[0], source=find(text, "The NATO"))
    assert speaker(resolve(replace(built, statements=(statement,)), Gazetteer.load())) == "Ana Sorel"


def test_the_owner_of_an_attorney_does_not_speak_for_him() -> None:
    text = "Robert Sorel left. His attorney said it snows."
    found = solve(
        text, name("Robert Sorel", grammar="subject"), pronoun("His", "possessive"), said=[S("His", "it snows")]
    )
    assert speaker(found) is None


def test_the_owner_of_a_claim_makes_it() -> None:
    text = "Robert Sorel left. His claim that it snows is new."
    mentions = [name("Robert Sorel", grammar="subject"), pronoun("His", "possessive", gender="male")]
    assert speaker(solve(text, *mentions, said=[S("His", "it snows")])) == "Robert Sorel"


def test_one_of_a_party_is_not_the_party() -> None:
    text = "Republicans met. One Republican said it snows."
    mentions = [name("Republicans", "nationality", plural=True), name("Republican", "nationality", "subject")]
    assert speaker(solve(text, *mentions, said=[S("Republican", "it snows")])) is None


def test_a_noun_that_is_a_surname_is_the_person() -> None:
    text = "Ana Sorel came. Sorel said it snows."
    found = solve(text, name("Ana Sorel"), nominal("Sorel", "Sorel", "thing", nth=1), said=[S("Sorel", "it snows")])
    assert speaker(found) == "Ana Sorel"


def test_two_people_are_they_and_not_a_country() -> None:
    text = "China agreed. Ana Sorel and Bert Bell came. They said it snows."
    found = solve(
        text,
        name("China", "country", "subject"),
        name("Ana Sorel", grammar="subject"),
        name("Bert Bell", grammar="subject"),
        pronoun("They"),
        said=[S("They", "it snows")],
    )
    assert speaker(found) is None


def test_a_name_cut_from_whose_rival_speaks_is_no_speaker() -> None:
    text = "Osk Varga ignored Ana Sorel's rival, saying it snows."
    built = build(text, name("Osk Varga"), name("Ana Sorel"), said=[S("Ana Sorel", "it snows")])
    cue = find(text, "saying")
    found = resolve(replace(built, statements=(replace(built.statements[0], cue=cue),)), Gazetteer.load())
    assert speaker(found) is None


def test_whose_claim_it_is_claims() -> None:
    text = "Ana Sorel's surprising claim was that it snows."
    built = build(text, name("Ana Sorel"), said=[S("Ana Sorel", "it snows")])
    cue = find(text, "claim")
    found = resolve(replace(built, statements=(replace(built.statements[0], cue=cue),)), Gazetteer.load())
    assert speaker(found) == "Ana Sorel"


def test_a_newspaper_is_not_the_country_it_is_called_after() -> None:
    assert label(solve("Sorel told USA TODAY so.", name("USA", "country")), "USA") is None
