"""What other programs' labels mean here: Penn tags, relations of Universal Dependencies, kinds of names."""

from __future__ import annotations

from functools import cache

from kg.tables import rows

LEFT_OUT = "-"


@cache
def _tags() -> dict[str, tuple[str, ...]]:
    return {row["tag"]: tuple(row["upos"].split("|")) for row in rows("penn_tags.tsv")}


@cache
def _relations() -> dict[str, str]:
    return {row["relation"]: row["ours"] for row in rows("relations.tsv")}


@cache
def _kinds() -> dict[str, str]:
    return {row["label"]: row["kind"] for row in rows("name_kinds.tsv")}


def penn(tag: str) -> tuple[str, ...]:
    """The universal parts of speech of a Penn tag, the usual one first; empty where it is none."""
    return _tags().get(tag, ())


def upos_of(tag: str, *given: str) -> str:
    """The first of the `given` parts of speech that a Penn tag allows, else its usual one."""
    allowed = penn(tag)
    return next((upos for upos in given if upos in allowed), allowed[0])


def relation(label: str) -> str | None:
    """A relation in our spelling: 'ROOT' for 'root', 'obl' for 'obl:anything'; None where it is not UD 2's."""
    label = "root" if label == "ROOT" else label
    known = _relations()
    return known.get(label) or known.get(label.split(":", 1)[0])


def kind_of(label: str) -> str | None:
    """The kind of a name with this label; '' where such names are left out, None where nobody knows the label."""
    kind = _kinds().get(label.upper())
    return "" if kind == LEFT_OUT else kind
