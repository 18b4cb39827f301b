"""The worked example of docs/plugins.md is installed as it stands there, and does what the page says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "plugins.md").read_text(encoding="utf-8")
REPORT = """Council splits over the tram line

Anna Meyer voted for the tram line on Tuesday. Boris Klein reportedly voted against the tram line.

"Anna Meyer voted for the new toll," Clara Brandt said."""


def block(language: str) -> str:
    """The only block of a language."""
    (code,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(code)


@pytest.fixture
def kg(tmp_path: Path):
    """The command line, in an environment where the package of the page is installed."""
    site = tmp_path / "site"
    project = tomllib.loads(block("toml"))["project"]
    info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    groups = project["entry-points"].items()
    text = "".join(f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in names.items()) for group, names in groups)
    (info / "entry_points.txt").write_text(text)
    (site / "kg_votes.py").write_text(block("python"))
    plain = {name: value for name, value in os.environ.items() if name not in {"KG_PLUGINS", "KG_STORE"}}

    def call(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "kg", *map(str, arguments)], capture_output=True, text=True, check=False, cwd=tmp_path,
            env=plain | {"PYTHONPATH": f"{site}{os.pathsep}{ROOT}"} | environment,
        )  # fmt: skip

    (tmp_path / "report.txt").write_text(REPORT)
    return call


def test_the_list_is_what_the_page_shows(kg) -> None:
    shown = PAGE.split("$ kg extract --list-plugins\n")[1].split("$ ")[0]
    assert [line.rstrip() for line in kg("extract", "--list-plugins").stdout.splitlines()] == shown.splitlines()


def test_the_list_is_empty_where_none_is_wanted(kg) -> None:
    done = kg("build", "--list-plugins", KG_PLUGINS="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no plug-ins are in use\n")


@pytest.mark.reader
def test_votes_are_found_and_hedged_ones_are_less_sure(kg) -> None:
    extraction = json.loads(kg("extract", "report.txt").stdout)
    votes = [
        (e["actor"]["text"], e["action"]["lemma"], e["object"]["text"], e["confidence"])
        for e in extraction["events"]
        if e["action"]["lemma"].startswith("vote ")
    ]
    assert votes == [
        ("Anna Meyer", "vote for", "the tram line", 0.8),
        ("Boris Klein", "vote against", "the tram line", 0.4),
        ("Anna Meyer", "vote for", "the new toll", 0.8),
    ]
    assert extraction["run"]["model"].endswith("+kg-votes-0.1.0[hedges,votes]")


@pytest.mark.reader
def test_a_store_reads_again_when_a_plugin_goes_and_not_otherwise(kg) -> None:
    outcomes = [kg("build", "report.txt", KG_PLUGINS=names).stderr for names in ("votes,hedges", "hedges,votes", "")]
    assert ["1 added" in outcomes[0], "1 unchanged" in outcomes[1], "1 replaced" in outcomes[2]] == [True] * 3


@pytest.mark.reader
def test_one_that_fails_costs_its_article_only_and_is_named(kg, tmp_path: Path) -> None:
    code = block("python").replace("    hedged = {", '    assert "toll" not in doc.text, "no tolls"\n    hedged = {')
    (tmp_path / "site" / "kg_votes.py").write_text(code)
    (tmp_path / "other.txt").write_text("Boris Klein voted for the tram line, and Anna Meyer met him in Berlin.")
    done = kg("extract", "report.txt", "other.txt")
    assert done.returncode == 1
    assert [json.loads(line)["article"]["source"] for line in done.stdout.splitlines()] == ["other.txt"]
    assert (
        "report.txt: the plug-in 'votes' (kg-votes 0.1.0, kg_votes:votes) failed (AssertionError: no tolls)"
        in done.stderr
    )


def test_one_that_cannot_be_loaded_stops_the_command_and_is_named(kg, tmp_path: Path) -> None:
    (tmp_path / "site" / "kg_votes.py").write_text("import no_such_module_at_all")
    done = kg("extract", "report.txt")
    assert done.returncode == 1
    assert (
        "kg: the plug-in 'hedges' (kg-votes 0.1.0, kg_votes:hedges) cannot be loaded: ModuleNotFoundError"
        in done.stderr
    )
