"""The story points one way, and every library has one owner (the stages and their order: docs and kg/)."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "kg"
KERNEL = frozenset(
    [
        "records",
        "errors",
        "vocab",
        "config",
        "tables",
        "contract",
        "dates",
        "draft",
        "plugins",
        "counted",
        "closing",
        "shown",
    ]
)
STAGES = (
    "fetch", "read", "annotate", "extract", "resolve", "store", "link", "query", "export", "view", "serve", "scale",
    "pipeline", "repair", "face", "cli",
)  # fmt: skip
OWNERS = {
    "spacy": {"annotate", "extract"}, "onnxruntime": {"annotate", "extract"}, "numpy": {"annotate", "link", "view"},
    "trafilatura": {"read"}, "py3langid": {"read"}, "charset_normalizer": {"read"}, "markdown_it": {"read"},
    "rdflib": {"store"}, "pyoxigraph": {"store", "serve"}, "oxrdflib": {"store"}, "pyshacl": {"store"}, "pandas": {"store"},
    "networkx": {"view"}, "igraph": {"view"}, "pyvis": {"view"}, "click": {"cli"}, "rich": {"cli"},
    "starlette": {"serve"}, "uvicorn": {"serve"}, "jinja2": {"serve"}, "rensa": {"link", "read"}, "pyarrow": {"export", "read", "scale"}, "ray": {"scale"}, "fsspec": {"scale"},
    "warcio": {"fetch", "read"}, "zstandard": {"read"}, "urllib3": {"fetch", "store"}, "protego": {"fetch"}, "feedparser": {"fetch"},
}  # fmt: skip
FILES = sorted(ROOT.rglob("*.py"))


def part(path: Path) -> str:
    """The stage or kernel module a file belongs to; '' for the face `kg/__init__.py`."""
    first = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return "" if first in {"__init__", "__main__"} else first


def imports(path: Path, *, run_time: bool) -> Iterator[str]:
    """Every module that a file imports anywhere in it, absolute; without those for type checkers where `run_time`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typed = {
        id(node)
        for block in ast.walk(tree)
        if run_time and isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for child in block.body
        for node in ast.walk(child)
    }
    for node in ast.walk(tree):
        if id(node) in typed:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from (f"kg.{alias.name}" for alias in node.names) if node.module == "kg" else [str(node.module)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_from_stages_before_it(path: Path) -> None:
    own = part(path)
    if own == "":
        return
    assert own in KERNEL | set(STAGES), f"{own} is neither a stage nor a kernel module"
    allowed = KERNEL if own in KERNEL else KERNEL | set(STAGES[: STAGES.index(own) + 1])
    used = {name.split(".")[1] for name in imports(path, run_time=False) if name.startswith("kg.")}
    assert used <= allowed


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_is_imported_only_by_its_owner(path: Path) -> None:
    own = part(path)
    used = {name.partition(".")[0] for name in imports(path, run_time=True)} - {"kg", "__future__"}
    foreign = used - set(sys.stdlib_module_names)
    assert foreign <= {library for library, owners in OWNERS.items() if own in owners}
