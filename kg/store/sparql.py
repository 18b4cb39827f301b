"""Running a query: what would reach outside is refused before anything runs, mistakes show where, and time is
limited.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError, StoreError, UsageError
from kg.store.result import Result, Term
from kg.vocab import PREFIXES

# SPARQL 1.1, section 19.8: enough terminals to tell a keyword from a text, an IRI, a comment, a name or a variable.
_TOKEN = re.compile(
    r"""(?P<skip>\#[^\n\r]*
    |\"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''
    |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'
    |[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?
    |[?$@][\w-]+|[\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*)
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    |(?P<word>[^\W\d]\w*)
    |(?P<other>\S)""",
    re.VERBOSE | re.DOTALL,
)
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
_WHERE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CLOSING = {"{": "}", "(": ")"}
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_CHANGES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")


def tokens(sparql: str) -> Iterator[tuple[str, str, int]]:
    """Keywords, IRIs and marks of a query with their places, as ('word', 'select', 0); texts and comments are not among
    them.
    """
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup and match.lastgroup != "skip":
            yield match.lastgroup, match.group(), match.start()


def words(sparql: str) -> Iterator[tuple[str, str]]:
    """The keywords (upper case) and IRIs of a query in order, as ('word', 'SELECT') and ('iri', 'urn:x'); texts and
    comments are not among them.
    """
    for kind, text, _ in tokens(sparql):
        if kind == "word":
            yield "word", text.upper()
        elif kind == "iri":
            yield "iri", text[1:-1]


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


def run(engine: ox.Store, sparql: str, timeout: float | None = None) -> Result:
    """The answer to one query; the default graph is the union of all graphs. QueryError after `timeout` seconds.

    The engine cannot be interrupted, but it lets other threads run: the query gets a thread of its own, so that this
    one can stop waiting for it. A query given up on stops at its next row, or with the process.
    """
    if timeout is not None and not 0 < timeout <= threading.TIMEOUT_MAX:
        raise UsageError(f"the time a query may take should be a number of seconds above 0, not {timeout:g}")
    own_dataset = check(sparql)
    box: SimpleQueue[Result | BaseException] = SimpleQueue()
    given_up = threading.Event()

    def work() -> None:
        try:
            box.put(_evaluate(engine, sparql, own_dataset, given_up))
        except BaseException as error:
            box.put(error.with_traceback(None))  # its frames hold rows that only this thread may let go

    threading.Thread(target=work, name="kg-query", daemon=True).start()
    try:
        outcome = box.get(timeout=timeout)
    except Empty:
        raise QueryError(f"the query took longer than {timeout:g} seconds; add a LIMIT or more conditions") from None
    finally:
        given_up.set()
    if isinstance(outcome, SyntaxError):
        raise QueryError(located(sparql, str(outcome))) from outcome
    if isinstance(outcome, OSError | RuntimeError):
        raise StoreError(f"the store could not answer: {outcome}") from outcome
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def _evaluate(engine: ox.Store, sparql: str, own_dataset: bool, given_up: threading.Event) -> Result:
    # A union default graph would overrule the query's own FROM.
    answer: Any = engine.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=not own_dataset)
    if isinstance(answer, ox.QueryBoolean):
        return Result(("ask",), (), bool(answer))
    terms: list[tuple[Term | None, ...]] = []
    if isinstance(answer, ox.QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
        cells = ((triple.subject, triple.predicate, triple.object) for triple in answer)
    else:
        columns = tuple(_in_order([variable.value for variable in answer.variables], sparql))
        cells = (tuple(solution[column] for column in columns) for solution in answer)
    for row in cells:
        if given_up.is_set():
            break
        terms.append(tuple(map(_term, row)))
    return Result(columns, tuple(terms))


def _in_order(columns: list[str], sparql: str) -> list[str]:
    """The columns of SELECT * in the order in which the query names them; the engine has no order for them."""
    return in_order(columns, sparql) if _star(sparql) else columns


def in_order(columns: list[str], sparql: str) -> list[str]:
    """Columns in the order in which the query names them."""
    seen = [match.group(1) for match in re.finditer(r"[?$](\w+)", sparql)]
    return sorted(columns, key=lambda name: seen.index(name) if name in seen else len(seen))


def spelled_out(sparql: str, columns: list[str]) -> str | None:
    """The query with these columns in place of the star of its SELECT *; None where it has none."""
    at = _star(sparql)
    return f"{sparql[: at - 1]}{' '.join(f'?{name}' for name in columns)}{sparql[at:]}" if at else None


def _star(sparql: str) -> int:
    """The place after the star of SELECT *, 0 where the query's first SELECT has none."""
    found = tokens(sparql)
    for _, text, _ in found:
        if text.upper() == "SELECT":
            _, text, start = next(
                ((k, t, s) for k, t, s in found if t.upper() not in {"DISTINCT", "REDUCED"}), ("", "", 0)
            )
            return start + 1 if text == "*" else 0
    return 0


def _term(node: Any) -> Term | None:
    if node is None:
        return None
    if isinstance(node, ox.NamedNode):
        return Term("uri", node.value)
    if isinstance(node, ox.Literal):
        return Term("literal", node.value, node.datatype.value, node.language)
    return Term("bnode", getattr(node, "value", str(node)))


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
