"""The W3C's own tests against our server: python -m tests.serve.conformance FOLDER > docs/conformance.md.

FOLDER holds the manifests of SPARQL 1.1: protocol, graph-store-protocol, service-description, json-res, csv-tsv-res.
The graph store only reads: what a test writes first is written by an update, and not counted.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import rdflib
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from starlette.testclient import TestClient

from kg.serve.app import Settings, application
from kg.serve.pool import Limits
from kg.store import open_store
from tests.serve.conftest import TOKEN

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
SD = "http://www.w3.org/ns/sparql-service-description#"
UPDATE = {"content-type": "application/sparql-update", "authorization": f"Bearer {TOKEN}"}
PREFIXED = "@prefix"


class Outcome(NamedTuple):
    """One test: what it belongs to, its name, and what went wrong, '' for nothing."""

    area: str
    name: str
    wrong: str


class Suite:
    """A server on an empty store, and the manifests."""

    def __init__(self, client: TestClient, folder: Path) -> None:
        self.client, self.folder = client, folder

    def run(self) -> Iterator[Outcome]:
        """Every test of every manifest."""
        for area, manifest, test in (
            ("Protocol", "protocol/manifest.ttl", self.protocol),
            ("Graph store, reading", "graph-store-protocol/manifest-direct.ttl", self.graph_store),
            ("Graph store, reading", "graph-store-protocol/manifest-indirect.ttl", self.graph_store),
            ("Service description", "service-description/manifest.ttl", self.described),
            ("Results in JSON", "json-res/manifest.ttl", self.results),
            ("Results in CSV and TSV", "csv-tsv-res/manifest.ttl", self.results),
        ):
            yield from self._entries(area, self.folder / manifest, test)

    def _entries(self, area: str, path: Path, test: Callable[[rdflib.Graph, Any], str]) -> Iterator[Outcome]:
        graph = rdflib.Graph().parse(path, publicID=path.as_uri())
        for manifest in graph.subjects(rdflib.RDF.type, MF.Manifest):
            for entry in Collection(graph, graph.value(manifest, MF.entries)):
                if (entry, MF.requires, MF.POSTGraphCreation) in graph:
                    continue  # nothing but writing
                self.update("DROP ALL")
                yield Outcome(area, str(graph.value(entry, MF.name)), test(graph, entry))

    def update(self, text: str) -> None:
        """Change the store, as a test wants it before it begins."""
        found = self.client.post("/sparql", content=text.encode(), headers=UPDATE)
        assert found.status_code == 204, found.text

    def protocol(self, graph: rdflib.Graph, entry: Any) -> str:
        """Requests to the endpoint, with what their answers should be."""
        for data in graph.objects(entry, UT.graphData):
            triples = Path(urlsplit(str(graph.value(data, UT.graph))).path).read_text(encoding="utf8")
            self.update(f"INSERT DATA {{ GRAPH <{graph.value(data, rdflib.RDFS.label)}> {{ {triples} }} }}")
        for request in _requests(graph, entry):
            found = self.send(graph, request)
            response = graph.value(request, HT.resp)
            wrong = _status(graph, response, found.status_code)
            boolean = graph.value(response, MF.expectedBoolean)
            if not wrong and boolean is not None and found.json().get("boolean") != boolean.toPython():
                wrong = f"answered {found.text[:80]}"
            if wrong:
                return wrong
        return ""

    def graph_store(self, graph: rdflib.Graph, entry: Any) -> str:
        """Readings, after what was written; a test that reads nothing has nothing to show here."""
        for request in _requests(graph, entry):
            method, path = str(graph.value(request, HT.methodName)), str(graph.value(request, HT.absolutePath))
            if method not in {"GET", "HEAD"}:
                self._write(graph, request, method, path)
                continue
            response = graph.value(request, HT.resp)
            found = self.client.request(method, _ours(path), headers=_headers(graph, request))
            wrong = _status(graph, response, found.status_code)
            body = graph.value(response, HT.body)
            if not wrong and body is not None and graph.value(body, CNT.chars) is not None:
                wanted = rdflib.Graph().parse(data=_prefixed(str(graph.value(body, CNT.chars))), format="turtle")
                got = rdflib.Graph().parse(data=found.text, format="turtle")
                wrong = "" if isomorphic(wanted, got) else f"another graph: {found.text[:80]}"
            if wrong:
                return wrong
        return ""

    def _write(self, graph: rdflib.Graph, request: Any, method: str, path: str) -> None:
        fields = parse_qs(urlsplit(path).query, keep_blank_values=True)
        name = fields["graph"][0] if "graph" in fields else None if "default" in fields else _own(path)
        where = f"GRAPH <{name}>" if name else "DEFAULT"
        if method in {"PUT", "DELETE"}:
            self.update(f"DROP SILENT {where}")
        text = _body(graph, request)
        if method in {"PUT", "POST"} and text:
            triples = rdflib.Graph().parse(data=_prefixed(text), format="turtle").serialize(format="nt")
            self.update(f"INSERT DATA {{ GRAPH <{name}> {{ {triples} }} }}" if name else f"INSERT DATA {{ {triples} }}")

    def described(self, graph: rdflib.Graph, entry: Any) -> str:
        """A GET without a query answers RDF that says where the endpoint is."""
        found = self.client.get("/sparql", headers={"accept": "text/turtle"})
        told = rdflib.Graph().parse(data=found.text, format="turtle")
        address = rdflib.URIRef("http://localhost/sparql")
        services = list(told.subjects(rdflib.URIRef(f"{SD}endpoint"), address))
        if not services:
            return "no sd:endpoint with its address"
        typed = (services[0], rdflib.RDF.type, rdflib.URIRef(f"{SD}Service")) in told
        dataset = told.value(services[0], rdflib.URIRef(f"{SD}defaultDataset"))
        whole = dataset is not None and told.value(dataset, rdflib.URIRef(f"{SD}defaultGraph")) is not None
        return "" if typed and whole else "no service, or no default graph"

    def results(self, graph: rdflib.Graph, entry: Any) -> str:
        """A query whose results should be those of a file, as rows in any order."""
        action = graph.value(entry, MF.action)
        data, query, wanted = (
            Path(urlsplit(str(node)).path)
            for node in (graph.value(action, QT.data), graph.value(action, QT.query), graph.value(entry, MF.result))
        )
        triples = rdflib.Graph().parse(data).serialize(format="nt")
        self.update(f"INSERT DATA {{ {triples} }}")
        kind = {
            ".srj": "application/sparql-results+json", ".csv": "text/csv", ".tsv": "text/tab-separated-values",
        }[wanted.suffix]  # fmt: skip
        found = self.client.post(
            "/sparql", content=query.read_bytes(), headers={"content-type": "application/sparql-query", "accept": kind}
        )
        if found.headers["content-type"].partition(";")[0] != kind:
            return f"comes as {found.headers['content-type']}"
        rows, expected = _rows(found.text, wanted.suffix), _rows(wanted.read_text(encoding="utf8"), wanted.suffix)
        return "" if rows == expected else f"{rows} instead of {expected}"

    def send(self, graph: rdflib.Graph, request: Any) -> Any:
        """One request of a manifest."""
        body = graph.value(request, HT.body)
        content = None
        if body is not None:
            content = str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding) or "utf8"))
        headers = _headers(graph, request) | {"authorization": f"Bearer {TOKEN}"}
        return self.client.request(
            str(graph.value(request, HT.methodName)), str(graph.value(request, HT.absolutePath)), content=content,
            headers=headers,
        )  # fmt: skip


def _requests(graph: rdflib.Graph, entry: Any) -> list[Any]:
    return list(Collection(graph, graph.value(graph.value(entry, MF.action), HT.requests)))


def _headers(graph: rdflib.Graph, request: Any) -> dict[str, str]:
    given = graph.value(request, HT.headers)
    rows = Collection(graph, given) if given is not None else []
    return {str(graph.value(row, HT.fieldName)): str(graph.value(row, HT.fieldValue)) for row in rows}


def _body(graph: rdflib.Graph, request: Any) -> str:
    body = graph.value(request, HT.body)
    if body is None:
        return ""
    text = str(graph.value(body, CNT.chars) or "")
    if not text.startswith("--"):
        return text
    border = text.split()[0]  # several files in one form
    parts = [part.partition("\r\n\r\n")[2] or part.partition("\n\n")[2] for part in text.split(border)]
    return "\n".join(parts)


def _prefixed(turtle: str) -> str:
    """What a manifest leaves out of its Turtle."""
    missing = {"foaf": "http://xmlns.com/foaf/0.1/", "v": "http://www.w3.org/2006/vcard/ns#"}
    head = [f"@prefix {p}: <{iri}> ." for p, iri in missing.items() if f"@prefix {p}:" not in turtle]
    return "\n".join([*head, turtle])


def _status(graph: rdflib.Graph, response: Any, got: int) -> str:
    names = {"OK": "200", "Created": "201", "NoContent": "204", "NotFound": "404", "BadRequest": "400"}
    wanted = [str(s).rpartition("#")[2] for s in graph.objects(response, MF.expectedStatus)]
    codes = [names.get(name, name.removeprefix("StatusCode").replace("xx", "")) for name in wanted]
    return "" if not codes or any(str(got).startswith(code) for code in codes) else f"status {got}, not {wanted}"


def _ours(path: str) -> str:
    return "/graphs" + path.removeprefix("/gsp")


def _own(path: str) -> str:
    return "http://localhost" + _ours(path)


def _rows(text: str, suffix: str) -> Any:
    """Rows to compare, blank nodes without their names; of an ASK its answer."""
    if suffix == ".csv":
        head, *rows = csv.reader(io.StringIO(text))
        return head, sorted([_nameless(cell) for cell in row] for row in rows)
    form = ox.QueryResultsFormat.JSON if suffix == ".srj" else ox.QueryResultsFormat.TSV
    found = ox.parse_query_results(text.encode(), format=form)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = sorted(v.value for v in found.variables)
    return names, sorted([_nameless(str(row[name])) for name in names] for row in found)


def _nameless(cell: str) -> str:
    return "_:" if cell.startswith("_:") else cell


def outcomes(folder: Path) -> list[Outcome]:
    """All tests, each on an empty store."""
    with tempfile.TemporaryDirectory() as room:
        store = Path(room) / "store"
        open_store(store, create=True).close()
        settings = Settings(token=TOKEN, updates=True, limits=Limits(workers=1))
        with TestClient(application(store, settings), "http://localhost") as client:
            return list(Suite(client, folder).run())


def main() -> None:
    """Write the table as Markdown."""
    found = outcomes(Path(sys.argv[1]))
    right = sum(not outcome.wrong for outcome in found)
    print("# Conformance of the endpoint\n")
    print(
        "The W3C's tests of SPARQL 1.1 against `kg serve`; the graph store is only read, so what a test writes is written"
    )
    print(
        "by an update first. Made by `python -m tests.serve.conformance FOLDER`; `tests/serve` asks for the same in our own"
    )
    print(
        f"words, without that folder.\n\n**{right} of {len(found)} pass.**\n\n| area | test | passes |\n|---|---|---|"
    )
    for outcome in found:
        name = " ".join(outcome.name.split()).replace("|", "\\|")
        wrong = " ".join(outcome.wrong.split()).replace("|", "\\|")
        print(f"| {outcome.area} | {name} | {'no: ' + wrong[:60] + '…' if wrong else 'yes'} |")


if __name__ == "__main__":
    main()
