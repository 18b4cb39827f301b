"""A card is as good as the article it was made of, and is not missed where it is lost."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from kg.link.cards import FILE, Cards, card
from kg.link.stage import renew
from kg.store import Store, open_store
from kg.store.iris import run_iri
from tests.link.reports import MUST, SHOULD, article, linked

REPORTS = article(SHOULD, "Gull"), article(MUST, "Heron")


def dumped(store: Store) -> bytes:
    out = BytesIO()
    store.dump(out)
    return out.getvalue()


def test_a_card_is_found_under_article_and_run(tmp_path: Path) -> None:
    one = REPORTS[0]
    cards = Cards(tmp_path)
    cards.put(one)
    cards.close()
    run = run_iri(one.article.key, one.tool, one.model)
    assert Cards(tmp_path).take(one.article.key, run) == card(one)


def test_a_card_of_another_run_is_not_taken() -> None:
    cards = Cards(None)
    cards.put(REPORTS[0])
    assert cards.take(REPORTS[0].article.key, "urn:kg:run:other") is None


def test_a_card_is_the_same_from_the_graph() -> None:
    store = linked(REPORTS[0])
    assert card(store.extraction(f"urn:kg:article:{REPORTS[0].article.key}")) == card(REPORTS[0])


@pytest.mark.parametrize("left", [None, b"", b"no database at all, though it is where one should be" * 20])
def test_cards_that_are_lost_cost_time_and_nothing_else(left: bytes | None, tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        cards = Cards(store.path)
        for extraction in REPORTS:
            store.add(extraction)
            cards.put(extraction)
        cards.close()
        if left is not None:
            (tmp_path / "store" / FILE).write_bytes(left)
        renew(store)
        assert dumped(store) == dumped(linked(*REPORTS))


def test_what_is_linked_needs_no_card_any_more(tmp_path: Path) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        store.add(REPORTS[0])
        cards = Cards(store.path)
        cards.put(REPORTS[0])
        cards.close()
        renew(store)
        assert not (tmp_path / "store" / FILE).exists()
