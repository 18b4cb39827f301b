"""What points back: nominals and pronouns."""

from __future__ import annotations

from tests.resolve.factory import S, label, name, nominal, pronoun, solve


def test_the_alliance_is_nato_when_named_before() -> None:
    text = "NATO met. The alliance agreed."
    assert (
        label(
            solve(text, name("NATO", "organisation"), nominal("The alliance", "alliance", "organisation")),
            "The alliance",
        )
        == "NATO"
    )


def test_the_alliance_is_nobody_when_nothing_was_named() -> None:
    assert (
        label(solve("The alliance agreed.", nominal("The alliance", "alliance", "organisation")), "The alliance")
        is None
    )


def test_the_bloc_is_nobody_when_two_blocs_are_named() -> None:
    text = "The EU met ASEAN. The bloc agreed."
    found = solve(
        text, name("EU", "organisation"), name("ASEAN", "organisation"), nominal("The bloc", "bloc", "organisation")
    )
    assert label(found, "The bloc") is None


def test_the_president_is_the_one_named_last() -> None:
    text = "President Ana Sorel came. The president spoke."
    found = solve(
        text, name("Ana Sorel"), nominal("The president", "president"), roles=[("Ana Sorel", "President", None)]
    )
    assert label(found, "The president") == "Ana Sorel"


def test_he_is_the_subject_of_the_sentence_before() -> None:
    text = "Robert Sorel came. He spoke."
    assert label(solve(text, name("Robert Sorel", grammar="subject"), pronoun("He")), "He") == "Robert Sorel"


def test_she_is_not_a_man() -> None:
    text = "Robert Sorel met Anna Bell. She spoke."
    found = solve(text, name("Robert Sorel", grammar="subject"), name("Anna Bell", grammar="object"), pronoun("She"))
    assert label(found, "She") == "Anna Bell"


def test_two_men_on_a_par_leave_he_open() -> None:
    text = "Robert Sorel and Peter Bell came. He left."
    found = solve(text, name("Robert Sorel", grammar="subject"), name("Peter Bell", grammar="subject"), pronoun("He"))
    assert label(found, "He") is None


def test_somebody_without_a_name_can_be_meant_and_then_nobody_is_named() -> None:
    text = "Robert Sorel left early. An official stayed. He said the talks failed."
    found = solve(
        text,
        name("Robert Sorel", grammar="subject"),
        nominal("An official", "official"),
        pronoun("He"),
        said=[S("He", "the talks failed")],
    )
    assert label(found, "He") is None


def test_whoever_spoke_goes_on_speaking() -> None:
    text = "Robert Sorel said the talks failed after Peter Bell left. He added that the war goes on."
    found = solve(
        text,
        name("Robert Sorel", grammar="subject"),
        name("Peter Bell", grammar="subject"),
        pronoun("He"),
        said=[S("Robert Sorel", "the talks failed after Peter Bell left"), S("He", "the war goes on")],
    )
    assert label(found, "He") == "Robert Sorel"


def test_he_in_reported_speech_is_the_speaker() -> None:
    text = "Robert Sorel told Peter Bell that he would stay."
    found = solve(
        text,
        name("Robert Sorel", grammar="subject"),
        name("Peter Bell", grammar="object"),
        pronoun("he"),
        said=[S("Robert Sorel", "he would stay")],
    )
    assert label(found, "he") == "Robert Sorel"


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = '"I will stay," Robert Sorel said.'
    found = solve(
        text,
        pronoun("I", quote=0),
        name("Robert Sorel", grammar="subject"),
        said=[S("Robert Sorel", "I will stay", "direct")],
    )
    assert label(found, "I") == "Robert Sorel"


def test_he_in_a_quotation_is_never_its_speaker() -> None:
    text = 'Robert Sorel said: "He will stay."'
    found = solve(
        text,
        name("Robert Sorel", grammar="subject"),
        pronoun("He", quote=0),
        said=[S("Robert Sorel", "He will stay", "direct")],
    )
    assert label(found, "He") is None


def test_we_stays_open() -> None:
    text = '"We will stay," Robert Sorel said.'
    found = solve(
        text,
        pronoun("We", quote=0),
        name("Robert Sorel", grammar="subject"),
        said=[S("Robert Sorel", "We will stay", "direct")],
    )
    assert label(found, "We") is None


def test_it_is_the_country_just_named() -> None:
    text = "Hungary refused. It wants more."
    assert label(solve(text, name("Hungary", "country", "subject"), pronoun("It")), "It") == "Hungary"


def test_it_that_is_agreed_to_is_the_thing_and_not_the_country() -> None:
    text = "Ukraine accepted the proposal. Russia has not agreed to it."
    found = solve(
        text,
        name("Ukraine", "country", "subject"),
        nominal("the proposal", "proposal", "agreement", "object"),
        name("Russia", "country", "subject"),
        pronoun("it", "other"),
        done=[("Ukraine", "accepted", None, "the proposal"), ("Russia", "agreed", None, "it")],
    )
    assert label(found, "it") == "proposal"


def test_somebody_who_enters_after_the_last_speaker_is_meant() -> None:
    text = "Robert Sorel said it snows. Peter Bell attended the meeting. He said it rains."
    found = solve(
        text,
        name("Robert Sorel", grammar="subject"),
        name("Peter Bell", grammar="subject"),
        pronoun("He"),
        said=[S("Robert Sorel", "it snows"), S("He", "it rains")],
    )
    assert label(found, "He") != "Robert Sorel"


def test_they_are_not_the_body_that_only_modifies() -> None:
    text = "NATO members agreed. They will pay."
    assert label(solve(text, name("NATO", "organisation", "subject"), pronoun("They")), "They") is None


def test_somebody_named_long_ago_is_not_meant() -> None:
    text = "Robert Sorel came. Rain fell. Wind blew. Snow fell. Ice melted. He spoke."
    assert label(solve(text, name("Robert Sorel", grammar="subject"), pronoun("He")), "He") is None


def test_he_may_be_the_subject_named_right_after() -> None:
    text = "When he left, Robert Sorel said it snows."
    found = solve(text, pronoun("he"), name("Robert Sorel", grammar="subject"), said=[S("Robert Sorel", "it snows")])
    assert label(found, "he") == "Robert Sorel"


def test_it_that_speaks_is_the_body_and_not_the_thing() -> None:
    text = "NATO sent a letter. It said it snows."
    found = solve(
        text,
        name("NATO", "organisation", "subject"),
        nominal("a letter", "letter", "thing", "object"),
        pronoun("It"),
        said=[S("It", "it snows")],
    )
    assert label(found, "It") == "NATO"


def test_the_reason_can_be_read() -> None:
    found = solve("Robert Sorel came. He spoke.", name("Robert Sorel", grammar="subject"), pronoun("He"))
    assert found.mentions[1].resolution is not None
    assert found.mentions[1].resolution.why.startswith("'he' most likely means Robert Sorel ('Robert Sorel' at 0–12)")
