"""What is chosen in the network: somebody with those they have most to do with, or a tie with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from kg.serve.network.filters import Filters
from kg.serve.network.picture import Opened, numbers
from kg.serve.network.reading import TONES
from kg.serve.pages.asking import Asking
from kg.serve.pages.items import Done, Origin, Said, done, origin, said

FEW, SHOWN = 8, 30  # others of one kind; pieces of evidence of a tie


@dataclass(frozen=True, slots=True)
class Office:
    """In the Gazette: Secretary General of NATO, in these words."""

    office: str
    former: bool
    words: str
    ref: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Group:
    """What joins two in one direction and one way: 12 statements of Mark Rutte about Russia, some of them."""

    source: str
    target: str
    tone: str
    total: int
    items: tuple[Said | Done | Office, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Mark Rutte and Russia."""

    ends: tuple[tuple[str, str], ...]  # IRI and label
    total: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Others:
    """Whom somebody speaks about, or who speaks about them, the most frequent first."""

    tone: str
    back: bool
    total: int
    items: tuple[tuple[str, str, int], ...]  # IRI, label, pieces of evidence


@dataclass(frozen=True, slots=True)
class Card:
    """Mark Rutte, a person named 14 times."""

    iri: str
    label: str
    kind: str
    mentions: int
    others: tuple[Others, ...]


def chosen(asking: Asking, connection: Opened, asked: Filters, node: str, ends: list[str]) -> Pair | Card | None:
    """The tie between two, else somebody; None where nothing that is here is chosen."""
    found = numbers(connection, ends)
    if len(set(found)) == 2:
        return _pair(asking, connection, asked, found)
    one = numbers(connection, [node])
    return _card(connection, asked, one[0]) if one else None


def _pair(asking: Asking, connection: Opened, asked: Filters, ends: list[int]) -> Pair:
    where, values = asked.where()
    names = {n: connection.execute("SELECT iri, label FROM node WHERE id = ?", (n,)).fetchone() for n in ends}
    rows = connection.execute(
        "SELECT source, tone, item, iri FROM ("  # noqa: S608
        f"SELECT * FROM tie WHERE ((source = ? AND target = ?) OR (source = ? AND target = ?)) AND {where}"
        ") AS t JOIN article ON article.id = t.article ORDER BY t.day DESC, iri, place, item",
        [*ends, *reversed(ends), *values],
    )
    bundles: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for source, tone, item, article in rows:
        bundles.setdefault((source, tone), []).append((item, article))
    left, groups = SHOWN, []
    for (source, tone), items in sorted(bundles.items(), key=lambda b: (-b[0][1], b[0][0] != ends[0])):  # deeds first
        shown = items[: max(3, left)]
        left -= len(shown)
        target = ends[1] if source == ends[0] else ends[0]
        read = tuple(_item(asking, TONES[tone], article, item) for item, article in shown)
        groups.append(Group(names[source][1], names[target][1], TONES[tone], len(items), read))
    return Pair(tuple(names[n] for n in ends), sum(group.total for group in groups), tuple(groups))


def _item(asking: Asking, tone: str, article: str, iri: str) -> Said | Done | Office:
    if tone in ("about", "to"):
        return said(asking, article, iri)
    if tone != "role":
        return done(asking, article, iri)
    g = asking.reading(article)
    return Office(
        g.need(iri, "kg:office"), g.one(iri, "kg:former") == "true", g.must(iri, "kg:selector").text, iri, origin(g)
    )


def _card(connection: Opened, asked: Filters, one: int) -> Card:
    where, values = asked.where()
    iri, label, kind, mentions = connection.execute(
        "SELECT iri, label, kind, mentions FROM node WHERE id = ?", (one,)
    ).fetchone()
    found = []
    for back, (own, other) in enumerate((("source", "target"), ("target", "source"))):
        rows = connection.execute(
            f"SELECT tone, iri, label, count(*) FROM tie JOIN node ON node.id = {other} WHERE {own} = ? AND {where} "  # noqa: S608
            "GROUP BY tone, node.id ORDER BY tone DESC, count(*) DESC, label, iri",
            [one, *values],
        ).fetchall()
        for tone in sorted({row[0] for row in rows}, reverse=True):
            others = [(row[1], row[2], row[3]) for row in rows if row[0] == tone]
            found.append(Others(TONES[tone], bool(back), len(others), tuple(others[:FEW])))
    return Card(iri, label, kind, mentions, tuple(found))
