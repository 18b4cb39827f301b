"""The links of a corpus are the same whether one machine finds them or a group-by after the other."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Self

import pytest

from kg import config
from kg.link.candidates import CROWD
from kg.link.clusters import clusters
from kg.link.contradictions import contradictions
from kg.link.entities.merging import overrule
from kg.link.quads import cluster_iri
from kg.link.said import said
from kg.link.stage import renew
from kg.records import Extraction
from kg.scale.blocks import blocks
from kg.scale.grouping import Row, Work, bundled
from kg.scale.linking import Linked, link, merged, on_ray, once, read, row, speakers
from kg.scale.linking_clusters import connected
from kg.scale.loading import shards_at
from kg.scale.places import Place
from kg.scale.shards import press
from tests.link.reports import MUST, SHOULD
from tests.link.test_index import REMARKS, article
from tests.link.test_speakers import ALIAS, FULL, filled, reasons, report, same

FORTY = 40


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


@pytest.fixture
def shards(tmp_path: Path) -> list[str]:
    """The shards of forty reports, in two folders, of which three reports stand in both."""
    pytest.importorskip("pyarrow", reason="shards are Parquet: pip install 'newskg[scale]'")
    places = [str(tmp_path / "one"), str(tmp_path / "two")]
    articles = [replace(each, tool=config.tool(), model="m") for each in reports(FORTY)]
    for where, some in zip(places, (articles[:22], articles[19:]), strict=True):
        by_key = {each.article.key: each for each in some}
        for block in blocks((each.article for each in some), "m", 16):
            press(block, [by_key[article.key] for article in block.articles], Place(where))
    return places


def test_links_from_shards_are_those_from_the_records(shards: list[str]) -> None:
    items = [(place.where, name) for place, held in map(shards_at, shards) for name in held.names]
    assert len(items) > 2
    assert link(Here(read(0, items)).each(once), Here) == alone(reports(FORTY))


def test_who_is_one_in_a_store_is_one_in_the_links(tmp_path: Path) -> None:
    with filled(tmp_path / "store") as store:
        overrule(store, same(tmp_path, f"{FULL.label},{ALIAS.label}\n"))
        renew(store)
        held = {str(iri) for (iri,) in store.query("SELECT ?c { ?c a kg:Cluster }").rows}
        told = reasons(store)
    cards = Here(map(row, (report(SHOULD, FULL, "Gull"), report(MUST, ALIAS, "Heron"))))
    found = link(cards.mapped(partial(merged, speakers(tmp_path / "store"))), Here)
    assert {cluster_iri(one.id) for one in found.clusters} == held
    assert [link.why for one in found.clusters for link in one.links] == [told]
    assert "the same speaker" in told


@pytest.mark.filterwarnings("ignore:.use_[a-z0-9_]+. is deprecated:DeprecationWarning:ray.data.context")
def test_ray_finds_in_shards_what_one_machine_finds(two: Any, shards: list[str]) -> None:
    assert on_ray(shards, parts=2) == alone(reports(FORTY))
