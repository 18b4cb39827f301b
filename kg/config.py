"""Where things are and how large they may be; every limit a user can meet stands here with its unit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VERSION = "0.3.0"
STORE_FORMAT = 2  # raised when an older program could not read the store
STORE_ENV = "KG_STORE"
STORE_DEFAULT = "kg-store"
STORE_MARKER, STORE_QUADS = "format.json", "quads"  # what is in every store's folder
MAX_BYTES = 5_000_000  # of one article's input; a larger file is refused, a JSON Lines file has no such limit
QUERY_SECONDS = 60.0


def tool() -> str:
    """The program's name and version as it is written into every extraction run."""
    return f"kg {VERSION}"


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def store_place(given: str | os.PathLike[str] | None = None) -> str | os.PathLike[str]:
    """A store's folder or an endpoint's address: what was given, else $KG_STORE, else ./kg-store."""
    return given or os.environ.get(STORE_ENV) or STORE_DEFAULT


def is_address(store: str | os.PathLike[str]) -> bool:
    """Whether a store is named by an address (http or https), not by a folder."""
    return str(store).lower().startswith(("http://", "https://"))


def program(module: str, *told: str) -> tuple[list[str], dict[str, str]]:
    """The command and the surroundings that run a module of ours as a process of its own; no module of the folder that
    somebody stands in, or keeps articles in, is taken for one of Python's.
    """
    here = str(Path(__file__).resolve().parent.parent)
    known = os.environ.get("PYTHONPATH")
    return [sys.executable, "-P", "-m", module, *told], {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([here, known] if known else [here]),
    }


def ontology(name: str) -> Path:
    """A file of `ontology/`: beside the package in a checkout, inside it when installed."""
    here = Path(__file__).resolve().parent
    inside = here / "ontology"
    return (inside if inside.is_dir() else here.parent / "ontology") / name
