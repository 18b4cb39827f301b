from __future__ import annotations

import pytest

from kg.serve.network.filters import SEVERAL, Filters, filters
from kg.serve.pool import Refused


def test_nothing_said_asks_for_all_facts() -> None:
    assert filters([]) == Filters()
    assert Filters().pairs() == []


def test_an_address_comes_back_as_it_was_asked() -> None:
    asked = [
        ("since", "2025-04"), ("until", "2025-05-01"), ("outlet", "Ledger"), ("outlet", "Gazette & Co"), ("kind", "about"),
        ("sure", "all"), ("confidence", "60"), ("least", "3"), ("focus", "urn:ann"), ("focus", "urn:bob"), ("steps", "2"),
    ]  # fmt: skip
    assert filters(asked).pairs() == asked


def test_all_kinds_named_are_as_none_named() -> None:
    kinds = [("kind", kind) for kind in ("about", "to", "role", "deed", "cooperation", "conflict")]
    assert filters(kinds) == Filters()


@pytest.mark.parametrize(
    ("name", "value"),
    [("kind", "love"), ("sure", "perhaps"), ("confidence", "-4"), ("least", "many"), ("steps", "²"), ("other", "x")],
)
def test_what_is_not_known_counts_as_not_said(name: str, value: str) -> None:
    assert filters([(name, value)]) == Filters()


@pytest.mark.parametrize(
    ("name", "value", "kept"), [("confidence", "400", 100), ("least", "99999", 999), ("steps", "9", 3)]
)
def test_numbers_have_bounds(name: str, value: str, kept: int) -> None:
    assert getattr(filters([(name, value)]), name) == kept


@pytest.mark.parametrize("date", ["yesterday", "2025-13", "2025-02-30", "2025-04-01' OR 1"])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(Refused, match="is no date"):
        filters([("since", date)])


def test_an_address_names_only_so_many() -> None:
    with pytest.raises(Refused, match="are the most"):
        filters([("focus", f"urn:{n}") for n in range(SEVERAL + 1)])
