"""What tells two of one name apart, for whoever sees no more of them than their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.dates import readable
from kg.view.deed import Deed, Party
from kg.vocab import WD

Hint = Callable[[str], str]


def told_apart(deeds: Iterable[Deed]) -> dict[str, str]:
    """Everybody's label by IRI; of several who share one each with the first that tells them apart: the kind, the
    Wikidata id, the outlets that speak of them, the day of the first report, else a number.
    """
    parties: dict[str, Party] = {}
    told: dict[str, list[Deed]] = defaultdict(list)
    for deed in deeds:
        for party in (*deed.parties, *([deed.holder] if deed.holder else [])):
            parties[party.entity] = party
            told[party.entity].append(deed)

    def outlets(iri: str) -> str:
        names = sorted({deed.origin.outlet or deed.origin.source for deed in told[iri]})
        return f"in {', '.join(names[:2])}{' …' if len(names) > 2 else ''}"

    def first(iri: str) -> str:
        dates = sorted(deed.origin.date for deed in told[iri] if deed.origin.date)
        return f"first reported {readable(dates[0])}" if dates else "in an undated report"

    hints: tuple[Hint, ...] = (
        lambda iri: parties[iri].kind, lambda iri: iri.removeprefix(WD) if iri.startswith(WD) else "", outlets, first,
    )  # fmt: skip
    alike: dict[str, list[str]] = defaultdict(list)
    for iri, party in sorted(parties.items()):
        alike[" ".join(party.label.split()).casefold()].append(iri)
    labels = {iri: party.label for iri, party in parties.items()}
    for several in alike.values():
        if len(several) > 1:
            apart = next(
                (found for hint in hints if len(set(found := [hint(iri) for iri in several])) == len(several)), None
            )
            for number, iri in enumerate(several, 1):
                more = apart[number - 1] if apart else f"{number} of {len(several)}"
                labels[iri] = f"{labels[iri]} ({more})" if more else labels[iri]
    return labels
