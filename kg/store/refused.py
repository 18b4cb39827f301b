"""What of a query is refused before anything runs: whatever would fetch from outside, or change the store."""

from __future__ import annotations

import re
import sys

from kg.errors import QueryError
from kg.store.tokens import words

# The engine needs no space around a keyword, and whether `<` opens an IRI or compares is for its grammar to know: so
# what would reach outside is looked for in the bare text, even in its strings and comments.
_GAP = r"(?:\s|\#[^\n]*+)*+"
_NAME = r"[^\s:{}<>\"']*:[^\s{]*(?:(?<!\.)|(?<=\\\.))"
_VARIABLE = r"[?$][^\s!-/:-@\[-^`{-~]*"
_SERVICE = re.compile(rf"SERVICE(?={_GAP}(?:SILENT{_GAP})?(?:{_VARIABLE}|<[^>]*>|{_NAME}){_GAP}\{{)", re.IGNORECASE)
_SOURCE = re.compile(
    rf"(?<![\w:?$])(?:FROM|USING){_GAP}(?:NAMED{_GAP})?(?:<(?!urn:)|{_NAME}{_GAP}(?:FROM|USING|WHERE|\{{))",
    re.IGNORECASE,
)
_LOAD = re.compile(rf"(?<![\w:?$])LOAD{_GAP}(?:SILENT{_GAP})?(?:<|{_NAME})", re.IGNORECASE)
_ENDS_IN_VARIABLE = re.compile(r"[?$]\w*\Z")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_CHANGES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


def check(sparql: str) -> bool:
    """Refuses what would fetch or change; True where the query names its own graphs with FROM. Raises QueryError."""
    found = list(words(sparql))
    names = [word for kind, word in found if kind == "word"]
    if "SERVICE" in names or any(map(_asks_outside, _readings(sparql))):
        raise QueryError("SERVICE would ask another machine and is refused: a query stays in this store")
    verb = next((name for name in names if name in _FORMS + _CHANGES), None)
    if verb in _CHANGES:
        raise QueryError(f"{verb} would change the store: a query only reads; kg build and kg remove change it")
    for at, (kind, word) in enumerate(found):
        if kind == "word" and word == "FROM":
            following = [t for k, t in found[at + 1 : at + 3] if k == "iri"][:1]
            if following and re.match(r"(https?|ftp|file):", following[0], re.IGNORECASE):
                raise QueryError(
                    f"FROM <{following[0]}> names a document outside: only graphs of this store can be named"
                )
    return "FROM" in names


def check_served(sparql: str) -> bool:
    """Refuses what would fetch; True where the text names its own graphs with FROM. Raises QueryError.

    Over HTTP any IRI may name a graph, as in every endpoint; our engine reads it from the store or finds it empty, and
    fetches for SERVICE and LOAD alone.
    """
    names = [word for kind, word in words(sparql) if kind == "word"]
    readings = _readings(sparql)
    if "SERVICE" in names or any(map(_asks_outside, readings)):
        raise QueryError("SERVICE would ask another machine and is refused: a query stays in this store")
    if any(map(_LOAD.search, readings)):
        raise QueryError("LOAD would fetch a document and is refused: nothing from outside enters this store so")
    return "FROM" in names


def check_foreign(sparql: str) -> None:
    """Refuses what any engine, rdflib's own too, would fetch for a query or an update: SERVICE, LOAD, and FROM or USING
    with more than the urn: names of this store's graphs. Raises QueryError.
    """
    for text in _readings(sparql):
        if _asks_outside(text):
            raise QueryError("SERVICE would ask another machine and is refused: a query stays in this store")
        if _LOAD.search(text):
            raise QueryError("LOAD would fetch a document and is refused: nothing from outside enters this store so")
        if _SOURCE.search(text):
            raise QueryError(
                "FROM may name a document outside and is refused, but for the <urn:…> graphs of this store"
            )


def _readings(sparql: str) -> set[str]:
    """The text with its escaped characters as they are and undone, and with a carriage return that ends a comment and
    one that does not: engines differ.
    """
    return {text.replace("\r", end) for text in (sparql, _ESCAPED.sub(_unescaped, sparql)) for end in " \n"}


def _unescaped(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    return chr(code) if code <= sys.maxunicode else escape[0]


def _asks_outside(text: str) -> bool:
    return any(not _ENDS_IN_VARIABLE.search(text, 0, match.start()) for match in _SERVICE.finditer(text))
