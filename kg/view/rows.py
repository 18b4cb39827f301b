"""What the view asks of a store, as rows: articles of a period, entities, the words of statements and events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from kg.dates import check_period, may_lie
from kg.store.merged import standing
from kg.view.evidence import Origin, Store, Tone
from kg.vocab import KG

_KINDS = (
    "Person", "Organisation", "Country", "Place", "Nationality", "NamedEvent", "Agreement", "Weapon", "Money",
    "Percent", "Date", "Quantity", "Thing",
)  # fmt: skip


def rows(store: Store, name: str) -> Iterator[Sequence[Any]]:
    """The rows of one of the queries in `kg/view/queries`, each merged entity as the one that stands for it."""
    found = store.query(resources.files("kg.view").joinpath(f"queries/{name}.rq").read_text("utf-8")).rows
    same = standing(store).canonical
    for row in found:
        if not same:
            yield row
        elif name != "entities" or row[0] not in same:
            yield [same.get(cell, cell) if isinstance(cell, str) else cell for cell in row]


@cache
def kinds() -> dict[tuple[str, str], Tone]:
    """Which speech acts and PLOVER quad classes count as cooperation or conflict; all others are neutral."""
    table = resources.files("kg.view").joinpath("kinds.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in table if line and not line.startswith("#")]
    return {(what, code): tone for what, code, tone, _ in cells}  # type: ignore[misc]


def origins(store: Store, since: str | None = None, until: str | None = None) -> dict[str, Origin]:
    """The articles of a period by IRI; the first row counts where a store gives several. Raises UsageError."""
    check_period(since, until)
    found: dict[str, Origin] = {}
    for article, source, outlet, title, date, url in rows(store, "articles"):
        day = None if date is None else str(date)[:10]
        if may_lie(day, since, until):
            found.setdefault(article, Origin(article, source, outlet, title, day, url))
    return found


def named(store: Store) -> dict[str, tuple[str, str]]:
    """The label and kind that most articles give each entity, by IRI: ('Mark Rutte', 'person')."""
    found: dict[str, tuple[str, str]] = {}
    for entity, label, iri, _ in rows(store, "entities"):  # the last row of an entity is what most articles have
        kind = str(iri).removeprefix(KG)
        if kind in _KINDS or entity not in found:
            found[entity] = (label, kind.lower() if kind in _KINDS else "thing")
    return found


def merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that touch or overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


class Words:
    """Where the words of every statement and event stand, read from a store once."""

    def __init__(self, store: Store) -> None:
        self._parts: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for node, part, start, exact in rows(store, "spans"):
            self._parts[node].append((int(start), exact, str(part).rsplit(":", 1)[-1]))

    def spans(self, node: str, sentence: str, *wanted: str) -> tuple[tuple[int, int], ...]:
        """The places in the sentence of a statement or event where the wanted parts of it stand."""
        parts = self._parts[node]
        first = next((start for start, _, part in parts if part == "sentenceSpan"), 0)
        places = [(start - first, exact) for start, exact, part in parts if part in wanted]
        return merged((at, at + len(exact)) for at, exact in places if at >= 0 and sentence.startswith(exact, at))

    def first(self, node: str, wanted: str) -> str | None:
        """The words of one part on one line, None where it has none."""
        return next((" ".join(exact.split()) for _, exact, part in self._parts[node] if part == wanted), None)
