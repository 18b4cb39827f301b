"""Copies are left out where that is wanted, and named with what they are copies of."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.errors import Copied, UnreadableInput
from kg.read import from_text, read
from kg.read.copied import unlike
from kg.records import Article

REPORT = (
    "The harbour of Lorun will be dredged before the winter, its master said on Monday. The work is to cost nine million "
    "crowns and to take four months, in which ferries to the islands leave from the old quay. Fishermen had asked for it "
    "since two boats ran aground in the spring. The town has not said who is to pay for the second half of the work."
)
OTHER = (
    "A keeper for the second lighthouse on the island of Kestria could not be found, the ministry of the sea said. The "
    "lamp has been dark since the last one left in March, and captains of the night ferry have complained of it twice."
)


def article(name: str, text: str) -> Article:
    return from_text(text, source=name)


def outcomes(*articles: Article) -> list[str]:
    return [one.reason if isinstance(one, UnreadableInput) else one.source for one in unlike(articles)]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        (REPORT, "100%"),
        (REPORT.upper(), "100%"),
        (REPORT.replace("nine million crowns", "9 million crowns"), "9"),
        (f"(Newswire) {REPORT}", "9"),
    ],
    ids=["the same", "in capitals", "a word other", "with a credit"],
)
def test_a_copy_is_left_out_and_its_first_named(text: str, share: str) -> None:
    first, second = outcomes(article("a", REPORT), article("b", text))
    assert first == "a"
    assert second.startswith(f"left out: a copy of a, {share}")


@pytest.mark.parametrize(
    "text", [OTHER, f"{REPORT} {OTHER}", REPORT[:120]], ids=["other news", "news beside it", "a part"]
)
def test_what_tells_more_or_less_is_kept(text: str) -> None:
    assert outcomes(article("a", REPORT), article("b", text)) == ["a", "b"]


def test_an_article_that_changed_is_no_copy_of_what_it_was() -> None:
    assert outcomes(article("a", REPORT), article("a", REPORT.replace("four", "five"))) == ["a", "a"]


def test_short_texts_are_copies_only_where_they_are_the_same() -> None:
    one, other = "Talks in Lorun ended.", "Talks in Lorun ended today."
    assert outcomes(article("a", one), article("b", other), article("c", one))[:2] == ["a", "b"]
    assert outcomes(article("a", one), article("c", one))[1] == "left out: a copy of a, 100% alike"


def test_what_could_not_be_read_is_passed_on() -> None:
    error = UnreadableInput("x", "no text in it")
    assert list(unlike([error])) == [error]


def test_of_many_articles_the_last_are_remembered() -> None:
    texts = [f"{OTHER} {number}{number + 1} " * 3 for number in range(3)]
    met: Iterable[Article] = [
        article("a", REPORT),
        *(article(f"o{n}", f"{n} ".join(t.split())) for n, t in enumerate(texts)),
    ]
    found = [one.source for one in unlike([*met, article("b", REPORT)], keep=2)]
    assert found[-1] == "b"


def test_copies_are_read_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"id": name, "text": REPORT}) + "\n" for name in "ab"))
    errors: list[UnreadableInput] = []
    assert len(list(read([str(path)]))) == 2
    assert len(list(read([str(path)], copies=False, on_error=errors.append))) == 1
    assert [str(error) for error in errors] == [f"{path}#b: left out: a copy of {path}#a, 100% alike"]


def test_a_copy_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(Copied("b", "a", 0.9)))
    assert (error.source, error.first, error.share) == ("b", "a", 0.9)
