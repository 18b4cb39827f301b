"""Four invented reports of one storm, and one of the year before: the same remark drifts from outlet to outlet."""

from __future__ import annotations

from kg.records import Entity, Extraction
from tests.factory import RUBIO, US, Draft, entity

QUIST = entity("Ada Quist", "person")
ORDER = "The ferries must wait in the harbour of Lorun until the storm has crossed the bay"
PEACE = "Nobody in the old town has to leave the house tonight"
SCENES = {
    "Gazette": "Two ferries lay in Lorun on Monday while the third storm of the week crossed the bay of Kestria.",
    "Ledger": "In Lorun nobody boards the ferries: a storm stands over the bay of Kestria, and the harbour is shut.",
    "Courier": "The bay of Kestria has its worst storm in years. No ferries leave Lorun, whose harbour is full.",
    "Herald": "Fishermen in Lorun watch a storm over Kestria, and the ferries in the harbour rub against the quay.",
}


def report(
    publisher: str, published: str | None, order: str, *more: str, role: str | None = None, source: str = "Ada Quist",
    speaker: Entity = QUIST,
) -> Extraction:  # fmt: skip
    """One report: the scene, the mayor's order, further remarks, and Rubio in an office."""
    lines = [SCENES[publisher], f"“{order},” {source} said.", *(f"“{words},” she told reporters." for words in more)]
    if role:
        lines.append(f"{role} Marco Rubio sent his regards.")
    draft = Draft("\n".join(lines), source=f"in/{publisher}.txt", publisher=publisher if published else None, published=published,
                  title=f"Storm over Lorun, {publisher}")  # fmt: skip
    draft.statement(order, speaker, source=source, cue="said")
    for words in more:
        draft.statement(words, QUIST, source="she", cue="told")
    if role:
        draft.role(f"{role} Marco Rubio", role, RUBIO, US)
    return draft.done()


def ferries() -> list[Extraction]:
    """Gazette has the order first, Ledger word for word, Courier weaker, and a report without outlet and date only in part."""
    return [
        report("Ledger", "2025-04-07", ORDER, PEACE, role="Senator"),
        report("Gazette", "2025-04-06", ORDER, PEACE, role="Secretary of State"),
        report("Courier", "2025-04-08", ORDER.replace("must", "may")),
        report("Herald", None, "The ferries must wait in the harbour of Lorun"),
    ]
