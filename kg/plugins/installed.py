"""Which plug-ins are installed, and their functions, each call guarded so that a failure names whose it is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from itertools import groupby
from typing import TYPE_CHECKING, Any, get_args

from kg.errors import PluginError
from kg.plugins.drafts import Draft
from kg.records import Kind

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.records import Article

GROUPS = ("kg.heads", "kg.extractors")
PLUGINS_ENV = "KG_PLUGINS"  # names of the plug-ins that are used, with commas between; none where it is empty
KINDS = frozenset(get_args(Kind))
Function = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Plugin:
    """The extractor 'votes' of kg-votes 0.1.0, the function kg_votes:votes."""

    group: str
    name: str
    distribution: str
    version: str
    target: str
    entry: EntryPoint = field(repr=False, compare=False)

    def __str__(self) -> str:
        return f"the plug-in {self.name!r} ({self.distribution} {self.version}, {self.target})"

    def function(self) -> Function:
        """The function itself, imported; PluginError where that fails."""
        try:
            found = self.entry.load()
        except Exception as error:
            raise PluginError(
                f"{self} cannot be loaded: {type(error).__name__}: {error}. Repair or uninstall {self.distribution}, "
                f"or leave it out: {PLUGINS_ENV} names the plug-ins to use, and none where it is empty."
            ) from error
        if not callable(found):
            raise PluginError(f"{self} is no function but {type(found).__name__}.")
        return found  # type: ignore[no-any-return]


def installed() -> tuple[Plugin, ...]:
    """The plug-ins in use, in the order in which they run: heads first, each group by name; their code is not run.

    PluginError where the environment names one that is not installed.
    """
    wanted = os.environ.get(PLUGINS_ENV)
    names = None if wanted is None else {name.strip() for name in wanted.split(",")}
    found = entry_points()
    plugins = [_plugin(group, entry) for group in GROUPS for entry in found.select(group=group)]
    unknown = sorted((names or set()) - {plugin.name for plugin in plugins} - {""})
    if unknown:
        have = ", ".join(sorted({plugin.name for plugin in plugins})) or "none"
        raise PluginError(f"{PLUGINS_ENV} names {', '.join(unknown)}, which is not installed; installed: {have}.")
    ordered = sorted(plugins, key=lambda p: (GROUPS.index(p.group), p.name, p.distribution, p.target))
    return tuple(plugin for plugin in ordered if names is None or plugin.name in names)


def _plugin(group: str, entry: EntryPoint) -> Plugin:
    dist = entry.dist
    name, version = (dist.name, dist.version) if dist is not None else (entry.value.partition(":")[0], "?")
    return Plugin(group, entry.name, name, version, entry.value, entry)


def version(plugins: Iterable[Plugin]) -> str:
    """What they add to the reader's version: '+kg-votes-0.1.0[votes]'; '' for none."""
    ordered = sorted(plugins, key=lambda p: (p.distribution, p.version, p.name))
    parts = groupby(ordered, key=lambda p: f"+{p.distribution}-{p.version}")
    return "".join(f"{dist}[{','.join(dict.fromkeys(p.name for p in own))}]" for dist, own in parts)


@dataclass(frozen=True, slots=True)
class Plugins:
    """Loaded plug-ins; `version` is what they add to the reader's."""

    heads: tuple[tuple[Plugin, Function], ...] = ()
    extractors: tuple[tuple[Plugin, Function], ...] = ()
    version: str = ""

    @classmethod
    def load(cls) -> Plugins:
        """Import the functions of all plug-ins in use; PluginError names one that cannot be."""
        found = installed()
        loaded = [(plugin, plugin.function()) for plugin in found]
        heads, extractors = (tuple(pair for pair in loaded if pair[0].group == group) for group in GROUPS)
        return cls(heads, extractors, version(found))

    def annotate(self, doc: Doc) -> None:
        """Let every head write into the document; PluginError names one that fails."""
        for plugin, function in self.heads:
            try:
                given = function(doc)
            except Exception as error:
                raise _failed(plugin, error) from error
            if given is not None and given is not doc:
                raise PluginError(f"{plugin} gave back another document; a head writes into the one that it is given.")
            odd = sorted({name.label_ for name in doc.ents} - KINDS)
            if odd:
                raise PluginError(
                    f"{plugin} wrote names of kind {', '.join(odd)}; there are {', '.join(sorted(KINDS))}."
                )

    def drafts(self, doc: Doc, article: Article) -> list[tuple[Plugin, Draft]]:
        """What all extractors find, each with whose it is; PluginError names one that fails."""
        found: list[tuple[Plugin, Draft]] = []
        for plugin, function in self.extractors:
            try:
                found += [(plugin, draft) for draft in function(doc, article) or ()]
            except Exception as error:
                raise _failed(plugin, error) from error
        return found


def _failed(plugin: Plugin, error: Exception) -> PluginError:
    return PluginError(f"{plugin} failed ({type(error).__name__}: {error}); please report this to its makers")
