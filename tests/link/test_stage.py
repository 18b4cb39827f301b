"""A store's graph of links follows its articles: what a build adds to it is what linking from scratch would write."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.link.stage import FILE, link, renew
from kg.records import Extraction
from kg.store import Store, layers, open_store
from tests.link.reports import MUST, OTHER, SHOULD, article, linked
from tests.newsroom import courier, gazette, herald

REPORTS = (article(SHOULD, "Gull"), article(MUST, "Heron"), article(SHOULD, "Tern"), article(OTHER, "Wren"), courier(),
           gazette(), herald())  # fmt: skip


def dumped(store: Store) -> bytes:
    out = BytesIO()
    store.dump(out)
    return out.getvalue()


def told(store: Store, sparql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.query(sparql).rows]


def filled(path: Path, extractions: Iterable[Extraction]) -> Store:
    store = open_store(path, create=True)
    for extraction in extractions:
        store.add(extraction)
    renew(store)
    return store


@pytest.mark.parametrize(
    "order", [REPORTS, REPORTS[::-1], REPORTS[3:] + REPORTS[:3]], ids=["as told", "turned", "moved"]
)
def test_one_after_the_other_is_the_same_as_all_at_once(order: tuple[Extraction, ...], tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        for extraction in order:
            store.add(extraction)
            renew(store)
        one_by_one = dumped(store)
        link(store, again=True)
        assert dumped(store) == one_by_one == dumped(linked(*REPORTS))


def test_what_is_removed_leaves_no_trace(tmp_path: Path) -> None:
    with filled(tmp_path / "store", REPORTS) as store:
        for source in ("Heron.txt", "gazette.txt"):
            store.remove(source)
        renew(store)
        assert dumped(store) == dumped(
            linked(*(x for x in REPORTS if x.article.source not in ("Heron.txt", "gazette.txt")))
        )


def test_an_article_that_is_read_anew_is_linked_anew(tmp_path: Path) -> None:
    with filled(tmp_path / "store", (article(SHOULD, "Gull"), article(MUST, "Heron"))) as store:
        store.add(article(OTHER, "Heron"))
        renew(store)
        assert told(store, "SELECT ?c { ?c a kg:Cluster }") == []


def test_only_what_is_new_is_looked_at(tmp_path: Path) -> None:
    with filled(tmp_path / "store", REPORTS[:5]) as store:
        store.add(gazette())
        assert link(store).looked_at == 1


def test_nothing_is_done_where_nothing_changed(tmp_path: Path) -> None:
    with filled(tmp_path / "store", REPORTS[:2]) as store:
        assert link(store).looked_at == 0


@pytest.mark.parametrize("left", [b"", b"no database at all, though it is where one should be" * 20])
def test_a_lost_index_costs_time_and_nothing_else(left: bytes, tmp_path: Path) -> None:
    with filled(tmp_path / "store", REPORTS[:5]) as store:
        (tmp_path / "store" / FILE).write_bytes(left)
        for extraction in REPORTS[5:]:
            store.add(extraction)
        renew(store)
        assert dumped(store) == dumped(linked(*REPORTS))


@pytest.mark.parametrize("column", ["statement SET body", "article SET news", "fact SET body"])
def test_an_index_with_records_that_are_no_more_is_made_anew(column: str, tmp_path: Path) -> None:
    with filled(tmp_path / "store", REPORTS[:5]) as store:
        with closing(sqlite3.connect(tmp_path / "store" / FILE)) as index, index:
            index.execute(f"UPDATE {column} = ?", (b"ckg.link.contradictions_records\nFact\n.",))
        for extraction in REPORTS[5:]:
            store.add(extraction)
        renew(store)
        assert dumped(store) == dumped(linked(*REPORTS))


def test_an_index_of_an_earlier_format_is_made_anew(tmp_path: Path) -> None:
    with filled(tmp_path / "store", REPORTS[:5]) as store:
        with closing(sqlite3.connect(tmp_path / "store" / FILE)) as index, index:
            index.execute("UPDATE told SET value = '1' || substr(value, 2)")
            index.execute("DROP TABLE place")
            index.execute("UPDATE statement SET body = ?", (b"ckg.link.contradictions_records\nFact\n.",))
        for extraction in REPORTS[5:]:
            store.add(extraction)
        renew(store)
        assert dumped(store) == dumped(linked(*REPORTS))


def test_a_graph_of_links_too_large_for_one_go_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "MANY", 50)
    with filled(tmp_path / "store", REPORTS) as store:
        link(store, again=True)
        large = dumped(store)
    monkeypatch.undo()
    assert large == dumped(linked(*REPORTS))


def test_a_first_graph_of_links_in_parts_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "MANY", 50)
    with filled(tmp_path / "store", REPORTS) as store:
        in_parts = dumped(store)
    monkeypatch.undo()
    assert in_parts == dumped(linked(*REPORTS))


def test_a_graph_of_links_that_broke_off_half_way_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layers, "MANY", 50)
    with filled(tmp_path / "store", REPORTS[:2]) as store:
        for extraction in REPORTS[2:]:
            store.add(extraction)
        monkeypatch.setattr(layers, "_laying", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            link(store, again=True)
        monkeypatch.undo()
        renew(store)
        assert dumped(store) == dumped(linked(*REPORTS))


def test_an_index_of_another_state_is_not_believed(tmp_path: Path) -> None:
    """As after a crash between the graph and the index."""
    with filled(tmp_path / "store", REPORTS[:5]) as store:
        before = (tmp_path / "store" / FILE).read_bytes()
        store.add(REPORTS[5])
        renew(store)
        (tmp_path / "store" / FILE).write_bytes(before)
        store.add(REPORTS[6])
        renew(store)
        assert dumped(store) == dumped(linked(*REPORTS))


def test_a_store_for_reading_only_is_not_linked(tmp_path: Path) -> None:
    filled(tmp_path / "store", REPORTS[:2]).close()
    with open_store(tmp_path / "store", read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        link(store, again=True)


def test_a_disk_that_is_full_is_named_and_the_next_linking_makes_up_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with filled(tmp_path / "store", REPORTS[:5]) as store:
        for extraction in REPORTS[5:]:
            store.add(extraction)
        with monkeypatch.context() as patch:
            patch.setattr("kg.link.spool.HELD", 1)
            patch.setattr("kg.link.spool.TemporaryFile", full)
            with pytest.raises(StoreError, match=rf"{re.escape(str(tmp_path / 'store'))}: .*No space left.*kg link"):
                link(store, again=True)
        renew(store)
        assert dumped(store) == dumped(linked(*REPORTS))


def test_linking_with_hardly_any_memory_finds_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.spool.HELD", 4)
    monkeypatch.setattr("kg.link.spool.PARTS", 3)
    monkeypatch.setattr("kg.link.spool.SAMPLED", 5)
    with filled(tmp_path / "store", REPORTS) as store:
        assert dumped(store) == dumped(linked(*REPORTS))


def test_each_statement_of_a_cluster_stands_in_an_article() -> None:
    store = linked(*REPORTS)
    members = told(store, "SELECT ?s { ?c prov:hadMember ?s }")
    assert told(store, "SELECT ?s { ?c prov:hadMember ?s . ?s kg:inArticle ?a ; kg:quote ?q }") == members


def test_a_copy_of_a_report_is_no_second_source() -> None:
    body = f"{SHOULD}. " + " ".join(
        f"The {n}th pier of the bridge stands in {n * 7} feet of water near the quay." for n in range(20)
    )
    store = linked(article(body, "Gull"), article(body, "Heron"))
    assert told(
        store, "SELECT ?o ?n ?e { ?c kg:outlets ?o ; kg:independentSources ?n ; kg:sharedText/kg:extent ?e }"
    ) == [(2, 1, "whole")]


def test_shared_text_goes_with_its_cluster(tmp_path: Path) -> None:
    body = f"{SHOULD}. " + " ".join(
        f"The {n}th pier of the bridge stands in {n * 7} feet of water near the quay." for n in range(20)
    )
    with filled(tmp_path / "store", (article(body, "Gull"), article(body, "Heron"), *REPORTS[3:])) as store:
        store.remove("Heron.txt")
        renew(store)
        assert told(store, "SELECT ?c { ?c a kg:Copy }") == []


def test_several_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.stage.MANY", 1)
    monkeypatch.setattr("kg.link.stage.cores", lambda: 2)
    monkeypatch.setattr("kg.link.index_begin.CARDS", 1)
    with filled(tmp_path / "store", REPORTS) as store:
        assert dumped(store) == dumped(linked(*REPORTS))


def test_what_a_lost_process_leaves_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.link.stage.MANY", 1)
    monkeypatch.setattr("kg.link.stage.cores", lambda: 2)
    monkeypatch.setattr("sys.executable", "/bin/false")
    with filled(tmp_path / "store", REPORTS) as store:
        assert dumped(store) == dumped(linked(*REPORTS))
