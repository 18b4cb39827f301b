"""Records to RDF and back, and the folder that keeps it: evidence in one named graph per article, knowledge derived
from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.store.evidence_changes import Added
    from kg.store.opening import open_store
    from kg.store.oxigraph import Store
    from kg.store.result import Result
    from kg.store.validate import Finding, Report

__all__ = ["Added", "Finding", "Report", "Result", "Store", "open_store"]

_WHERE = {
    "open_store": "kg.store.opening",
    "Added": "kg.store.evidence_changes",
    "Result": "kg.store.result",
    "Report": "kg.store.validate",
    "Finding": "kg.store.validate",
}


def __getattr__(name: str) -> Any:
    # The engine is loaded when the first store is opened, so that `kg --help` need not wait for it.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE.get(name, "kg.store.oxigraph")), name)
