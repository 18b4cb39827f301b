"""`kg merges` over two reports that name one man in two ways."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.cli.group import run
from kg.link.entities.merging import derive
from kg.store import open_store
from tests.factory import Draft, entity
from tests.link.entities.test_merging import FULL, LONE, first, second, third


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs a command line."""

    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capfd.readouterr())

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of three articles."""
    with open_store(tmp_path / "store", create=True) as store:
        for extraction in (first(), second(), third()):
            store.add(extraction)
        derive(store)
    return tmp_path / "store"


def test_merges_are_listed_with_their_reason(kg: Callable[..., Outcome], folder: Path) -> None:
    outcome = kg("merges", "--store", folder)
    assert (outcome.code, "the same office: foreign minister" in outcome.out) == (0, True)


def test_a_line_of_json_has_both_evidences(kg: Callable[..., Outcome], folder: Path) -> None:
    (line,) = kg("merges", "--format", "jsonl", "--store", folder).out.splitlines()
    told = json.loads(line)
    assert ({told["one"], told["other"]}, len(told["evidence"])) == ({FULL.iri, LONE.iri}, 2)


def test_a_user_parts_what_we_joined(kg: Callable[..., Outcome], folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(f"{FULL.iri},{LONE.iri}\n")
    outcome = kg("merges", "--different", tmp_path / "mine.csv", "--store", folder)
    assert (outcome.code, FULL.iri in outcome.out) == (0, False)


def test_a_bad_line_is_wrong_usage_and_named(kg: Callable[..., Outcome], folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("Jan Novak,Ford Prefect\n")
    outcome = kg("merges", "--same", tmp_path / "mine.csv", "--store", folder)
    assert (outcome.code, "mine.csv, line 1: no person or body here is called 'Ford Prefect'" in outcome.err) == (
        2,
        True,
    )


def test_a_place_that_was_taken_for_a_person_is_one_when_the_user_says_so_by_iri(
    kg: Callable[..., Outcome], folder: Path, tmp_path: Path
) -> None:
    place = entity("Novakia", "place")
    draft = Draft("Envoys came to Novakia.", source="place.txt")
    draft.mention("Novakia", place)
    with open_store(folder) as store:
        store.add(draft.done())
    (tmp_path / "mine.csv").write_text(f"{LONE.iri},{place.iri}\n")
    outcome = kg("merges", "--same", tmp_path / "mine.csv", "--store", folder)
    assert (outcome.code, "you say so" in outcome.out, place.iri in outcome.out) == (0, True, True)


def test_an_iri_that_nothing_has_is_said_to_be_none(kg: Callable[..., Outcome], folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(f"{LONE.iri},urn:kg:place:none\n")
    outcome = kg("merges", "--same", tmp_path / "mine.csv", "--store", folder)
    assert (outcome.code, "nothing here has the IRI urn:kg:place:none" in outcome.err) == (2, True)
