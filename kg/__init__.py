"""A knowledge graph of who said what and who did what, from news reports, with the exact words as evidence.

    kg.extract(text)                  what one article says
    kg.build(paths, store="kg-store") a graph of many
    kg.open("kg-store")               ask it, walk it, look at it

Nothing heavy is imported before one of these is called.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kg import config

if TYPE_CHECKING:
    from kg.errors import ForeignLanguage as ForeignLanguage
    from kg.errors import KgError as KgError
    from kg.errors import ModelError as ModelError
    from kg.errors import NotFound as NotFound
    from kg.errors import PluginError as PluginError
    from kg.errors import QueryError as QueryError
    from kg.errors import StoreError as StoreError
    from kg.errors import StoreVersionError as StoreVersionError
    from kg.errors import UnreadableInput as UnreadableInput
    from kg.errors import UsageError as UsageError
    from kg.face import Graph as Graph
    from kg.face import View as View
    from kg.face import open_graph
    from kg.pipeline import Summary as Summary
    from kg.pipeline import build as build
    from kg.pipeline import extract_text
    from kg.records import Article as Article
    from kg.records import Entity as Entity
    from kg.records import Event as Event
    from kg.records import Extraction as Extraction
    from kg.records import Mention as Mention
    from kg.records import Participant as Participant
    from kg.records import Plover as Plover
    from kg.records import Resolution as Resolution
    from kg.records import Role as Role
    from kg.records import Span as Span
    from kg.records import Statement as Statement
    from kg.records import When as When

    extract = extract_text
    open = open_graph  # noqa: A001 (kg.open says what it does, and nobody imports it by name)

_HOME = {
    "kg.errors": [
        "ForeignLanguage", "KgError", "ModelError", "NotFound", "PluginError", "QueryError", "StoreError",
        "StoreVersionError", "UnreadableInput", "UsageError",
    ],
    "kg.face": ["Graph", "View", "open"],
    "kg.pipeline": ["Summary", "build", "extract"],
    "kg.records": [
        "Article", "Entity", "Event", "Extraction", "Mention", "Participant", "Plover", "Resolution", "Role", "Span",
        "Statement", "When",
    ],
}  # fmt: skip
_WHERE = {name: home for home, names in _HOME.items() for name in names}
_NAMED = {"open": "open_graph", "extract": "extract_text"}

__version__ = config.VERSION
__all__ = ["__version__", *sorted(_WHERE)]


def __getattr__(name: str) -> Any:
    """The public names, imported when first asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_WHERE[name]), _NAMED.get(name, name))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Face(ModuleType):
    """This module, on which `extract` stays the function although the import system puts the subpackage there."""

    @property
    def extract(self) -> Any:
        """What one article says."""
        return __getattr__("extract")

    @extract.setter
    def extract(self, subpackage: ModuleType) -> None:
        pass


sys.modules[__name__].__class__ = _Face
