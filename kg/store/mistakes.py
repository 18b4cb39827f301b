"""What is wrong with a query, in the engine's words made plain, and where."""

from __future__ import annotations

import re

from kg.store.tokens import prefixed, tokens
from kg.vocab import PREFIXES

_WHERE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLOSING = {"{": "}", "(": ")"}


def _plainly(sparql: str, told: str) -> str:
    """A bracket that is not closed is what a person has to mend; the engine tells what else it would have taken."""
    open_: list[tuple[str, int]] = []
    for _, text, start in tokens(sparql):
        if text in "{(":
            open_.append((text, start))
        elif text in "})" and open_ and _CLOSING[open_[-1][0]] == text:
            open_.pop()
        elif text in "})" and all(_CLOSING[mark] != text for mark, _ in open_):
            return f"a {text} closes nothing that is open"
        elif text in "})":
            break
    if open_:
        mark, start = open_[-1]
        line = sparql.count("\n", 0, start) + 1
        return f"the {mark} in line {line} is never closed: a {_CLOSING[mark]} is missing"
    wanted = re.fullmatch(r"expected (.*)", told.strip())
    if "\\u{" in told:  # the engine lists ranges of characters
        return "this cannot stand here"
    return f"this cannot stand here; {wanted[1]} could" if wanted else told


def _unknown(sparql: str, end: int) -> tuple[str, int] | None:
    """The first prefix before this place that neither the query nor we declare, and where it stands."""
    declared = {*PREFIXES}
    for prefix, start, here in prefixed(sparql):
        if start > end:
            break
        if here:
            declared.add(prefix)
        elif prefix not in declared:
            return prefix, start
    return None


def located(sparql: str, message: str) -> str:
    """The engine's complaint with the line it is about and a mark under the place."""
    found = _WHERE.match(message)
    lines = sparql.splitlines()
    if not found or not 0 < int(found[1]) <= len(lines):
        return f"the query has a mistake: {message}"
    line, column = int(found[1]), int(found[2])
    unknown = _unknown(sparql, sum(len(each) + 1 for each in lines[: line - 1]) + column - 1)
    if unknown:
        prefix, start = unknown
        line, column = sparql.count("\n", 0, start) + 1, start - sparql.rfind("\n", 0, start)
        told = f"the prefix {prefix}: is not declared; PREFIX {prefix}: <…> before the query does so"
    else:
        told = _plainly(sparql, found[3])
    mark = " " * (column - 1) + "^"
    return f"the query has a mistake in line {line}, column {column}: {told}\n  {lines[line - 1]}\n  {mark}"
