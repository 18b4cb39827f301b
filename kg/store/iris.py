"""What the graph names its things, mostly from their article's key: every IRI is a digest of length-prefixed fields,
so building twice mints the same names.
"""

from __future__ import annotations

import re

from kg.records import Role, Span, digest
from kg.vocab import DATA

KNOWLEDGE = f"{DATA}graph:knowledge"  # the named graph of everything derived
LINKS = f"{DATA}graph:links"  # the named graph of what several articles tell alike or otherwise
TIMES = (
    f"{DATA}graph:times"  # the named graph of clock times, kept out of dumps so that these stay byte for byte the same
)

_DIGEST = re.compile(r"[0-9a-f]{20}")


def numbered(kind: str, key: str, given: str) -> str:
    """IRI of a statement or an event: its own id where that is a digest already, else a digest of article and id."""
    return f"{DATA}{kind}:{given if _DIGEST.fullmatch(given) else digest(key, given)}"


def is_digest(given: str) -> bool:
    """Whether an id can stand in an IRI as it is."""
    return bool(_DIGEST.fullmatch(given))


def span_iri(key: str, span: Span) -> str:
    """IRI of the selector of one stretch of an article's text."""
    return f"{DATA}span:{digest(key, str(span.start), str(span.end))}"


def mention_iri(key: str, index: int) -> str:
    """IRI of the mention at this place in `Extraction.mentions`."""
    return f"{DATA}mention:{digest(key, 'mention', str(index))}"


def role_iri(key: str, role: Role, index: int) -> str:
    """IRI of a role that an article ascribes to somebody."""
    return f"{DATA}role:{digest(key, str(index), str(role.span.start), str(role.span.end), role.office)}"


def party_iri(event: str, side: str, index: int) -> str:
    """IRI of one of several who act, or are acted on, in an event."""
    return f"{DATA}party:{digest(event, side, str(index))}"


def run_iri(key: str, tool: str, model: str) -> str:
    """IRI of the reading of one article by one version of program and reader."""
    return f"{DATA}run:{digest(key, tool, model)}"


def derived_iri(kind: str, *fields: str) -> str:
    """IRI of a thing of the knowledge layer, from what makes it that thing."""
    return f"{DATA}{kind}:{digest(*fields)}"
