"""What reports tell otherwise: each contradiction with its accounts, in their words; who is right is not said."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.serve.pages.asking import Asking
from kg.serve.pages.items import Origin
from kg.shown import file_name


@dataclass(frozen=True, slots=True)
class Account:
    """In the Ledger: 'the plan was accepted'."""

    words: str
    sentence: str
    ref: str  # IRI of the statement, event or article that tells it
    origin: Origin


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Of the kind event, about Russia: one report says that it accepted, another that it did not."""

    iri: str
    kind: str
    label: str
    what: str
    why: str
    accounts: tuple[Account, ...]


def contradictions(asking: Asking, query: str, *iris: ox.NamedNode) -> list[Contradiction]:
    """What a query finds about these, the surest first."""
    found: dict[str, Contradiction] = {}
    for c, kind, label, what, why, _, article, words, sentence, ref, outlet, date, source in asking.rows(query, *iris):
        account = Account(words, sentence, ref, Origin(article, outlet, None, date, source))
        told = found.get(c)
        what = (told.what if told else what).replace(source, file_name(source))  # a path is not for people
        found[c] = Contradiction(c, kind, label, what, why, (*(told.accounts if told else ()), account))
    return list(found.values())
