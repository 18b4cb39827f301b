"""A large store out of a small one: its reports again and again, under other names, without anything being read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.link.entities.merging import derive
from kg.store import open_store
from kg.store.iris import KNOWLEDGE, TIMES

# What an article mints, and whom it names that no register knows: a copy of it is another article about other people.
_OWN = re.compile(
    rb"(<urn:kg:(?:article|span|mention|statement|event|role|party|run|copy|cluster|link|wording|account|contradiction"
    rb"|person|thing|organisation|place):[0-9a-f]{16})[0-9a-f]{4}>"
)
_LABEL = re.compile(
    rb"^(<urn:kg:(?:person|thing|organisation|place):[0-9a-f]{20}> "
    rb'<(?:urn:kg:def:label|http://www\.w3\.org/[^>]*[lL]abel)> "(?:[^"\\\n]|\\.)*)"',
    re.MULTILINE,
)
_SOURCE = re.compile(rb'(<urn:kg:def:source> "(?:[^"\\\n]|\\.)*)"')
_OUTLET = re.compile(rb'(<https://schema\.org/publisher> "(?:[^"\\\n]|\\.)*)"')
_DAY = re.compile(rb'(<https://schema\.org/datePublished> ")\d{4}')
OUTLETS = 10  # of which each copy's are other ones; real corpora have few outlets and many reports
YEARS = (2015, 10)


def multiplied(base: Path, out: Path, quads: int) -> int:
    """Make the store `out` of that many quads, or a few more, out of the reports and links of `base`, the knowledge
    layer derived anew; how many it has.
    """
    own = ox.Store.read_only(str(base / "quads"))
    lines = b"".join(_lines(own))
    times = max(1, round(quads / lines.count(b"\n")))
    del own
    with open_store(out, create=True) as store:
        store.writing()
        for number in range(times):
            store.engine.bulk_load(io.BytesIO(_copy(lines, number)), ox.RdfFormat.N_QUADS)
        derive(store, force=True)
        return len(store.engine)


def _lines(store: ox.Store) -> Iterator[bytes]:
    """N-Quads of everything that is not derived anew."""
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph.value not in (KNOWLEDGE, TIMES):
            yield store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph).replace(
                b" .\n", f" <{graph.value}> .\n".encode()
            )


def _copy(lines: bytes, number: int) -> bytes:
    if not number:  # the very articles, but under names that no copy can have
        return _OWN.sub(rb"\g<1>0000>", lines)
    own = str(number).encode()
    lines = _LABEL.sub(rb"\g<1> " + own + b'"', lines)
    lines = _OWN.sub(rb"\g<1>" + f"{number:04x}>".encode(), lines)
    lines = _SOURCE.sub(rb"\g<1>-" + own + b'"', lines)
    lines = _OUTLET.sub(rb"\g<1>/" + str(number % OUTLETS).encode() + b'"', lines)
    return _DAY.sub(rb"\g<1>" + str(YEARS[0] + number % YEARS[1]).encode(), lines)
