"""The words of a query: keywords, IRIs and marks, told from texts, comments, names and variables."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


def tokens(sparql: str) -> Iterator[tuple[str, str, int]]:
    """Keywords, IRIs and marks of a query with their places, as ('word', 'select', 0); texts and comments are not among
    them.
    """
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup and match.lastgroup != "skip":
            yield match.lastgroup, match.group(), match.start()


def prefixed(sparql: str) -> Iterator[tuple[str, int, bool]]:
    """The prefix of each name with its place, and whether it stands there to be declared, as ('kg', 7, True)."""
    declaring = False
    for match in _TOKEN.finditer(sparql):
        text = match.group()
        if match.lastgroup == "skip" and text[0] not in "#\"'?$@" and ":" in text and not text.startswith("_:"):
            yield text.partition(":")[0], match.start(), declaring
        if not text.startswith("#"):
            declaring = text.upper() == "PREFIX"


def words(sparql: str) -> Iterator[tuple[str, str]]:
    """The keywords (upper case) and IRIs of a query in order, as ('word', 'SELECT') and ('iri', 'urn:x'); texts and
    comments are not among them.
    """
    for kind, text, _ in tokens(sparql):
        if kind == "word":
            yield "word", text.upper()
        elif kind == "iri":
            yield "iri", text[1:-1]
