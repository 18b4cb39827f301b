"""The story in order: what is read, what is kept, what fails, and that nothing is done twice."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from kg.errors import Copied, ModelError, UnreadableInput
from kg.pipeline import build, extract_all, extract_text
from kg.store import open_store
from tests.fakes import WORDS


def test_extractions_come_in_the_order_of_the_input(fake_reader: None, reports: Path) -> None:
    found = [extraction.article.publisher for extraction in extract_all([str(reports)])]
    assert found == ["The Daily", "The Post"]


def test_text_alone_is_extracted(fake_reader: None) -> None:
    extraction = extract_text(WORDS, title="Envoys meet")
    assert [statement.source and statement.source.text for statement in extraction.statements] == ["Mark Rutte"]


def test_text_that_is_no_article_is_refused(fake_reader: None) -> None:
    with pytest.raises(UnreadableInput, match="no text"):
        extract_text("  ")


def test_a_defect_in_one_article_names_it_and_the_rest_goes_on(fake_reader: None, reports: Path) -> None:
    (reports / "a2.txt").write_text("This one will crash.")
    errors: list[UnreadableInput] = []
    found = list(extract_all([str(reports)], on_error=errors.append))
    assert len(found) == 2
    assert [(error.source, "RuntimeError: a defect" in error.reason) for error in errors] == [
        ((reports / "a2.txt").as_posix(), True)
    ]


def test_a_copy_of_what_could_not_be_read_is_a_failure_of_its_own(fake_reader: None, tmp_path: Path) -> None:
    text = "This one will crash, and a second paper prints the very words of the first on its own front page today."
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text)
    found = build([str(tmp_path)], store=tmp_path / "s", copies=False)
    assert [error.reason.startswith(Copied.SIGN) for error in found.failures] == [False, False]


def test_without_a_handler_what_cannot_be_read_is_raised(fake_reader: None, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        list(extract_all([str(tmp_path / "absent.txt")]))


def test_summary_counts_what_came_of_each_article(fake_reader: None, reports: Path, tmp_path: Path) -> None:
    (reports / "c.txt").write_bytes(b"\0")
    heard: list[tuple[str, str]] = []
    summary = build([str(reports)], store=tmp_path / "s", on_done=lambda source, what: heard.append((source, what)))
    assert (summary.added, summary.replaced, summary.unchanged, summary.articles) == (2, 0, 0, 3)
    assert (summary.statements, summary.events, summary.roles) == (2, 2, 2)
    assert [error.source for error in summary.failures] == [(reports / "c.txt").as_posix()]
    assert sorted(outcome for _, outcome in heard) == ["added", "added", "failed"]


def test_building_twice_reads_nothing_and_changes_nothing(store: Path, reports: Path, tmp_path: Path) -> None:
    with open_store(store, read_only=True) as graph:
        graph.dump(tmp_path / "one.nq", "nquads")
    summary = build([str(reports)], store=store)
    with open_store(store, read_only=True) as graph:
        graph.dump(tmp_path / "two.nq", "nquads")
    assert (summary.unchanged, summary.words) == (2, 0)
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


def test_a_changed_article_replaces_what_its_source_said(store: Path, reports: Path) -> None:
    (reports / "a.md").write_text("Nobody was quoted on this day.")
    summary = build([str(reports)], store=store)
    assert (summary.replaced, summary.unchanged) == (1, 1)
    with open_store(store, read_only=True) as graph:
        assert len(list(graph.articles())) == 2


def test_of_two_articles_with_one_source_the_later_stays(fake_reader: None, tmp_path: Path) -> None:
    path, kept = tmp_path / "a.jsonl", list[str]()
    texts = (f"{WORDS} The first is here.", f"{WORDS} The second is here.")
    path.write_text("".join(json.dumps({"id": "b", "text": text}) + "\n" for text in texts))
    for _ in range(3):
        build([str(path)], store=tmp_path / "store")
        with open_store(tmp_path / "store", read_only=True) as graph:
            kept += [graph.article(one.iri).text for one in graph.articles()]
    assert kept == [texts[1]] * 3


def test_an_interrupted_build_leaves_a_store_that_opens_with_what_was_done(
    fake_reader: None, reports: Path, tmp_path: Path
) -> None:
    told: list[str] = []

    def interrupt(source: str, outcome: str) -> None:
        told.append(source)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([str(reports)], store=tmp_path / "s", on_done=interrupt)
    with open_store(tmp_path / "s", read_only=True) as graph:
        assert {*told} <= {source for held in graph.articles() for source in held.sources}
        assert not graph.stale
        assert graph.query("ASK { ?s skos:prefLabel ?label }").boolean
    assert build([str(reports)], store=tmp_path / "s").unchanged >= 1


def test_nothing_to_read_needs_no_reader(fake_reader: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(model: str | None = None) -> None:
        raise ModelError("no weights")

    monkeypatch.setattr(sys.modules["kg.annotate"], "load_reader", missing)
    assert build([str(tmp_path / "absent.txt")], store=tmp_path / "s").articles == 1


@pytest.mark.reader
def test_workers_give_what_one_process_gives(reports: Path) -> None:
    one = list(extract_all([str(reports)], jobs=1))
    assert list(extract_all([str(reports)], jobs=2)) == one


def test_a_store_in_the_folder_that_is_read_is_not_read(fake_reader: None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("This one will crash.")
    for _ in range(2):  # the first has written of its failure into the store
        found = build([str(tmp_path)], store=tmp_path / "z")
    assert [error.source for error in found.failures] == [(tmp_path / "a.txt").as_posix()]
