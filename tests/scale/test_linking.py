"""The links of a corpus are the same whether one machine finds them or a group-by after the other."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Self

import pytest

from kg.link.candidates import CROWD
from kg.link.clusters import clusters
from kg.link.contradictions import contradictions
from kg.link.said import said
from kg.records import Extraction
from kg.scale.grouping import Row, Work, bundled
from kg.scale.linking import Linked, link, row
from kg.scale.linking_clusters import connected
from kg.scale.ray_cluster import cluster
from tests.link.test_index import REMARKS, article


class Here:
    """A table on this machine, its rows in any order."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = list(rows)
        random.Random(len(self._rows)).shuffle(self._rows)

    def each(self, work: Work) -> Self:
        return type(self)(bundled(self._rows, work))

    def mapped(self, work: Work) -> Self:
        return type(self)(made for key, value in self._rows for made in work(key, [value]))

    def and_(self, other: Self) -> Self:
        return type(self)([*self._rows, *other._rows])

    def kept(self) -> Self:
        return self

    def rows(self) -> Iterator[Row]:
        return iter(self._rows)


def reports(number: int, seed: int = 1) -> list[Extraction]:
    """Reports that tell some of the same remarks, offices and deeds alike and otherwise."""
    draw = random.Random(seed)
    return [
        article(
            index,
            [(draw.randrange(len(REMARKS)), draw.randrange(2), draw.random() < 0.7) for _ in range(draw.randint(1, 4))],
            draw.randint(1, 9),
            draw.randrange(3),
            draw.randrange(3),
        )
        for index in range(number)
    ]


def alone(articles: Iterable[Extraction]) -> Linked:
    """What one machine finds."""
    together = list(articles)
    return Linked(
        tuple(sorted(clusters(one for each in together for one in said(each)), key=lambda one: one.id)),
        tuple(sorted(contradictions(together), key=lambda one: one.id)),
    )


@pytest.mark.parametrize("number", [0, 1, 12, 3 * CROWD])
def test_group_bys_find_what_one_machine_finds(number: int) -> None:
    articles = reports(number)
    assert link(Here(map(row, articles)), Here) == alone(articles)


def test_there_is_something_to_find() -> None:
    found = alone(reports(12))
    assert found.clusters
    assert found.contradictions


def test_what_is_connected_goes_by_the_least_of_it() -> None:
    assert connected([(5, 9, 0.6), (2, 5, 0.8), (3, 4, 0.9)]) == {2: 2, 3: 3, 4: 3, 5: 2, 9: 2}


@pytest.mark.filterwarnings("default")  # Ray's own, in many versions of it
@pytest.mark.skipif(sys.platform != "linux", reason="a cluster of several nodes on one machine needs Linux")
def test_ray_finds_what_one_machine_finds() -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'newskg[scale]'")
    from kg.scale.ray_tables import RayTable

    articles = reports(40)
    with cluster(None, 2):
        cards = RayTable.of(map(row, articles), parts=2)
        assert link(cards, partial(RayTable.of, parts=2)) == alone(articles)
