"""Somebody else's spaCy pipeline, put in for the heads that it has: tags, trees, names (docs/models.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotate.foreign import kind_of, penn, relation
from kg.annotate.overlay import lay_names, lay_tags, lay_trees
from kg.errors import ModelError, PluginError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.annotate.lemma import Lemmas

ASSIGNED = {"tags": "token.tag", "trees": "token.dep", "names": "doc.ents"}
RULERS = frozenset({"entity_ruler", "future_entity_ruler", "span_ruler"})  # they list names, they do not read them
PROBE = "Mark Rutte told reporters in Geneva on Monday that the talks had failed."
KNOWN = 0.9  # share of a tagger's labels that must be Penn's
SHOWN = 4  # labels that a message gives as examples


@dataclass(frozen=True, slots=True)
class Other:
    """en_core_web_sm-3.8.0, which gives tags and names; `kinds` of names are its own alone, `notes` say what is not."""

    nlp: Language
    name: str
    heads: tuple[str, ...]
    kinds: frozenset[str]
    notes: tuple[str, ...]

    @property
    def version(self) -> str:
        """Name and version, with the heads that it gives."""
        return f"{self.name}[{','.join(self.heads)}]"

    def lay_over(self, doc: Doc, lemmas: Lemmas) -> None:
        """Read the same text and put into `doc` what this pipeline has; PluginError where it fails on this text."""
        try:
            found = self.nlp(doc.text)
        except Exception as error:
            raise PluginError(f"the spaCy pipeline {self.name} failed ({type(error).__name__}: {error})") from error
        if found.text != doc.text:
            raise ModelError(f"The spaCy pipeline {self.name} changes the text that it reads; leave --model out.")
        if "tags" in self.heads:
            lay_tags(doc, found, lemmas)
        if "trees" in self.heads:
            lay_trees(doc, found)
        if "names" in self.heads:
            lay_names(doc, found, self.kinds)

    @classmethod
    def load(cls, model: str) -> Other:
        """An installed pipeline by name, or one in a folder.

        Raises ModelError where there is none, where it cannot be loaded, and where it has nothing that can be used.
        """
        nlp = _load(model)
        name = f"{nlp.lang}_{nlp.meta['name']}-{nlp.meta['version']}{_digest(model)}"
        if nlp.lang not in {"en", "xx"}:
            raise ModelError(f"The spaCy pipeline {name} is not for English; only English is read.")
        try:
            probe = nlp(PROBE)
        except Exception as error:
            raise ModelError(f"The spaCy pipeline {name} fails: {type(error).__name__}: {error}") from error
        has, notes = _usable(nlp, probe)
        heads = tuple(head for head in ASSIGNED if has[head])
        if not heads:
            reason = " ".join(notes) or f"it has {', '.join(nlp.pipe_names) or 'no components'}."
            raise ModelError(f"The spaCy pipeline {name} gives no tags, trees or names to use: {reason}")
        left = [*(head for head in ASSIGNED if not has[head]), "lemmas and statements"]
        first = f"{name} gives {' and '.join(heads)}; {', '.join(left)} stay the shipped reader's."
        kinds = {kind for label in _read_labels(nlp) if (kind := kind_of(label))}
        return cls(nlp, name, heads, frozenset(kinds), (first, *notes))


def _usable(nlp: Language, probe: Doc) -> tuple[dict[str, bool], list[str]]:
    """Which heads it has with labels that are understood here, and sentences on what is not; `probe` was read by it."""
    labels = {head: set(_labels(nlp, assigned)) for head, assigned in ASSIGNED.items()}
    has = {
        "tags": _assigns(nlp, "token.tag") or probe.has_annotation("TAG"),
        "trees": _assigns(nlp, "token.dep") or probe.has_annotation("DEP"),
        "names": _assigns(nlp, "doc.ents") or bool(probe.ents),
    }
    notes: list[str] = []
    odd = {label for label in labels["tags"] if label != "_SP" and not penn(label)}
    if has["tags"] and len(odd) > (1 - KNOWN) * len(labels["tags"]):
        has["tags"] = False
        notes.append(f"Its tags ({_some(odd)}) are not the Penn Treebank's: the shipped reader's are used.")
    strange = {label for label in labels["trees"] if relation(label) is None}
    if has["trees"] and strange:
        has["trees"] = False
        notes.append(
            f"Its trees have relations ({_some(strange)}) that Universal Dependencies 2 does not have, and "
            "no others are understood here: the shipped reader's trees are used."
        )
    unknown = {label for label in labels["names"] if kind_of(label) is None}
    if has["names"] and unknown:
        notes.append(f"Names of the kinds {_some(unknown)} are left out: ontology/name_kinds.tsv does not know them.")
    return has, notes


@lru_cache(maxsize=1)
def load_other(model: str) -> Other:
    """The pipeline of this name or folder, loaded once."""
    return Other.load(model)


def _load(model: str) -> Language:
    import spacy

    try:
        nlp = spacy.load(model)
    except OSError as error:
        have = ", ".join(spacy.util.get_installed_models()) or "none"
        raise ModelError(
            f"There is no spaCy pipeline {model!r}; installed: {have}. Install it, or leave --model out."
        ) from error
    except Exception as error:
        raise ModelError(f"The spaCy pipeline {model!r} cannot be loaded: {type(error).__name__}: {error}") from error
    nlp.max_length = 1 << 31
    return nlp


def _digest(model: str) -> str:
    """What tells one folder's pipeline from another's of the same name; an installed one has its version."""
    from spacy.util import is_package

    folder = Path(model)
    if is_package(model) or not folder.is_dir():
        return ""
    sha = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        sha.update(f"{path.relative_to(folder).as_posix()} {len(data)} ".encode() + data)
    return f"-{sha.hexdigest()[:8]}"


def _assigns(nlp: Language, what: str) -> bool:
    return any(what in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names)


def _labels(nlp: Language, what: str) -> Iterator[str]:
    """The labels of all components that assign this."""
    for name, pipe in nlp.pipeline:
        if what in nlp.get_pipe_meta(name).assigns:
            yield from getattr(pipe, "labels", ())


def _read_labels(nlp: Language) -> Iterator[str]:
    """The labels of the components that read names rather than look them up: each has these kinds to itself."""
    for name, pipe in nlp.pipeline:
        meta = nlp.get_pipe_meta(name)
        if "doc.ents" in meta.assigns and meta.factory not in RULERS:
            yield from getattr(pipe, "labels", ())


def _some(labels: Iterable[str]) -> str:
    found = sorted(labels)
    return ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
