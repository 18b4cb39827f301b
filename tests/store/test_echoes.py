import pytest

from kg.store.echoes import Echo, Said, echoes, forest, quote_key

BALL = "the ball is now in the court of the russians"


def pair(one: Said, other: Said) -> list[float]:
    return [echo.score for echo in echoes([one, other])]


def said(iri: str, key: str, speaker: str | None = "urn:rutte", article: str | None = None) -> Said:
    return Said(iri, key, speaker, article or iri)


def test_punctuation_and_case_are_no_difference() -> None:
    assert quote_key("“The ball, clearly, IS…”") == "the ball clearly is"


@pytest.mark.parametrize(
    ("other", "scores"),
    [
        (BALL, [1.0]),
        ("clearly " + BALL + " he added", [1.0]),
        ("the ball is now in the court of moscow", [0.833]),
        ("the russians have the ball now", []),
    ],
)
def test_wordings_are_compared_by_runs_of_words(other: str, scores: list[float]) -> None:
    assert pair(said("urn:1", BALL), said("urn:2", other)) == scores


def test_two_known_speakers_never_say_the_same_statement() -> None:
    assert pair(said("urn:1", BALL), said("urn:2", BALL, "urn:rubio")) == []


def test_an_unknown_speaker_may_be_the_known_one_and_the_reason_says_so() -> None:
    assert [echo.why for echo in echoes([said("urn:1", BALL), said("urn:2", BALL, None)])] == [
        "the same words, a speaker not known in both"
    ]


def test_a_repetition_inside_one_article_is_no_echo() -> None:
    assert pair(said("urn:1", BALL, article="urn:a"), said("urn:2", BALL, article="urn:a")) == []


@pytest.mark.parametrize(("key", "scores"), [("we want peace", [1.0]), ("no comment", []), ("", [])])
def test_short_statements_need_the_very_same_words_and_the_shortest_prove_nothing(
    key: str, scores: list[float]
) -> None:
    assert pair(said("urn:1", key), said("urn:2", key)) == scores


def test_pairs_that_hang_together_are_one_group() -> None:
    chain = [Echo("b", "c", 1, ""), Echo("a", "b", 1, ""), Echo("x", "y", 1, "")]
    assert forest(chain)[1] == [["a", "b", "c"], ["x", "y"]]


def test_many_copies_are_joined_by_their_closest_pairs_alone() -> None:
    near = [Echo(a, b, 1.0, "") for a, b in (("a", "b"), ("a", "c"), ("b", "c"))]
    kept, together = forest([Echo("c", "d", 0.6, ""), Echo("a", "d", 0.7, ""), *near])
    assert [(pair.one, pair.other) for pair in kept] == [("a", "b"), ("a", "c"), ("a", "d")]
    assert together == [["a", "b", "c", "d"]]
