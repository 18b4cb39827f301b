"""`kg corrections` and what `kg build` and `kg link` say of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli.group import run
from kg.resolve.correction_file import NAME, add, plain, read
from tests.cli.test_merges import Outcome
from tests.link.test_corrected import correction, spoken


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str], store: Path) -> Callable[..., Outcome]:
    """Runs a command line over the store."""

    def call(*arguments: object) -> Outcome:
        code = run([*map(str, arguments), "--store", str(store)])
        return Outcome(code, *capfd.readouterr())

    return call


def test_what_stands_is_listed(kg: Callable[..., Outcome], store: Path) -> None:
    one = correction(store, "not a statement")
    add(store / NAME, [one])
    outcome = kg("corrections", "list")
    assert (outcome.code, one.id in outcome.out, "1 correction;" in outcome.err) == (0, True, True)


def test_the_list_as_jsonl_can_be_added_to_another_store(
    kg: Callable[..., Outcome], store: Path, tmp_path: Path
) -> None:
    add(store / NAME, [correction(store, "not a statement")])
    (tmp_path / "mine.jsonl").write_text(kg("corrections", "list", "--format", "jsonl").out)
    (store / NAME).unlink()
    assert kg("corrections", "add", tmp_path / "mine.jsonl").code == 0
    assert "0 corrections added" in kg("corrections", "add", tmp_path / "mine.jsonl").err
    assert len(read(store / NAME)) == 1


def test_nothing_is_added_where_a_line_is_damaged(kg: Callable[..., Outcome], store: Path, tmp_path: Path) -> None:
    good = json.dumps(plain(correction(store, "not a statement")))
    (tmp_path / "mine.jsonl").write_text(f"{good}\nno json\n")
    outcome = kg("corrections", "add", tmp_path / "mine.jsonl")
    assert (outcome.code, "line 2 is no correction" in outcome.err, (store / NAME).exists()) == (2, True, False)


def test_kg_link_takes_them_in_and_back(kg: Callable[..., Outcome], store: Path) -> None:
    one = correction(store, "not a statement")
    add(store / NAME, [one])
    assert "1 article read anew with your corrections" in kg("link").err
    assert len(spoken(store)) == 1
    assert kg("corrections", "undo", one.id).code == 0
    kg("link")
    assert len(spoken(store)) == 2


def test_kg_build_names_what_fits_nothing(kg: Callable[..., Outcome], store: Path, reports: Path) -> None:
    add(store / NAME, [correction(store, "not a statement", "rejected the truce")])
    assert "fits nothing any more" in kg("build", reports).err


def test_an_unknown_id_is_said(kg: Callable[..., Outcome]) -> None:
    outcome = kg("corrections", "undo", "x")
    assert (outcome.code, "no correction 'x' stands" in outcome.err) == (1, True)


def test_what_is_no_store_has_none(tmp_path: Path) -> None:
    assert run(["corrections", "list", "--store", str(tmp_path / "none")]) == 2
