"""Plug-ins are found by entry points, named with their version, and every failure of one is told from ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from spacy.lang.en import English

from kg.errors import PluginError
from kg.plugins import Plugins, installed, version
from kg.records import Article

CODE = """
def mark(doc):
    doc.spans["marked"] = [doc[:1]]

def nothing(doc, article):
    return None

def fails(*given):
    raise RuntimeError("out of ideas")

def replaces(doc):
    return doc.copy()

def names(doc):
    from spacy.tokens import Span
    doc.ents = [Span(doc, 0, 1, "ORG")]

number = 5
"""
DOC = English()("Acme grows.")
ARTICLE = Article("a", "a.txt", "Acme grows.")


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a distribution with these entry points (line by line, groups in brackets) on the path."""
    monkeypatch.delenv("KG_PLUGINS", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "kg_test_plugins", raising=False)

    def put(entry_points: str, name: str = "kg-test", code: str = CODE) -> None:
        (tmp_path / "kg_test_plugins.py").write_text(code)
        info = tmp_path / f"{name.replace('-', '_')}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
        (info / "entry_points.txt").write_text(entry_points)

    return put


def test_without_plugins_there_is_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PLUGINS", "")
    assert Plugins.load() == Plugins()


def test_heads_come_first_and_each_group_by_name(install) -> None:
    install(
        "[kg.extractors]\nb = kg_test_plugins:nothing\n[kg.heads]\nz = kg_test_plugins:mark\na = kg_test_plugins:mark\n"
    )
    assert [(p.group, p.name, p.distribution, p.version) for p in installed()] == [
        ("kg.heads", "a", "kg-test", "1.2"), ("kg.heads", "z", "kg-test", "1.2"), ("kg.extractors", "b", "kg-test", "1.2")
    ]  # fmt: skip


def test_the_version_names_packages_and_plugins_in_order(install) -> None:
    install("[kg.extractors]\nb = kg_test_plugins:nothing\n", name="kg-two")
    install("[kg.heads]\nz = kg_test_plugins:mark\na = kg_test_plugins:mark\n", name="kg-one")
    assert version(installed()) == "+kg-one-1.2[a,z]+kg-two-1.2[b]"


@pytest.mark.parametrize(("wanted", "used"), [("b", ["b"]), (" a , b ", ["a", "b"]), ("", [])])
def test_the_environment_names_those_in_use(
    install, monkeypatch: pytest.MonkeyPatch, wanted: str, used: list[str]
) -> None:
    install("[kg.heads]\na = kg_test_plugins:mark\nb = kg_test_plugins:mark\n")
    monkeypatch.setenv("KG_PLUGINS", wanted)
    assert [p.name for p in installed()] == used


def test_a_name_that_is_not_installed_is_refused(install, monkeypatch: pytest.MonkeyPatch) -> None:
    install("[kg.heads]\na = kg_test_plugins:mark\n")
    monkeypatch.setenv("KG_PLUGINS", "a,nosuch")
    with pytest.raises(PluginError, match=r"names nosuch, which is not installed; installed: a\."):
        installed()


def test_a_head_writes_into_the_document(install) -> None:
    install("[kg.heads]\na = kg_test_plugins:mark\n")
    doc = DOC.copy()
    Plugins.load().annotate(doc)
    assert [span.text for span in doc.spans["marked"]] == ["Acme"]


def test_an_extractor_may_find_nothing(install) -> None:
    install("[kg.extractors]\na = kg_test_plugins:nothing\n")
    assert Plugins.load().drafts(DOC, ARTICLE) == []


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [("absent", CODE, "AttributeError"), ("number", CODE, "no function but int"), ("mark", "import no_such_module_at_all", "ModuleNotFoundError")],
)  # fmt: skip
def test_one_that_cannot_be_loaded_is_named(install, target: str, code: str, said: str) -> None:
    install(f"[kg.heads]\nhasty = kg_test_plugins:{target}\n", code=code)
    with pytest.raises(PluginError, match=rf"plug-in 'hasty' \(kg-test 1.2, kg_test_plugins:{target}\).*{said}"):
        Plugins.load()


@pytest.mark.parametrize(
    ("target", "said"),
    [("fails", "RuntimeError: out of ideas"), ("replaces", "another document"), ("names", "kind ORG")],
)
def test_a_head_that_does_what_it_must_not_is_named(install, target: str, said: str) -> None:
    install(f"[kg.heads]\nhasty = kg_test_plugins:{target}\n")
    with pytest.raises(PluginError, match=rf"'hasty' \(kg-test 1.2.*{said}"):
        Plugins.load().annotate(DOC.copy())


def test_an_extractor_that_fails_is_named(install) -> None:
    install("[kg.extractors]\nhasty = kg_test_plugins:fails\n")
    with pytest.raises(PluginError, match=r"'hasty'.*out of ideas"):
        Plugins.load().drafts(DOC, ARTICLE)


def test_other_commands_do_not_look_for_plugins() -> None:
    program = (
        "import sys\nfrom kg.cli.group import run\nassert run(['--help']) == 0\nassert run(['extract', '--help']) == 0\n"
        "print({'kg.plugins', 'importlib.metadata'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "set()"
