from collections.abc import Iterable
from dataclasses import replace

import pytest

from kg.records import Extraction, Plover
from kg.store import Store, open_store
from kg.view import network
from tests.factory import CEASEFIRE, NATO, RUSSIA, RUTTE, TRUMP, UKRAINE, US, Draft, entity

ZELENSKYY = entity("Volodymyr Zelenskyy", "person")
WITKOFF = entity("Steve Witkoff", "person")
DMITRIEV = entity("Kirill Dmitriev", "person")
TALK = Plover("CONSULT", "meet", 1)
REFUSE = Plover("REJECT", None, 3)


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


@pytest.fixture(scope="session")
def store() -> Store:
    return filled(reports())


@pytest.fixture(scope="session")
def net(store: Store):
    return network(store)
