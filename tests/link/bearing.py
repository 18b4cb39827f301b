"""People and bodies as the merging sees them, a line each."""

from __future__ import annotations

from kg.link.entities.bearers import Bearer
from kg.records import digest
from kg.store.naming import Named
from kg.vocab import WD

CZECHIA, SLOVAKIA = WD + "Q213", WD + "Q214"


def bearer(
    label: str, article: str = "", kind: str = "person", *, offices: tuple[tuple[str, str], ...] = (),
    countries: tuple[str, ...] = (), along: str = "", gender: str = "", known: str = "", names: tuple[str, ...] = (),
    dates: tuple[str, ...] = (),
) -> Bearer:  # fmt: skip
    """Somebody of one article, named along with others; minted per article where it is a single word."""
    scope = article if " " not in label else ""
    iri = WD + known if known else f"urn:kg:{kind}:{digest(kind, label, scope)}"
    evidence = Named(f"urn:kg:article:{article}", f"urn:kg:mention:{digest(label, article)}", label)
    return Bearer(
        iri, label, kind, frozenset({label, *names}), frozenset(offices), frozenset(countries), gender,
        frozenset({article}) if article else frozenset(), dates, frozenset(along.split()), bool(known), evidence,
    )  # fmt: skip
