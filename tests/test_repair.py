"""A damaged store is mended from the texts that it keeps; what failed is listed and tried again."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.cli.group import run
from kg.store import open_store
from kg.store.failures import Failures
from kg.store.pattern import KNOWLEDGE
from kg.store.terms import term

pytestmark = pytest.mark.reader
TEXT = "Mark Rutte said on Monday that Russia must do more. Rutte met President Zelenskyy in Kyiv.\n"
OTHER = "Kaja Kallas said on Tuesday that the talks would go on. France has not signed the treaty.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "texts" / "b.txt").write_text(OTHER, encoding="utf-8")
    assert run(["build", str(tmp_path / "texts"), "--store", str(tmp_path / "store")]) == 0
    return tmp_path


def dump(folder: Path) -> bytes:
    with open_store(folder / "store", read_only=True) as store:
        store.dump(folder / "dump.nq")
    return (folder / "dump.nq").read_bytes()


def hurt(folder: Path, name: str, value: str) -> None:
    """Change one value of the article with Rutte behind the store's back."""
    with open_store(folder / "store") as store:
        found = list(store.engine.quads_for_pattern(None, term(name), None, None))
        quad = min((one for one in found if "Russia must" in one.object.value), key=str)
        store.engine.remove(quad)
        store.engine.add(ox.Quad(quad.subject, quad.predicate, ox.Literal(value), quad.graph_name))


def check(folder: Path, *options: str) -> int:
    return run(["check", *options, "--store", str(folder / "store")])


def test_a_store_as_it_was_built_is_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(folder) == 0
    assert "2 articles: all as they were read" in capsys.readouterr().err


def test_a_changed_quote_is_found_and_mended(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = dump(folder)
    hurt(folder, "kg:quote", "that Russia must do nothing")
    assert check(folder) == 1
    assert f"{folder / 'texts' / 'a.txt'}: 2 of its quads differ" in capsys.readouterr().out
    assert check(folder, "--repair") == 0
    assert dump(folder) == before
    assert check(folder) == 0


def test_an_article_whose_text_was_changed_is_taken_out_by_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hurt(folder, "kg:text", "Nothing of this was said.")
    assert check(folder, "--repair") == 1
    assert f"{folder / 'texts' / 'a.txt'}: its text is damaged too and was taken out" in capsys.readouterr().err
    with open_store(folder / "store", read_only=True) as store:
        assert [one.sources for one in store.articles()] == [(str(folder / "texts" / "b.txt"),)]
    assert run(["retry", "--store", str(folder / "store")]) == 0
    assert check(folder) == 0
    with open_store(folder / "store", read_only=True) as store:
        assert len(list(store.articles())) == 2


def test_a_run_that_was_repaired_ended_once(folder: Path) -> None:
    hurt(folder, "kg:quote", "that Russia must do nothing")
    assert check(folder, "--repair") == 0
    with open_store(folder / "store", read_only=True) as store:
        ends = store.query("SELECT ?run (COUNT(?end) AS ?n) { ?run prov:endedAtTime ?end } GROUP BY ?run").rows
    assert {number for _, number in ends} == {1}


def test_what_is_taken_out_is_known_even_if_the_repair_fails(folder: Path) -> None:
    hurt(folder, "kg:text", "Nothing of this was said.")
    assert check(folder, "--repair", "--model", "/nowhere") == 1
    assert [source for source, _ in Failures(folder / "store")] == [str(folder / "texts" / "a.txt")]


def test_what_failed_is_listed_and_tried_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = folder / "texts" / "c.txt"
    bad.write_bytes(b"\0\1")
    assert run(["build", str(folder / "texts"), "--store", str(folder / "store")]) == 1
    assert run(["info", "--store", str(folder / "store")]) == 0
    assert "1 input could not be read" in capsys.readouterr().out
    assert run(["info", "--failures", "--store", str(folder / "store")]) == 0
    listed = capsys.readouterr().out
    assert str(bad) in listed
    assert "binary data" in listed
    bad.write_text(TEXT.replace("Monday", "Friday"), encoding="utf-8")
    assert run(["retry", "--store", str(folder / "store")]) == 0
    capsys.readouterr()
    assert run(["info", "--store", str(folder / "store")]) == 0
    told = capsys.readouterr().out
    assert "3 articles" in told
    assert "could not be read" not in told


def test_with_nothing_failed_there_is_nothing_to_try(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["retry", "--store", str(folder / "store")]) == 0
    assert "nothing failed" in capsys.readouterr().err


def test_repair_makes_anew_what_is_derived(folder: Path) -> None:
    before = dump(folder)
    with open_store(folder / "store") as store:
        for quad in list(store.engine.quads_for_pattern(None, None, None, KNOWLEDGE))[:5]:
            store.engine.remove(quad)
    assert dump(folder) != before
    assert check(folder, "--repair") == 0
    assert dump(folder) == before


@pytest.mark.parametrize("name", ["corrections.jsonl", "same.csv", "different.csv"])
def test_a_decision_that_cannot_be_read_is_told(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "store" / name).write_bytes(b"\xff\xfe torn")
    assert check(folder) == 1
    assert name in capsys.readouterr().out


def test_nothing_is_repaired_before_decisions_can_be_obeyed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hurt(folder, "kg:quote", "that Russia must do less")
    before = dump(folder)
    (folder / "store" / "same.csv").write_text("one;other\n")
    assert run(["check", "--repair", "--store", str(folder / "store")]) == 1
    said = capsys.readouterr()
    assert "same.csv" in said.out
    assert "mend these lines first" in said.err
    assert "--repair reads them anew" not in said.err
    assert dump(folder) == before


def test_removing_what_failed_and_is_gone_forgets_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = folder / "texts" / "empty.txt"
    empty.touch()
    run(["build", str(folder / "texts"), "--store", str(folder / "store")])
    empty.unlink()
    assert run(["remove", str(empty), "--store", str(folder / "store")]) == 0
    assert "1 input that could not be read forgotten" in capsys.readouterr().err
    assert list(Failures(folder / "store")) == []
