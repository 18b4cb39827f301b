"""A store of three invented reports to look at in the explorer, and a client of its server."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

from kg.link.stage import renew
from kg.records import Extraction, Reason
from kg.serve.app import Settings, application
from kg.serve.pool import Limits
from kg.store import open_store
from tests.factory import CEASEFIRE, NATO, RUSSIA, RUTTE, UKRAINE, US, Draft

LIMITS = Limits(seconds=20, answer=5_000_000, workers=1)
PATIENCE = "“Nobody should mistake our patience for weakness in this matter,”"


def papers() -> list[Extraction]:
    """One remark in two outlets with a word of difference; a deed denied, one planned, one claimed; an office."""
    one = Draft(
        f"NATO chief waits\n{PATIENCE} Mark Rutte, Secretary General of NATO, told Ukraine.\n"
        "The United States proposed a 30-day ceasefire.\nMoscow did not accept the truce.\nNATO will help Ukraine.",
        source="reports/one.txt", publisher="Gazette", published="2025-04-01", title="NATO chief waits",
    )  # fmt: skip
    one.mention("Mark Rutte", RUTTE)
    one.statement(PATIENCE, RUTTE, source="Mark Rutte", cue="told", addressee=UKRAINE)
    one.role("Secretary General", "Secretary General", RUTTE, NATO)
    one.event(("The United States", US), "proposed", "propose", object=("a 30-day ceasefire", CEASEFIRE))
    one.event(
        ("Moscow", RUSSIA), "accept", "accept", object=("the truce", CEASEFIRE), negated=True,
        reasons=[Reason("negated", "it says 'not'", one.span("not"))],
    )  # fmt: skip
    one.event(("NATO", NATO), "help", "help", recipient=("Ukraine", UKRAINE), modality="future")
    two = Draft(
        f"{PATIENCE.replace('matter', 'affair')} Rutte said.\nKyiv said Russia had rejected the plan.",
        source="reports/two.txt", publisher="Ledger", published="2025-04-04T09:30:00Z",
    )  # fmt: skip
    two.statement(PATIENCE.replace("matter", "affair"), RUTTE, source="Rutte", cue="said")
    said = two.statement(
        "Russia had rejected the plan", UKRAINE, source="Kyiv", cue="said", about=[RUSSIA], manner="indirect"
    )
    two.event(("Russia", RUSSIA), "rejected", "reject", object=("the plan", CEASEFIRE), said=said)
    three = Draft("Officials said NATO was ready.", source="reports/three.txt", published="2025-05")
    four = Draft("Nothing came of it.", source="reports/four.txt")
    three.statement("NATO was ready", None, source="Officials", cue="said", about=[NATO], manner="indirect")
    linked = two.done()
    return [
        one.done(),
        replace(linked, article=replace(linked.article, url="https://ledger.example/a")),
        three.done(),
        four.done(),
    ]


@contextlib.contextmanager
def opened(folder: Path, extractions: Iterable[Extraction]) -> Iterator[TestClient]:
    """A client of a server over these, once the words are searchable."""
    with open_store(folder, create=True) as store:
        for extraction in extractions:
            store.add(extraction)
        renew(store)
    with TestClient(application(folder, Settings(limits=LIMITS)), "http://localhost", follow_redirects=False) as client:
        settled(client)
        yield client


def settled(client: TestClient) -> None:
    """Wait until there is an index."""
    ends = time.monotonic() + 30
    while not client.get("/search?q=a", headers={"accept": "application/json"}).json()["ready"]:
        assert time.monotonic() < ends, "the index was not made"
        time.sleep(0.05)


def iri_of(client: TestClient, sparql: str) -> str:
    """The first IRI that a query finds."""
    found = client.get("/sparql", params={"query": sparql}, headers={"accept": "text/csv"}).text
    return found.splitlines()[1]
