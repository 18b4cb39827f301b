"""What to say where a named question has no answer: for whom it looked, and what to try."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.query.acting import acting
from kg.query.names import find
from kg.query.question import ParameterKind, question
from kg.store.merged import standing

if TYPE_CHECKING:
    from kg.store import Store


def nothing_found(store: Store, name: str, params: Mapping[str, Any]) -> str:
    """'not-agreed: nothing found for actor “Moscow” (Russia). `kg query -q negated-events` has …'."""
    wanted = question(name)
    given = [
        f"{each.name} “{value}”{_meant(store, each.kind, value)}"
        for each in wanted.parameters
        if each.kind not in ("number", "flag") and (value := str(params.get(each.name) or "").strip())
    ]
    looked = f" for {', '.join(given)}" if given else ""
    taken = [f"`--param {each.name}=yes`" for each in wanted.parameters if _is_yes(each.kind, params.get(each.name))]
    hints = [hint for hint in wanted.nothing.split("; ") if hint and not any(flag in hint for flag in taken)]
    optional = (
        each.name for each in wanted.parameters if not each.required and each.kind in ("entity", "side", "date")
    )
    if any(params.get(each) for each in optional):
        hints.append("fewer parameters ask for more")
    return f"{name}: nothing found{looked}." + (f" {'; '.join(hints)}." if hints else "")


def _is_yes(kind: ParameterKind, value: Any) -> bool:
    return kind == "flag" and str(value or "").strip().lower() == "yes"


def _meant(store: Store, kind: ParameterKind, value: str) -> str:
    """' (Russia)' where the name was taken for somebody of another name."""
    if kind not in ("entity", "side"):
        return ""
    names = sorted({*_labels(store, acting(store, value) if kind == "side" else find(store, value))})
    return "" if [each.lower() for each in names] in ([], [value.lower()]) else f" ({', '.join(names)})"


def _labels(store: Store, iris: list[str]) -> Iterator[str]:
    same = standing(store)
    known = " ".join(f"<{iri}>" for iri in sorted({same(iri) for iri in iris}))
    for (label,) in store.query(
        f"SELECT (MIN(?name) AS ?label) {{ VALUES ?e {{ {known} }} ?e kg:label|rdfs:label ?name }} GROUP BY ?e"
    ).rows:
        yield str(label)
