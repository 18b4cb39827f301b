from kg.query import nothing_found, questions
from tests.newsroom import newsroom

STORE = newsroom()


def test_it_says_whom_a_name_was_taken_for() -> None:
    told = nothing_found(STORE, "dyad-over-time", {"a": "the Kremlin", "b": "Mark Rutte", "limit": 5})
    assert told.startswith("dyad-over-time: nothing found for a “the Kremlin” (Russia), b “Mark Rutte”. ")


def test_it_says_what_to_try() -> None:
    assert "`kg query -q events-between`" in nothing_found(STORE, "dyad-over-time", {"a": "Russia", "b": "NATO"})


def test_what_may_be_left_out_is_said_to_narrow_the_question() -> None:
    assert nothing_found(STORE, "timeline", {"entity": "NATO", "since": "2030"}).endswith(
        "fewer parameters ask for more."
    )
    assert "fewer" not in nothing_found(STORE, "timeline", {"entity": "NATO"})


def test_every_question_about_somebody_says_what_to_try() -> None:
    asked = [each for each in questions() if any(one.kind in ("entity", "side") for one in each.parameters)]
    assert [each.name for each in asked if not each.nothing] == []


def test_a_question_that_is_named_as_the_next_to_try_is_there() -> None:
    known = {each.name for each in questions()}
    named = {words.split("`")[0] for each in questions() for words in each.nothing.split("`kg query -q ")[1:]}
    assert named <= known


def test_a_flag_that_was_given_is_not_advised() -> None:
    asked = {"actor": "NATO", "recipient": "NATO"}
    assert "all=yes" in nothing_found(STORE, "who-did-what-to-whom", asked)
    assert "all=yes" not in nothing_found(STORE, "who-did-what-to-whom", {**asked, "all": "yes"})
