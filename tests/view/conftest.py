import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from kg.records import Extraction, Participant, Plover, Resolution
from kg.store import Store, open_store
from kg.view import Deed, deeds, network
from tests.factory import CEASEFIRE, NATO, RUSSIA, RUTTE, TRUMP, UKRAINE, US, Draft, entity

ZELENSKYY = entity("Volodymyr Zelenskyy", "person")
WITKOFF = entity("Steve Witkoff", "person")
DMITRIEV = entity("Kirill Dmitriev", "person")
TALK = Plover("CONSULT", "meet", 1)
REFUSE = Plover("REJECT", None, 3)
ACCUSE = Plover("ACCUSE", None, 3)
ATTACK = Plover("ASSAULT", None, 4)
AID = Plover("AID", None, 2)


def filled(extractions: Iterable[Extraction]) -> Store:
    store = open_store(":memory:")
    for extraction in extractions:
        store.add(extraction)
    return store


def reports() -> list[Extraction]:
    """Three invented reports: the first of April by the Gazette, the fourth by the Ledger, some day of May by nobody."""
    one = Draft(
        "“The ball is in their court,” Mark Rutte told reporters about Russia.\n"
        "The United States proposed a 30-day ceasefire.\n"
        "Moscow did not accept the truce.\nRutte praised Ukraine for its patience.",
        source="one.txt", publisher="Gazette", published="2025-04-01", title="NATO chief waits",
    )  # fmt: skip
    one.mention("Russia", RUSSIA)
    one.mention("Moscow", RUSSIA, "metonym")
    one.mention("Ukraine", UKRAINE)
    one.statement("“The ball is in their court,”", RUTTE, source="Mark Rutte", cue="told", about=[RUSSIA])
    one.event(("The United States", US), "proposed", "propose", object=("a 30-day ceasefire", CEASEFIRE), plover=TALK)
    one.event(("Moscow", RUSSIA), "accept", "accept", object=("the truce", CEASEFIRE), negated=True, plover=TALK)
    one.statement(
        "its patience", RUTTE, source="Rutte", cue="praised", about=[UKRAINE], act="praise", manner="indirect"
    )
    two = Draft(
        "Volodymyr Zelenskyy said Russia had rejected the plan.\nSteve Witkoff will meet Kirill Dmitriev in Riyadh.\n"
        "“Peace takes time,” Donald Trump said.",
        source="two.txt", publisher="Ledger", published="2025-04-04T09:30:00Z",
    )  # fmt: skip
    said = two.statement(
        "Russia had rejected the plan",
        ZELENSKYY,
        source="Volodymyr Zelenskyy",
        cue="said",
        about=[RUSSIA],
        manner="indirect",
    )
    two.event(("Russia", RUSSIA), "rejected", "reject", object=("the plan", CEASEFIRE), said=said, plover=REFUSE)
    two.event(
        ("Steve Witkoff", WITKOFF),
        "meet",
        "meet",
        recipient=("Kirill Dmitriev", DMITRIEV),
        modality="future",
        plover=TALK,
    )
    two.statement("“Peace takes time,”", TRUMP, source="Donald Trump", cue="said")
    three = Draft("Officials said NATO was ready.", source="three.txt", published="2025-05")
    three.statement("NATO was ready", None, source="Officials", cue="said", about=[NATO], manner="indirect")
    linked = two.done()
    return [one.done(), replace(linked, article=replace(linked.article, url="https://ledger.example/a")), three.done()]


def deeds_of_april() -> list[Extraction]:
    """Two invented reports of events: facts, a claim, a denial, a plan, and one of two actors."""
    one = Draft(
        "The United States and Ukraine met Russia on 2 April.\nRussia accused NATO.\nRussia did not attack Ukraine.\n"
        "NATO will help Ukraine.",
        source="one.txt", publisher="Gazette", published="2025-04-03", title="A meeting",
    )  # fmt: skip
    one.event(
        ("The United States and Ukraine", None), "met", "meet", recipient=("Russia", RUSSIA), plover=TALK,
        when="2025-04-02",
    )  # fmt: skip
    one.event(("Russia", RUSSIA), "accused", "accuse", recipient=("NATO", NATO), plover=ACCUSE)
    one.event(("Russia", RUSSIA), "attack", "attack", recipient=("Ukraine", UKRAINE), negated=True, plover=ATTACK)
    one.event(("NATO", NATO), "help", "help", recipient=("Ukraine", UKRAINE), modality="future", plover=AID)
    joint = one.done()
    members = tuple(
        Participant(one.span(words), None, Resolution(who, "name", "named"))
        for words, who in (("The United States", US), ("Ukraine", UKRAINE))
    )
    two = Draft(
        "NATO said Russia had attacked Ukraine.\nNATO aided Ukraine.", source="two.txt", publisher="Ledger",
        published="2025-05-01",
    )  # fmt: skip
    said = two.statement("Russia had attacked Ukraine", NATO, source="NATO", cue="said", manner="indirect")
    two.event(
        ("Russia", RUSSIA), "attacked", "attack", recipient=("Ukraine", UKRAINE), said=said, plover=ATTACK,
    )  # fmt: skip
    two.event(("NATO", NATO), "aided", "aid", recipient=("Ukraine", UKRAINE), plover=AID)
    return [replace(joint, events=(replace(joint.events[0], actors=members), *joint.events[1:])), two.done()]


@pytest.fixture(scope="session")
def store() -> Store:
    return filled(reports())


@pytest.fixture(scope="session")
def april() -> tuple[Deed, ...]:
    return tuple(deeds(filled(deeds_of_april())))


@pytest.fixture(scope="session")
def net(store: Store):
    return network(store)


@pytest.fixture
def visited() -> Iterator[tuple[str, list[str]]]:
    """An address on this machine, and what was asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
