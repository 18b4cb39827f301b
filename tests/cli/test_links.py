"""`kg clusters`, `kg drift`, `kg contradictions`, `kg link`: what several articles tell, one row a line."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg.cli.group import run
from kg.link.stage import renew
from kg.store import open_store
from tests.link.reports import MUST, SHOULD, article
from tests.newsroom import courier, gazette


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with open_store(tmp_path / "store", create=True) as opened:
        for extraction in (article(SHOULD, "Gull"), article(MUST, "Heron", manner="indirect"), courier(), gazette()):
            opened.add(extraction)
        renew(opened)
    return tmp_path / "store"


def out(capfd: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run([str(argument) for argument in arguments]) == 0
    return capfd.readouterr().out


def test_a_cluster_is_a_line_with_its_members(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = [json.loads(line) for line in out(capfd, "clusters", "--store", store, "--format", "jsonl").splitlines()]
    bridge = next(line for line in lines if "bridge" in line["canonical"])
    assert bridge.keys() >= {"id", "speaker", "canonical", "members", "outlets", "independent_sources", "score", "why"}
    assert [member.keys() >= {"article", "statement", "content", "manner", "drift"} for member in bridge["members"]] == [
        True, True,
    ]  # fmt: skip


def test_content_is_where_the_words_stand(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = [json.loads(line) for line in out(capfd, "clusters", "--store", store, "--format", "jsonl").splitlines()]
    (span,) = next(line for line in lines if "bridge" in line["canonical"])["members"][0]["content"]
    assert article(SHOULD, "Gull").article.text[span["start"] : span["end"]] in (SHOULD, MUST)


def test_a_member_is_a_line_of_csv(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    rows = list(csv.DictReader(io.StringIO(out(capfd, "clusters", "--store", store, "--format", "csv"))))
    assert {row["outlet"] for row in rows if "bridge" in row["canonical"]} == {"Gull", "Heron"}


def test_clusters_of_one_speaker(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert out(capfd, "clusters", "--store", store, "--format", "jsonl", "--speaker", "Marco Rubio") == ""


def test_the_table_has_the_wording(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert SHOULD in out(capfd, "clusters", "--store", store)


def test_drift_shows_what_changed(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "The builders [-should-]{+must+} finish" in out(capfd, "drift", "--store", store)


def test_drift_as_json_has_the_worst_first(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = out(capfd, "drift", "--store", store, "--format", "jsonl", "--limit", 1).splitlines()
    assert [json.loads(line)["drift"] for line in lines] == ["stronger"]


def test_a_contradiction_is_a_line_with_both_places(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (line,) = out(capfd, "contradictions", "--store", store, "--format", "jsonl").splitlines()
    found = json.loads(line)
    assert (found["kind"], found["one"]["publisher"], found["other"]["publisher"]) == ("role", "Courier", "Gazette")


def test_the_table_says_what_differs(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert "nobody is both at once" in out(capfd, "contradictions", "--store", store)


def test_linking_anew_changes_nothing(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = out(capfd, "export", "--store", store, "--format", "nquads", "--out", "-")
    out(capfd, "link", "--store", store)
    assert out(capfd, "export", "--store", store, "--format", "nquads", "--out", "-") == before


def test_removing_an_article_takes_its_links_away(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    out(capfd, "remove", "gazette.txt", "--store", store)
    assert out(capfd, "contradictions", "--store", store, "--format", "jsonl") == ""


def test_the_same_rows_in_python(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    printed = [json.loads(line) for line in out(capfd, "clusters", "--store", store, "--format", "jsonl").splitlines()]
    with kg.open(store) as graph:
        assert list(graph.clusters()) == printed


def test_a_store_that_was_never_linked_is_linked_when_it_is_opened(tmp_path: Path) -> None:
    with open_store(tmp_path / "old", create=True) as opened:
        for extraction in (courier(), gazette()):
            opened.add(extraction)
        opened.derive()
    with kg.open(tmp_path / "old") as graph:
        assert [row["kind"] for row in graph.contradictions()] == ["role"]


def test_clusters_of_one_story(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = out(capfd, "clusters", "--store", store, "--format", "jsonl", "--story", "bridge").splitlines()
    assert [member["outlet"] for line in lines for member in json.loads(line)["members"]] == ["Gull", "Heron"]


def test_a_story_that_is_not_there_is_said_so(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["clusters", "--store", str(store), "--story", "volcano"]) == 1
    assert "'volcano'" in capfd.readouterr().err


def test_drift_of_one_story(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    lines = out(capfd, "drift", "--store", store, "--format", "jsonl", "--story", "bridge").splitlines()
    assert {json.loads(line)["wording"]["outlet"] for line in lines} == {"Heron"}


def test_drift_of_a_story_that_is_not_there(store: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["drift", "--store", str(store), "--story", "volcano"]) == 1
    assert "'volcano'" in capfd.readouterr().err


def test_reports_of_no_known_outlet_are_told_by_their_files(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with open_store(tmp_path / "bare", create=True) as opened:
        for one in (courier(), gazette()):
            source = f"/far/away/{one.article.source}"
            opened.add(replace(one, article=replace(one.article, publisher=None, source=source)))
        renew(opened)
    told = out(capfd, "contradictions", "--store", tmp_path / "bare")
    assert "gazette.txt" in told
    assert "/far/away" not in told
