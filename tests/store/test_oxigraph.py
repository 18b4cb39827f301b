from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import NotFound, StoreError, UnreadableInput
from kg.store import Store, open_store
from kg.vocab import article_iri
from tests.factory import plain


@pytest.fixture
def store() -> Store:
    return open_store(":memory:")


def iris(store: Store) -> list[str]:
    return [held.iri for held in store.articles()]


def test_what_was_added_is_there_after_the_store_was_closed(tmp_path: Path) -> None:
    extraction = plain()
    with open_store(tmp_path / "s", create=True) as store:
        store.add(extraction)
    with open_store(tmp_path / "s", read_only=True) as store:
        assert store.extraction(article_iri(extraction.article.key)) == extraction


def test_a_new_article_is_added(store: Store) -> None:
    assert store.add(plain()) == "added"


def test_the_same_article_again_changes_nothing(store: Store) -> None:
    store.add(plain())
    before = set(store.engine)
    assert (store.add(plain()), set(store.engine)) == ("unchanged", before)


def test_another_text_from_the_same_source_replaces_the_first(store: Store) -> None:
    store.add(plain("NATO met."))
    later = plain("NATO parted.")
    assert (store.add(later), iris(store)) == ("replaced", [article_iri(later.article.key)])


def test_nothing_of_the_replaced_article_is_left(store: Store) -> None:
    store.add(plain("NATO met."))
    store.add(plain("NATO parted."))
    fresh = open_store(":memory:")
    fresh.add(plain("NATO parted."))
    assert _untimed(store) == _untimed(fresh)


def _untimed(store: Store) -> set[object]:
    return {quad for quad in store.engine if "times" not in quad.graph_name.value}  # type: ignore[union-attr]


@pytest.mark.parametrize("newer", [{"tool": "kg 9"}, {"model": "reader-9"}])
def test_the_same_article_read_by_another_version_is_replaced(store: Store, newer: dict[str, str]) -> None:
    store.add(plain())
    assert (store.add(replace(plain(), **newer)), len(iris(store))) == ("replaced", 1)  # type: ignore[arg-type]


def test_the_same_text_from_two_sources_is_one_article_with_both(store: Store) -> None:
    store.add(plain(source="a.txt"))
    store.add(plain(source="b.txt"))
    assert [held.sources for held in store.articles()] == [("a.txt", "b.txt")]


def test_one_of_two_sources_can_change_without_hurting_the_other(store: Store) -> None:
    store.add(plain(source="a.txt"))
    store.add(plain(source="b.txt"))
    store.add(plain("NATO parted.", source="a.txt"))
    assert sorted(held.sources for held in store.articles()) == [("a.txt",), ("b.txt",)]


def test_a_newer_reading_keeps_both_sources(store: Store) -> None:
    store.add(plain(source="a.txt"))
    store.add(plain(source="b.txt"))
    store.add(replace(plain(source="b.txt"), model="reader-9"))
    assert [held.sources for held in store.articles()] == [("a.txt", "b.txt")]


def test_has_knows_article_source_and_versions(store: Store) -> None:
    x = plain()
    store.add(x)
    asked = [
        store.has(x.article),
        store.has(x.article, model="reader-1"),
        store.has(x.article, model="reader-2"),
        store.has(x.article, tool="kg 9"),
        store.has(replace(x.article, source="b.txt")),
        store.has(replace(x.article, text="Other.")),
    ]
    assert asked == [True, True, False, False, False, False]


@pytest.mark.parametrize("name", ["./news/a.txt", "news/a.txt", "https://example.org/a", "ID-7"])
def test_an_article_is_removed_by_path_url_or_id(store: Store, name: str) -> None:
    store.add(plain(source="news/a.txt", url="https://example.org/a", id="ID-7"))
    assert (store.remove(name), iris(store)) == (1, [])


def test_an_article_is_removed_by_its_iri(store: Store) -> None:
    store.add(plain())
    assert (store.remove(iris(store)[0]), iris(store)) == (1, [])


def test_removing_everything_leaves_no_quad(store: Store) -> None:
    store.add(plain())
    store.remove("a.txt")
    assert len(store.engine) == 0


def test_a_json_lines_file_is_removed_with_all_its_lines(store: Store) -> None:
    store.add(plain("NATO met.", source="f.jsonl#1"))
    store.add(plain("NATO parted.", source="f.jsonl#2"))
    store.add(plain("NATO rests.", source="f.jsonl2#1"))
    assert (store.remove("f.jsonl"), len(iris(store))) == (2, 1)


def test_removing_what_is_not_there_names_what_is_near(store: Store) -> None:
    store.add(plain(source="news/report.txt"))
    with pytest.raises(NotFound, match=r"did you mean news/report\.txt"):
        store.remove("news/reprot.txt")


def test_no_article_under_an_iri_is_said(store: Store) -> None:
    with pytest.raises(NotFound, match="urn:kg:article:nothing"):
        store.extraction("urn:kg:article:nothing")


def test_text_with_half_a_character_is_refused_and_nothing_is_kept(store: Store) -> None:
    with pytest.raises(UnreadableInput, match="Unicode"):
        store.add(plain("NATO \ud800 met."))
    assert len(store.engine) == 0


def test_a_store_open_for_reading_cannot_be_changed(tmp_path: Path) -> None:
    open_store(tmp_path / "s", create=True).close()
    with open_store(tmp_path / "s", read_only=True) as store, pytest.raises(StoreError, match="reading only"):
        store.add(plain())


def test_a_closed_store_says_so() -> None:
    store = open_store(":memory:")
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.query("ASK {}")


def test_a_backup_opens_on_its_own_while_the_store_is_open(tmp_path: Path) -> None:
    with open_store(tmp_path / "s", create=True) as store:
        store.add(plain())
        store.backup(tmp_path / "copy")
        with open_store(tmp_path / "copy", read_only=True) as copy:
            assert iris(copy) == iris(store)


def test_rdflib_sees_the_same_quads(store: Store) -> None:
    store.add(plain())
    rows = store.dataset().query("SELECT ?text { ?a kg:text ?text }")
    assert [str(row[0]) for row in rows] == ["NATO met."]  # type: ignore[index]


def test_the_figures_of_a_store(store: Store) -> None:
    store.add(plain(published="2025-04", publisher="Courier"))
    info = store.info()
    assert (info.articles, info.outlets, info.counts["Mention"], info.counts["Entity"], info.first) == (
        1,
        1,
        1,
        1,
        "2025-04",
    )
