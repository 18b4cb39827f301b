from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NotFound, UsageError
from kg.query import ask, question
from kg.query.ask import bind
from kg.query.question import read
from kg.store import Store
from kg.store.result import Term
from tests.newsroom import newsroom

STORE = newsroom()


@pytest.fixture
def store() -> Iterator[Store]:
    return STORE


def test_an_unknown_question_names_those_near_it(store: Store) -> None:
    with pytest.raises(NotFound, match="most-cited"):
        ask(store, "most-citd")


def test_a_missing_parameter_is_named_with_its_meaning(store: Store) -> None:
    with pytest.raises(UsageError, match="needs 'speaker': who spoke"):
        ask(store, "quotes-of")


def test_an_unknown_parameter_is_named_with_those_there_are(store: Store) -> None:
    with pytest.raises(UsageError, match="no parameter 'who'; it has speaker, since"):
        ask(store, "quotes-of", who="Rutte")


@pytest.mark.parametrize("value", ["yesterday", "2025-13", "2025-02-30", "25", "2025-04-06T10:00"])
def test_what_is_no_date_is_refused(store: Store, value: str) -> None:
    with pytest.raises(UsageError, match="since should be a date"):
        ask(store, "quotes-of", speaker="Mark Rutte", since=value)


@pytest.mark.parametrize("value", ["0", "-1", "ten", "1 } #", "²", "1" + "0" * 26])
def test_what_is_no_limit_is_refused(store: Store, value: str) -> None:
    with pytest.raises(UsageError, match="limit should be a whole number"):
        ask(store, "most-cited", limit=value)


def test_a_limit_cuts_the_rows(store: Store) -> None:
    assert len(ask(store, "most-cited", limit=1)) == 1


@pytest.mark.parametrize("name", ["name", "store", "self", "params", "question", "timeout", "wanted"])
def test_any_name_of_a_parameter_that_is_not_there_is_told(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match=f"no parameter '{name}'"):
        ask(store, "most-cited", {name: "x"})


@pytest.mark.parametrize("words", ["LIMIT 5", "VALUES ?limit { UNDEF }", "VALUES ?words { UNDEF }", r"\g<0> \1"])
def test_what_a_value_holds_is_never_a_place_for_another(store: Store, words: str) -> None:
    bound = bind(store, question("statements-with"), {"words": words, "limit": "3"})
    assert Term("literal", words).turtle() in bound
    assert bound.rstrip().endswith("LIMIT 3")


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=30).filter(str.strip))
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_out_of_its_place(text: str) -> None:
    quotes = [str(row[0]).lower() for row in STORE.query("SELECT ?q { ?s a kg:Statement ; kg:quote ?q }").rows]
    expected = sum(text.strip().lower() in quote for quote in quotes)
    assert len(ask(STORE, "statements-with", words=text).rows) == expected


@pytest.mark.parametrize("text", ['" } UNION { ?s ?p ?o', "\\", '"', "a\nb", "'''", "} #"])
def test_quotation_marks_and_braces_are_only_words(store: Store, text: str) -> None:
    assert ask(store, "statements-with", words=text).rows == []


def test_a_parameter_left_out_leaves_the_question_open(store: Store) -> None:
    assert "UNDEF" not in bind(store, question("not-agreed"), {}).split("{", 1)[1]


def test_a_store_that_changed_is_derived_before_it_is_asked() -> None:
    store = newsroom()
    store.remove("gazette.txt")
    assert ask(store, "in-several-outlets").rows == []


def test_a_question_file_is_read_with_its_help(tmp_path: Path) -> None:
    path = tmp_path / "who.rq"
    path.write_text(
        "# Who?\n# First line,\n# second.\n# param: x (text) =a b — the x\n# param: y (date) = — the y\n\nASK {}\n"
    )
    found = read(path)
    assert (found.name, found.title, found.help) == ("who", "Who?", "First line, second.")
    assert [(p.name, p.kind, p.default, p.meaning) for p in found.parameters] == [
        ("x", "text", "a b", "the x"),
        ("y", "date", "", "the y"),
    ]


@pytest.mark.parametrize(
    "header", ["# T\n# param: x — the x", "# T\n# param: x (thing) — the x", "# param: x (text) — the x"]
)
def test_a_header_that_is_not_as_it_should_be_is_refused(tmp_path: Path, header: str) -> None:
    path = tmp_path / "bad.rq"
    path.write_text(f"{header}\n\nASK {{}}\n")
    with pytest.raises(ValueError, match=r"bad\.rq"):
        read(path)
