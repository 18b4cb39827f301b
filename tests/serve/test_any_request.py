"""Whatever a request says, it is read or refused with a status for the client's mistake; nothing breaks."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import quote_plus, urlencode

from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.datastructures import Headers

from kg.errors import QueryError
from kg.serve.formats import GRAPHS, RESULTS, choose
from kg.serve.guards import host_and_port, host_of, ours, permitted
from kg.serve.login import local, wants_page
from kg.serve.network.filters import filters
from kg.serve.pool import Refused
from kg.serve.protocol import FORM, QUERY, UPDATE, Operation, operation
from kg.serve.updates import with_datasets
from kg.store.refused import check_served
from kg.store.tokens import tokens

LATIN = st.text(st.characters(max_codepoint=255), max_size=80)
NAMES = st.sampled_from(["query", "update", "default-graph-uri", "using-graph-uri", "using-named-graph-uri", "x", ""])
FIELDS = st.lists(st.tuples(NAMES, st.text(st.characters(exclude_categories=["Cs"]), max_size=20)), max_size=6)
QUERIES = FIELDS.map(urlencode) | LATIN
METHODS = st.sampled_from(["GET", "HEAD", "POST", "PUT", "DELETE", "", "get"])
KINDS = st.sampled_from([FORM, QUERY, UPDATE, f"{QUERY}; charset=latin-1", f" {FORM.upper()} ;x", "text/plain"]) | LATIN
BODIES = FIELDS.map(lambda fields: urlencode(fields).encode()) | st.binary(max_size=120)
WORDS = ["SELECT", "INSERT", "DELETE", "DATA", "WHERE", "USING", "WITH", "SERVICE", "LOAD", "FROM", "a"]
SIGNS = ["{", "}", "<urn:a>", ";", "'", '"', "'''", '"""', "\\", "#", "?s", "<", ">", "_:b", "^^", "@en", "é", "𝄞", "\n", "\x00"]  # fmt: skip
PIECES = st.sampled_from([*WORDS, *SIGNS])
SPARQL = st.lists(PIECES, max_size=30).map(" ".join) | st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80)
MANY = settings(max_examples=300, deadline=None)
T = TypeVar("T")


def read(what: Callable[[], T]) -> tuple[int, T | None]:
    """What was read, with 200, else the status with which it is refused."""
    try:
        return 200, what()
    except Refused as refused:
        return refused.status, None


@MANY
@given(METHODS, QUERIES, KINDS, BODIES)
@example("POST", "query=%ff", FORM, b"")
@example("POST", "&" * 2_000, FORM, b"query=a")
def test_a_request_of_the_protocol_is_read_or_refused(method: str, query: str, kind: str, body: bytes) -> None:
    status, found = read(lambda: operation(method, query, {"content-type": kind}, body))
    assert status == 200 or 400 <= status < 500
    assert status != 200 or (found is None) <= (method in ("GET", "HEAD"))
    assert found is None or not found.update or method == "POST"


@MANY
@given(st.dictionaries(NAMES.filter(lambda name: name.startswith("default")), st.text(max_size=10), max_size=1), SPARQL)
def test_what_is_sent_as_a_query_arrives_as_it_is(more: dict[str, str], sparql: str) -> None:
    with contextlib.suppress(UnicodeEncodeError):  # half of a character
        said = "&".join([f"query={quote_plus(sparql)}", *(f"{n}={quote_plus(v)}" for n, v in more.items())])
        for method, address, kind, body in (("GET", said, "", b""), ("POST", "", FORM, said.encode())):
            found = operation(method, address, {"content-type": kind}, body)
            assert found == Operation(sparql, default=tuple(more.values()))


@MANY
@given(SPARQL, st.lists(st.sampled_from(["urn:g", "http://a.test/x", "urn:h"]), max_size=2))
def test_graphs_are_put_into_any_update_or_it_is_refused(sparql: str, graphs: list[str]) -> None:
    with contextlib.suppress(QueryError):
        check_served(sparql)
        found = with_datasets(Operation(sparql, default=tuple(graphs), update=True))
        assert found == sparql or f"USING <{graphs[0]}>" in found


@MANY
@given(SPARQL)
def test_the_pieces_of_a_query_are_in_it_where_they_say(sparql: str) -> None:
    with contextlib.suppress(QueryError):
        assert all(sparql.startswith(text, start) for _, text, start in tokens(sparql))


@MANY
@given(
    LATIN
    | st.lists(st.sampled_from(["text/", "html", "*/*", ";q=", "nan", "1e9", "-1", ",", "0.5", "text/csv"])).map(
        "".join
    )
)
def test_any_accept_header_chooses_something_offered_or_nothing(accept: str) -> None:
    for offered in (RESULTS, GRAPHS):
        found = choose(accept, offered)
        assert found is None or offered[found.media] == found.name
    assert wants_page(Headers({"accept": accept})) in (True, False)


@MANY
@given(LATIN, LATIN, LATIN)
@example("[::1", "http://[", "Bearer")
def test_heads_of_others_are_never_taken_for_ours(host: str, origin: str, authorization: str) -> None:
    headers = Headers({"host": host, "origin": origin, "authorization": authorization})
    assert not permitted(headers, "a token of ours")
    assert not ours(headers) or host_and_port(origin) == host.lower()
    assert host_of(host) == host_of(host).lower()


@MANY
@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["/", "\\", "ask", ":", "//", "@", "evil.test", "?", "\t"])).map("".join)
)
def test_a_way_back_never_leaves_this_server(address: str) -> None:
    found = local(address)
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))


@MANY
@given(st.lists(st.tuples(st.sampled_from(["since", "until", "outlet", "kind", "sure", "confidence", "least", "focus", "steps"]), st.text(max_size=12)), max_size=8))  # fmt: skip
def test_any_filter_of_the_network_is_read_or_refused(given_: list[tuple[str, str]]) -> None:
    status, found = read(lambda: filters(given_))
    assert status in (200, 400, 414)
    assert found is None or filters(found.pairs()) == found
