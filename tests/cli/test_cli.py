"""The commands: data on standard output, words on standard error, exit codes 0, 1 and 2."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg import config
from kg.cli.group import COMMANDS, run
from kg.store import open_store
from kg.store.result import Result
from tests.factory import plain
from tests.fakes import WORDS


@dataclass
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str]) -> object:
    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        return Outcome(code, *capfd.readouterr())

    return call


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    program = (
        "import sys\nfrom kg.cli.group import run\nassert run(['--help']) == 0\n"
        "print(*(name for name in sys.modules if '.' not in name), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert [name for name in COMMANDS if f"  {name} " not in done.stdout] == []
    assert set(done.stderr.split()).isdisjoint(
        {"spacy", "onnxruntime", "numpy", "rdflib", "pyoxigraph", "networkx", "rich", "trafilatura", "multiprocessing"}
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(kg, command: str) -> None:
    outcome = kg(command, "--help")
    assert outcome.code == 0
    assert "Usage: kg " + command in outcome.out


def test_version(kg) -> None:
    assert kg("--version").out == f"kg, version {config.VERSION}\n"


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["build"], ["query"], ["query", "ASK {}", "-q", "x"], ["query", "-q", "x", "-p", "novalue"],
     ["export", "--format", "docx", "--out", "x"], ["build", "--jobs", "-1", "x"], ["rank", "--by", "beauty"],
     ["query", "-q", "no-such-question"], ["view", "--since", "yesterday"],
     ["view", "--since", "2025-04-31"], ["path", "Rutte", "Q57792"], ["query", "ASK {}", "--timeout", "-1"],
     ["query", "ASK {}", "--timeout", "nan"], ["query", "-q", "most-cited", "-p", "name=x"],
     ["query", "-q", "most-cited", "-p", "question=x"], ["query", "-q", "most-cited", "-p", "timeout=5"],
     ["events", "--all", "--attributed"], ["events", "--type", "DANCE"], ["events", "--since", "spring"], ["events", "--since", "2025-05", "--until", "2025-04"],
     ["view", "--since", "2025-05", "--until", "2025-04"], ["view", "--all"], ["export", "--all", "--format", "csv", "--out", "x"],
     ["query", "-q", "timeline", "-p", "entity=Mark Rutte", "-p", "since=2025-05", "-p", "until=2024"],
     ["query", "-q", "who-did-what-to-whom", "-p", "all=perhaps"], ["build", "--again", "--store", "absent"]],
)  # fmt: skip
def test_wrong_usage_is_2(kg, store: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setenv("KG_STORE", str(store))
    outcome = kg(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err


def test_build_says_what_came_of_it(kg, fake_reader: None, reports: Path, tmp_path: Path) -> None:
    outcome = kg("build", reports, "--store", tmp_path / "s")
    assert (outcome.code, outcome.out) == (0, "")
    assert "2 articles: 2 added" in outcome.err
    assert "2 statements, 2 events and 2 roles" in outcome.err
    assert "2 unchanged" in kg("build", reports, "--store", tmp_path / "s").err


@pytest.mark.parametrize(("extra", "code"), [([], 1), (["--lenient"], 0)])
def test_a_failed_input_is_named_and_the_rest_is_built(
    kg, fake_reader: None, reports: Path, tmp_path: Path, extra: list[str], code: int
) -> None:
    (reports / "c.txt").write_bytes(b"\0")
    outcome = kg("build", reports, "--store", tmp_path / "s", *extra)
    assert outcome.code == code
    assert f"kg: {(reports / 'c.txt').as_posix()}: binary data, not text" in outcome.err
    assert "3 articles: 2 added, 1 failed" in outcome.err


def test_copies_are_left_out_and_named_where_that_is_wanted(
    kg, fake_reader: None, reports: Path, tmp_path: Path
) -> None:
    (reports / "c.md").write_text((reports / "a.md").read_text())
    outcome = kg("build", reports, "--store", tmp_path / "s", "--no-copies")
    assert outcome.code == 0
    assert f"{(reports / 'c.md').as_posix()}: left out: a copy of {(reports / 'a.md').as_posix()}" in outcome.err
    assert "3 articles: 2 added, 1 left out as copies" in outcome.err
    assert "nothing failed" in kg("retry", "--store", tmp_path / "s").err


def test_ctrl_c_says_what_is_safe(kg, fake_reader: None, reports: Path, tmp_path: Path, monkeypatch) -> None:
    def interrupt(self: object, source: str, outcome: str) -> None:
        self.outcomes[outcome] += 1  # type: ignore[attr-defined]
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.cli.progress.Progress.done", interrupt)
    outcome = kg("build", reports, "--store", tmp_path / "s")
    assert outcome.code == 130
    assert "stopped: 1 article" in outcome.err


def test_extract_prints_json_lines_and_nothing_else(kg, fake_reader: None, reports: Path) -> None:
    outcome = kg("extract", reports, reports / "absent.txt", "--no-text")
    rows = [json.loads(line) for line in outcome.out.splitlines()]
    assert [row["article"]["publisher"] for row in rows] == ["The Daily", "The Post"]
    assert [row["statements"][0]["speaker"]["label"] for row in rows] == ["Mark Rutte"] * 2
    assert all("text" not in row["article"] for row in rows)
    assert outcome.code == 1
    assert "absent.txt: no such file" in outcome.err


def test_query_forms(kg, store: Path) -> None:
    select = "SELECT ?who ?quote { ?s kg:speaker ?who ; kg:quote ?quote } LIMIT 1"
    assert kg("query", select, "--store", store).out.splitlines()[-1].split() == [
        "wd:Q57792",
        "Russia",
        "rejected",
        "the",
        "truce",
    ]
    assert kg("query", select, "--store", store, "--format", "csv").out.splitlines()[0] == "who,quote"
    assert json.loads(kg("query", select, "--store", store, "--format", "json").out)["head"]["vars"] == ["who", "quote"]


def test_a_query_file_that_is_not_utf_8_is_wrong_usage(kg, store: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_bytes(b"ASK { ?a ?b 'caf\xe9' }")
    outcome = kg("query", "-f", tmp_path / "q.rq", "--store", store)
    assert outcome.code == 2
    assert "q.rq is not UTF-8" in outcome.err


def test_a_mistake_in_a_query_shows_where(kg, store: Path) -> None:
    outcome = kg("query", "SELECT ?a {\n ?a ?b }", "--store", store)
    assert outcome.code == 1
    assert "line 2" in outcome.err
    assert outcome.err.splitlines()[-1].strip() == "^"


def test_show_has_words_and_source_of_everything(kg, store: Path) -> None:
    outcome = kg("show", "Mark Rutte", "--store", store)
    assert outcome.out.startswith("Mark Rutte (person, Q57792)\n")
    for line in (
        "roles (2)",
        "said (2)",
        "Secretary General, NATO",
        "“Russia rejected the truce”",
        "The Daily, 2025-04-06, ",
    ):
        assert line in outcome.out


def test_show_counts_what_somebody_did_not_say_apart(kg, store: Path) -> None:
    with open_store(store) as graph:
        graph.engine.update(
            """PREFIX kg: <urn:kg:def:> DELETE { GRAPH ?a { ?s kg:negated ?false } } INSERT { GRAPH ?a { ?s kg:negated true } }
            WHERE { { SELECT (MIN(?x) AS ?s) { GRAPH ?b { ?x a kg:Statement } } } GRAPH ?a { ?s kg:negated ?false } }"""
        )
    assert "said (1, and 1 not said)" in kg("show", "Mark Rutte", "--store", store).out


def test_show_what_others_said_about_and_how_it_acted(kg, store: Path) -> None:
    out = kg("show", "Russia", "--store", store).out
    assert "said about it (2)" in out
    assert "Mark Rutte: say" in out
    assert "reject the truce (according to Mark Rutte)" in out


def test_show_names_the_one_whom_a_pronoun_stands_for(kg, store: Path) -> None:
    with open_store(store) as graph:
        graph.engine.update(
            """PREFIX kg: <urn:kg:def:> DELETE { GRAPH ?a { ?s kg:sourceText ?words } }
            INSERT { GRAPH ?a { ?s kg:sourceText "he" } } WHERE { GRAPH ?a { ?s kg:sourceText ?words } }"""
        )
    assert "reject the truce (according to Mark Rutte)" in kg("show", "Russia", "--store", store).out


def test_show_lists_candidates_of_an_ambiguous_name(
    kg, fake_reader: None, reports: Path, tmp_path: Path, monkeypatch
) -> None:
    from dataclasses import replace

    from tests import fakes

    monkeypatch.setattr(fakes, "RUSSIA", replace(fakes.RUSSIA, label="Boris Rutte"))
    kg("build", reports, "--store", tmp_path / "s")
    outcome = kg("show", "Rutte", "--store", tmp_path / "s")
    assert outcome.code == 1
    assert "Boris Rutte" in outcome.err
    assert "Mark Rutte" in outcome.err


def test_view_writes_a_page(kg, store: Path, tmp_path: Path) -> None:
    outcome = kg("view", "--store", store, "--out", tmp_path / "g.html", "--entity", "Rutte")
    assert outcome.code == 0
    assert "Mark Rutte" in (tmp_path / "g.html").read_text(encoding="utf-8")


def test_view_writes_the_page_to_standard_output_for_a_dash(kg, store: Path, tmp_path: Path) -> None:
    assert "<!doctype html>" in kg("view", "--store", store, "--out", "-").out
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("form", ["nquads", "trig", "turtle", "jsonld", "graphml", "gexf", "csv"])
def test_export_to_a_file_and_to_standard_output_is_the_same(kg, store: Path, tmp_path: Path, form: str) -> None:
    assert kg("export", "--format", form, "--out", tmp_path / "x", "--store", store).code == 0
    out = kg("export", "--format", form, "--out", "-", "--store", store).out
    assert out
    assert out == (tmp_path / "x").read_text(encoding="utf-8")


def test_validate_passes_on_what_was_built(kg, store: Path) -> None:
    outcome = kg("validate", "--store", store)
    assert (outcome.code, outcome.out) == (0, "")


def test_rank_and_path(kg, store: Path) -> None:
    assert "Mark Rutte" in kg("rank", "--store", store).out
    assert "Mark Rutte, Russia" in kg("rank", "--communities", "--store", store).out.replace(
        "Russia, Mark Rutte", "Mark Rutte, Russia"
    )
    assert kg("path", "Rutte", "Russia", "--store", store).out.startswith("Mark Rutte – Russia (2)")


def test_a_step_of_a_path_names_who_spoke(kg, store: Path) -> None:
    out = kg("path", "Rutte", "Russia", "--store", store).out
    assert "  Mark Rutte: say – “Russia rejected the truce”" in out


def test_a_named_question_has_the_time_that_was_given(kg, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = []
    monkeypatch.setattr(
        "kg.store.oxigraph.run", lambda engine, sparql, timeout: given.append(timeout) or Result((), ())
    )
    kg("query", "-q", "most-cited", "--timeout", "2.5", "--store", store)
    assert given == [2.5]


@pytest.mark.parametrize(
    "command", [["view"], *(["export", "--format", f] for f in ("csv", "graphml", "gexf", "trig"))]
)
def test_a_file_that_cannot_be_written_is_named(kg, store: Path, tmp_path: Path, command: list[str]) -> None:
    outcome = kg(*command, "--store", store, "--out", tmp_path / "absent" / "x")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith(f"kg: {tmp_path / 'absent' / 'x'}")
    assert "No such file or directory" in outcome.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_behind_standard_output_is_said(store: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [
            sys.executable,
            "-m",
            "kg",
            "query",
            "SELECT * { ?s ?p ?o }",
            "--format",
            "csv",
            "--store",
            str(store),
        ]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "kg: No space left on device\n")


def test_a_stale_store_that_cannot_be_derived_now_is_warned_of(kg, store: Path) -> None:
    with open_store(store) as killed:
        killed.add(plain("NATO parted.", source="late.txt"))
    with open_store(store, read_only=True):
        assert "is older than its articles" in kg("query", "ASK {}", "--store", store).err
    label = "ASK { ?s skos:prefLabel 'NATO' }"
    outcome = kg("query", label, "--store", store, "--format", "csv")
    assert (outcome.out.split()[-1].lower(), outcome.err) == ("true", "")


def test_a_question_without_an_answer_says_for_whom_it_looked_and_what_to_try(kg, store: Path) -> None:
    outcome = kg("query", "-q", "statements-with", "-p", "words=zebra", "--format", "csv", "--store", store)
    assert (outcome.code, outcome.out) == (0, "date,outlet,speaker,quote,source\r\n")
    assert "statements-with: nothing found for words “zebra”. The words have to stand so" in outcome.err


def test_building_again_meets_each_article_once(kg, store: Path, reports: Path) -> None:
    outcome = kg("build", "--again", reports, "--store", store)
    assert "2 articles: 2 unchanged" in outcome.err
    assert "nothing to bring up to date" in outcome.err


def test_what_was_rebuilt_is_not_unchanged_as_well(kg, store: Path, reports: Path) -> None:
    with open_store(store) as opened:
        for held in opened.articles():
            opened.add(replace(opened.extraction(held.iri), tool="kg 0.1.0"))
    assert "2 articles: 2 replaced\n" in kg("build", "--again", reports, "--store", store).err


def test_info_counts_what_an_export_writes(kg, store: Path, tmp_path: Path) -> None:
    written = kg("export", "--format", "nquads", "--out", tmp_path / "x", "--store", store).err
    quads = f"{len((tmp_path / 'x').read_text(encoding='utf-8').splitlines()):,} quads"
    assert quads in written
    assert quads in kg("info", "--store", store).out


def test_a_store_of_an_older_program_says_what_to_do_and_one_command_brings_it_up_to_date(
    kg, store: Path, reports: Path
) -> None:
    (store / "format.json").write_text('{"format": 1}')
    with open_store(store) as opened:
        old = [opened.extraction(held.iri) for held in opened.articles()]
        for extraction in old:
            opened.add(replace(extraction, tool="kg 0.1.0", events=()))
    shutil.rmtree(reports)
    assert f"kg build --again --store {store}" in kg("info", "--store", store).err
    assert "2 articles: 2 replaced" in kg("build", "--again", "--store", store).err
    assert "--again" not in kg("info", "--store", store).err
    with open_store(store, read_only=True) as opened:
        assert [opened.extraction(held.iri) for held in opened.articles()] == old


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_events_to_a_file_and_to_standard_output_are_the_same(kg, store: Path, tmp_path: Path, form: str) -> None:
    assert "x: 2 rows" in kg("events", "--all", "--format", form, "--out", tmp_path / "x", "--store", store).err
    out = kg("events", "--all", "--format", form, "--store", store).out
    assert out == (tmp_path / "x").read_text(encoding="utf-8")


def test_events_are_facts_unless_more_is_asked_for(kg, store: Path) -> None:
    outcome = kg("events", "--store", store)
    assert (outcome.code, outcome.out.count("\n")) == (0, 1)
    assert "0 rows; --all writes more than facts" in outcome.err


def test_events_without_a_day_are_counted_where_a_period_is_asked_for(kg, store: Path, tmp_path: Path) -> None:
    outcome = kg("events", "--all", "--since", "2025", "--out", tmp_path / "x", "--store", store)
    assert "x: 1 row\nleft out, as nothing tells their day: 1 row of 1 article without a date" in outcome.err


def test_the_first_names_of_since_and_until_still_work_and_are_not_shown(kg, store: Path) -> None:
    assert kg("events", "--from", "2025", "--to", "2025", "--store", store).code == 0
    assert "--from" not in kg("events", "--help").out


def test_info_and_remove(kg, store: Path, reports: Path) -> None:
    assert ": 2 articles of 2 outlets" in kg("info", "--store", store).out
    outcome = kg("remove", reports / "b.jsonl", "--store", store)
    assert "1 article removed" in outcome.err
    assert ": 1 article of 1 outlet" in kg("info", "--store", store).out
    assert "b.jsonl" not in kg("info", "--sources", "--store", store).out


def test_removing_what_is_not_there_is_1(kg, store: Path) -> None:
    outcome = kg("remove", "absent.txt", "--store", store)
    assert outcome.code == 1
    assert "absent.txt" in outcome.err


@pytest.mark.parametrize("command", [["show", "x"], ["info"], ["query", "ASK {}"], ["view"], ["validate"]])
def test_a_missing_store_is_named(kg, tmp_path: Path, command: list[str]) -> None:
    outcome = kg(*command, "--store", tmp_path / "absent")
    assert outcome.code == 1
    assert "absent" in outcome.err


def test_hostile_text_cannot_reach_the_terminal(kg, fake_reader: None, tmp_path: Path) -> None:
    evil = "\u001b]0;owned\u0007\u202e"
    row = {"id": "1", "text": f"{WORDS} {evil}", "publisher": f"The{evil} Post", "title": f"Envoys{evil}"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    kg("build", tmp_path / "a.jsonl", "--store", tmp_path / "s")
    shown = (
        kg("show", "Rutte", "--store", tmp_path / "s").out
        + kg("query", "SELECT ?t { ?a kg:text ?t }", "--store", tmp_path / "s").out
    )
    assert "owned" in shown
    assert not {"\u001b", "\u0007", "\u202e"}.intersection(shown)


def test_a_reader_that_stops_listening_is_no_error(store: Path) -> None:
    command = [sys.executable, "-m", "kg", "export", "--format", "nquads", "--out", "-", "--store", str(store)]
    piped = f"{subprocess.list2cmdline(command)} | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {piped}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
