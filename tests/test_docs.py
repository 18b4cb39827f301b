"""The documents keep their word: every block runs, every link leads somewhere, every name exists."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg.records

ROOT = Path(__file__).resolve().parent.parent
EXECUTED = ("README.md", "docs/tutorial.md")
WRITTEN = (
    "README.md",
    "CHANGELOG.md",
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
    "seeds/README.md",
    "ontology/README.md",
    "training/README.md",
    "training/MODEL_CARD.md",
)
RECORDS = [name for name, value in vars(kg.records).items() if dataclasses.is_dataclass(value)]


def blocks(document: str) -> Iterator[tuple[int, str, str]]:
    """Line number, language and code of each fenced block."""
    text = (ROOT / document).read_text(encoding="utf-8")
    for match in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield text[: match.start()].count("\n") + 1, match[1], match[2]


def terms(document: str) -> set[str]:
    """The terms of our own that a document names: 'Statement' of `kg:Statement`."""
    return set(re.findall(r"(?<![\w:])kg:([A-Za-z]\w*)", (ROOT / document).read_text(encoding="utf-8")))


def declared() -> set[str]:
    """The terms of our own that the ontology declares."""
    from rdflib import Graph

    from kg.vocab import KG

    graph = Graph().parse(ROOT / "ontology" / "kg.ttl")
    return {str(term).removeprefix(KG) for term in graph.subjects() if str(term).startswith(KG)} - {""}


def shell(tmp_path: Path) -> dict[str, str]:
    """An environment in which `kg` is this checkout's."""
    command = tmp_path / "bin" / "kg"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from kg.cli import main; main()" "$@"\n')
    command.chmod(0o755)
    plain = {name: value for name, value in os.environ.items() if name != "KG_STORE"}
    return plain | {"PATH": f"{command.parent}{os.pathsep}{plain['PATH']}", "PYTHONPATH": str(ROOT)}


@pytest.mark.reader
@pytest.mark.parametrize("document", EXECUTED)
def test_every_block_runs_in_order(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = shell(tmp_path)
    shutil.copytree(ROOT / "seeds", tmp_path / "work" / "seeds")
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.delenv("KG_STORE", raising=False)
    namespace: dict[str, object] = {"__name__": "__main__"}
    for line, language, code in blocks(document):
        if language == "python":
            exec(compile("\n" * line + code, document, "exec"), namespace)
        if language == "sh":
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", code], env=environment, capture_output=True, text=True
            )
            assert done.returncode == 0, f"{document}:{line}\n{code}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize("document", EXECUTED)
def test_no_block_escapes_execution(document: str) -> None:
    """A block is run, or it is a `console` block that only shows."""
    assert {language for _, language, _ in blocks(document)} <= {"sh", "python", "console"}


@pytest.mark.parametrize("document", WRITTEN)
def test_every_link_leads_to_a_file(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    missing = [target for target in targets if target and not ((ROOT / document).parent / target).exists()]
    assert missing == []


@pytest.mark.parametrize("page", sorted((ROOT / "docs").rglob("*.md")), ids=lambda page: page.name)
def test_every_page_is_in_the_index(page: Path) -> None:
    index = ROOT / "docs" / "index.md"
    linked = {
        index,
        *(index.parent / name for name in re.findall(r"\]\(([^)\s]+)\)", index.read_text(encoding="utf-8"))),
    }
    assert page in linked or page.parent.name == "pictures"


@pytest.mark.parametrize("record", RECORDS)
def test_every_record_is_in_the_glossary(record: str) -> None:
    assert f"`{record}`" in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def test_every_class_the_glossary_names_is_a_record() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`([A-Z][A-Za-z]+)`", text)) - set(RECORDS) == set()


@pytest.mark.parametrize("document", ["docs/glossary.md", *EXECUTED])
def test_every_term_is_in_the_ontology(document: str) -> None:
    assert terms(document) - declared() == set()


def test_every_class_of_the_ontology_is_in_the_glossary() -> None:
    classes = {term for term in declared() if term[0].isupper()}
    assert classes - terms("docs/glossary.md") == set()


def test_the_samples_table_names_every_sample() -> None:
    readme = (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")
    samples = {path.name for path in (ROOT / "seeds").iterdir()} - {"README.md"}
    assert {name for name in samples if f"`{name}`" not in readme} == set()
