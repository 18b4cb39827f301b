"""A small network made by hand: who is tied to whom, in which article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.serve.network.index import write
from kg.serve.network.reading import CLAIMED, FACT, OTHER, TONES, Node, Origin, Tie

NAMES = {"ann": "person", "bob": "person", "norway": "country", "un": "organisation", "alone": "person"}
PAPERS = (
    Origin("urn:article:1", "Gazette", "2025-04-01"),
    Origin("urn:article:2", "Ledger", "2025-04-20"),
    Origin("urn:article:3", "Ledger", "2025-05"),
    Origin("urn:article:4", "Courier", ""),
)


def tie(
    source: str,
    target: str,
    tone: str = "about",
    *,
    paper: int = 1,
    sure: int = FACT,
    confidence: float = 0.9,
    item: str = "",
) -> Tie:
    own = item or f"urn:item:{source}-{target}-{tone}-{paper}-{sure}"
    return Tie(f"urn:{source}", f"urn:{target}", TONES.index(tone), sure, confidence, f"urn:article:{paper}", own, 0)


TIES = (
    tie("ann", "norway"), tie("ann", "norway", paper=2), tie("ann", "norway", "conflict", paper=2),
    tie("norway", "ann", "cooperation", paper=3), tie("bob", "un", "role", paper=4),
    tie("bob", "norway", "cooperation", sure=CLAIMED), tie("bob", "norway", "conflict", sure=OTHER),
    tie("ann", "bob", "to", confidence=0.4),
)  # fmt: skip


def made(folder: Path, ties: Sequence[Tie] = TIES, names: dict[str, str] | None = None) -> Path:
    """The file of this network."""
    people = [Node(f"urn:{name}", name.capitalize(), kind, 1) for name, kind in (names or NAMES).items()]
    file = folder / "made.network"
    write(file, people, PAPERS, ties)
    return file
