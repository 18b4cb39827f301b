"""Statements that were taken apart, as the index keeps them: so that one is had without its whole article."""

from __future__ import annotations

import json
from dataclasses import fields
from pickle import UnpicklingError
from typing import Any

from kg.link.meaning import vector_of
from kg.link.records import Said
from kg.link.traits import Traits
from kg.link.words import words

_SETS = ("denied", "doubted", "numbers", "names", "who", "described")
_FIELDS = [field.name for field in fields(Said)]
_SPANS = _FIELDS.index("spans")


def packed(one: Traits) -> str:
    """What brings it back, as text."""
    sets = [sorted(getattr(one, name)) for name in _SETS]
    rest = [one.weights, one.total, one.quotes, one.paper, one.place, one.beside]
    return json.dumps([[getattr(one.said, name) for name in _FIELDS], sets, rest], separators=(",", ":"))


def unpacked(body: str) -> Traits:
    """The statement of a text; UnpicklingError where it is none."""
    try:
        told, sets, (weights, total, quotes, paper, place, beside) = json.loads(body)
        denied, doubted, numbers, names, who, described = map(frozenset, sets)
        told[_SPANS] = tuple([tuple(span) for span in told[_SPANS]])
        said: Any = Said(*told)
        return Traits(
            said, words(said.text), weights, total, denied, doubted, tuple(quotes), numbers, names, who, described,
            paper, place, beside, vector_of(said),
        )  # fmt: skip
    except (ValueError, TypeError, LookupError) as error:
        raise UnpicklingError(f"no statement: {error}") from error
