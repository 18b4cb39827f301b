"""Invented reports of several outlets on one storm, whole copies, parts and reports of their own."""

from __future__ import annotations

from kg.records import Article

WIRE = (
    "LORUN (Reuters) - Two ferries ran aground off the harbour of Lorun on Monday when the third storm within a week "
    "crossed the bay of Kestria, and rescuers brought all 212 passengers ashore before nightfall. "
    "The harbour master closed the port for all ships and sent the pilots home. "
    '"We have never seen waves like these in forty years at sea and we hope never to see them again," said Ana Sorel, '
    "who leads the rescue service. "
    "Shops in the old town boarded up their windows, and the power failed in three districts until the early morning. "
    "Engineers will look at both hulls once the wind has dropped, which the weather service expects for Thursday."
)
OWN = (
    "When the sea broke over the quay in Lorun, fishermen had long tied up their boats. What happened next, old people "
    "here say, will be told for years: two ferries on the rocks and not one life lost. "
    '"We have never seen waves like these in forty years at sea and we hope never to see them again," said rescue chief '
    "Sorel. Insurers speak of damage that nobody can count yet."
)
PART = (
    "Kestria's government met on Tuesday to talk about the coast. Ministers want higher walls and a new light on the "
    "northern pier, and they want them soon. "
    "Shops in the old town boarded up their windows, and the power failed in three districts until the early morning. "
    "The opposition called the plan late and thin, and asked where the money of the last plan had gone."
)


def article(text: str, publisher: str | None = None, published: str | None = None) -> Article:
    return Article(publisher or "a", f"{publisher or 'a'}.txt", text, publisher=publisher, published=published)


def changed(text: str, every: int = 25) -> str:
    """The text with one word in `every` changed, as an editor does."""
    return " ".join(
        "indeed" if i % every == every - 1 and word.isalpha() else word for i, word in enumerate(text.split(" "))
    )
