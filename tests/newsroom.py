"""Three invented reports on one story, as three outlets tell it: the small store that knowledge and questions are tested on."""

from __future__ import annotations

from kg.link.stage import renew
from kg.records import Extraction, Plover
from kg.store import Store, open_store
from tests.factory import CEASEFIRE, NATO, RUBIO, RUSSIA, RUTTE, TRUMP, UKRAINE, US, Draft, entity

DEAL = entity("minerals deal", "thing")
SENATE = entity("Senate", "organisation")
COURIER = """Mark Rutte: ball is with Moscow
NATO Secretary General Mark Rutte said on Sunday that "the ball is now in the court of the Russians".
The United States proposed a 30-day ceasefire to Ukraine.
Russia has not agreed to the 30-day ceasefire.
Secretary of State Marco Rubio told Ukraine: "We will know within weeks."
Russia attacked Ukraine.
Officials warned that talks may fail."""
GAZETTE = """"The ball is now in the court of the Russians," Rutte told reporters.
Senator Marco Rubio did not say that the talks are over.
Rutte said the United States had threatened Russia.
Donald Trump praised NATO: "They pay now, and they pay a lot."
Russia rejected the ceasefire."""
HERALD = """Trump: "I spoke to Ukraine and it was a good talk."
Rutte warned Russia: "Nobody should test us."
Ukraine will sign the minerals deal.
Ukraine met the United States.
Rebels had shelled Ukraine, a witness said."""


def courier() -> Extraction:
    d = Draft(
        COURIER,
        source="courier.txt",
        publisher="Courier",
        published="2025-04-06",
        title="Mark Rutte: ball is with Moscow",
    )
    d.mention("NATO Secretary General Mark Rutte", RUTTE)
    d.mention("Mark Rutte", RUTTE)
    d.mention("The United States", US)
    d.mention("Moscow", RUSSIA, "metonym")
    d.statement("ball is with Moscow", RUTTE, source="Mark Rutte", about=[RUSSIA], headline=True, manner="indirect")
    d.statement("the ball is now in the court of the Russians", RUTTE, source="NATO Secretary General Mark Rutte", cue="said on",
                about=[RUSSIA], manner="mixed", when="2025-04-06")  # fmt: skip
    d.statement(
        "We will know within weeks.", RUBIO, source="Secretary of State Marco Rubio", cue="told", addressee=UKRAINE
    )
    d.statement("talks may fail", source="Officials", cue="warned", act="warn", manner="indirect")
    d.event(("The United States", US), "proposed", "propose", object=("a 30-day ceasefire", CEASEFIRE),
            recipient=("Ukraine", UKRAINE), plover=Plover("CONSULT", None, 1))  # fmt: skip
    d.event(
        ("Russia has", RUSSIA),
        "agreed",
        "agree",
        object=("the 30-day ceasefire", CEASEFIRE),
        negated=True,
        plover=Plover("AGREE", None, 1),
    )
    d.event(
        ("Russia attacked", RUSSIA),
        "attacked",
        "attack",
        recipient=("Ukraine", UKRAINE),
        plover=Plover("ASSAULT", None, 4),
    )
    d.role("NATO Secretary General Mark Rutte", "Secretary General", RUTTE, NATO)
    d.role("Secretary of State Marco Rubio", "Secretary of State", RUBIO, US)
    return d.done()


def gazette() -> Extraction:
    d = Draft(GAZETTE, source="gazette.txt", publisher="Gazette", published="2025-04-07")
    d.mention("Rutte told", RUTTE, "alias")
    d.statement("The ball is now in the court of the Russians", RUTTE, source="Rutte", cue="told", about=[RUSSIA])
    d.statement("the talks are over", RUBIO, source="Senator Marco Rubio", cue="say", negated=True, manner="indirect")
    said = d.statement(
        "the United States had threatened Russia",
        RUTTE,
        source="Rutte",
        cue="said",
        about=[US, RUSSIA],
        manner="indirect",
    )
    d.statement(
        "They pay now, and they pay a lot.", TRUMP, source="Donald Trump", cue="praised", about=[NATO], act="praise"
    )
    d.event(
        ("the United States", US),
        "threatened",
        "threaten",
        recipient=("Russia.", RUSSIA),
        said=said,
        plover=Plover("THREATEN", None, 3),
    )
    d.event(
        ("Russia rejected", RUSSIA),
        "rejected",
        "reject",
        object=("the ceasefire", CEASEFIRE),
        plover=Plover("REJECT", None, 3),
    )
    d.role("Senator Marco Rubio", "Senator", RUBIO, SENATE)
    return d.done()


def herald() -> Extraction:
    d = Draft(HERALD, source="herald.txt", publisher="Herald", published="2025-05")
    d.statement("I spoke to Ukraine and it was a good talk.", TRUMP, source="Trump", about=[UKRAINE])
    d.statement("Nobody should test us.", RUTTE, source="Rutte", cue="warned", addressee=RUSSIA, act="warn")
    d.event(
        ("Ukraine will", UKRAINE),
        "sign",
        "sign",
        object=("minerals deal", DEAL),
        modality="future",
        plover=Plover("AGREE", None, 1),
    )
    d.event(
        ("Ukraine met", UKRAINE),
        "met",
        "meet",
        recipient=("the United States", US),
        plover=Plover("CONSULT", "meet", 1),
    )
    said = d.statement("Rebels had shelled Ukraine", source="a witness", cue="said", manner="indirect")
    d.event(("Rebels", None), "shelled", "shell", recipient=("Ukraine, a", UKRAINE), said=said)
    return d.done()


def newsroom() -> Store:
    """A store in memory with the three reports and what follows from them."""
    store = open_store(":memory:")
    for extraction in (courier(), gazette(), herald()):
        store.add(extraction)
    renew(store)
    return store
