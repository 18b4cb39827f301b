"""What is wrong with a query, in the engine's words made plain, and where."""

from __future__ import annotations

import re

from kg.store.tokens import tokens

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


def located(sparql: str, message: str) -> str:
    """The engine's complaint with the line it is about and a mark under the place."""
    found = _WHERE.match(message)
    lines = sparql.splitlines()
    if not found or not 0 < int(found[1]) <= len(lines):
        return f"the query has a mistake: {message}"
    line, column = int(found[1]), int(found[2])
    mark = " " * (column - 1) + "^"
    told = _plainly(sparql, found[3])
    return f"the query has a mistake in line {line}, column {column}: {told}\n  {lines[line - 1]}\n  {mark}"
