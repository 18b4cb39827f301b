"""Texts in, annotated spaCy documents out: sentences, tags, trees, names, and who said what.

`load_reader()` gives the trained reader; `Reader.read(texts)` yields one `Doc` for each text with

- `token.pos_`, `tag_`, `lemma_`, `dep_`, `head`, `is_sent_start`;
- `doc.ents` labelled person, organisation, place, nationality, event, date, money, percent or quantity;
- `doc.spans["source"]`, `["cue"]`, `["content"]`, where `span.id` is the number of the attribution, and
  `doc.spans["content"].attrs["confidence"]`, a dict from that number to a share between 0 and 1.

Nothing heavy is imported before the first call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.annotate.reader import Reader

__all__ = ["Reader", "load_reader", "notes", "version"]


def load_reader(model: str | None = None, threads: int = 1) -> Reader:
    """Load the shipped weights; `model` names a spaCy pipeline whose tags, trees and names take our heads' place.

    Raises ModelError when weights or pipeline are missing.
    """
    from kg.annotate.reader import Reader

    return Reader.load(model, threads)


def version() -> str:
    """The version of the shipped reader, which is not loaded for it; raises ModelError as `load_reader` does."""
    from kg.annotate.session import version as of_weights

    return of_weights()


def notes(model: str | None = None) -> tuple[str, ...]:
    """Sentences on what this reader does not do, or another pipeline does in its place; mostly none.

    Raises ModelError as `load_reader` does for the pipeline.
    """
    from kg.annotate.shipped import weights_notes

    if model is None:
        return weights_notes()
    from kg.annotate.other import load_other

    return (*load_other(model).notes, *weights_notes())


def __getattr__(name: str) -> Any:
    """Import `Reader` when somebody asks for it."""
    if name == "Reader":
        from kg.annotate.reader import Reader

        return Reader
    raise AttributeError(name)
