"""Statements that say the same stand in one cluster, others apart, whatever their order."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.link.clusters import clusters
from kg.link.records import Said
from tests.link.remarks import remark

TANGO = "Dancing the tango takes two and the builders keep sitting"
REPORTS = [
    remark(TANGO, "a", 0, manner="direct", published="2025-04-02"),
    remark("that dancing the tango takes two and the builders just keep sitting", "b", 0, published="2025-04-01"),
    remark("the builders keep sitting", "c", 0, manner="direct"),
    remark("Bread will be free in every school by autumn", "a", 1),
    remark("bread will be free in all schools by autumn", "c", 1),
    remark("The harbour walls are rising fast enough", "a", 2),
    remark("The harbour walls are not rising fast enough", "b", 2),
]


def found(statements: list[Said]) -> list[set[str]]:
    return [{member.statement for member in cluster.members} for cluster in clusters(statements)]


def test_who_says_the_same_stands_together_and_nobody_else() -> None:
    assert found(REPORTS) == [{"a0", "b0", "c0"}, {"a1", "c1"}]


def test_the_fullest_wording_is_a_quotation_where_there_is_one() -> None:
    assert next(clusters(REPORTS)).canonical == TANGO


def test_the_earliest_comes_first_and_the_undated_last() -> None:
    assert [member.article for member in next(clusters(REPORTS)).members] == ["b", "a", "c"]


def test_outlets_are_counted_once() -> None:
    again = [*REPORTS, remark(TANGO, "d", 0, publisher="a")]
    assert next(clusters(again)).outlets == ("a", "b", "c")


def test_a_part_of_a_statement_is_no_second_one() -> None:
    whole = remark("The ferries must wait until the walls are built", "a", 0)
    part = Said("a", "part", "the walls are built", "indirect", 1, ((20, 40),), whole.speaker, whole.label)
    assert found([whole, part]) == []


def test_no_chain_ends_in_something_else() -> None:
    one = remark("The ferries must wait for the stone walls", "a")
    both = remark("The ferries must wait for the stone walls and schools get free bread every autumn day", "b")
    other = remark("Schools get free bread every autumn day", "c")
    assert all(not {"a0", "c0"} <= members for members in found([one, both, other]))


def test_many_copies_are_one_cluster() -> None:
    assert [len(members) for members in found([remark(TANGO, f"copy{i:03}") for i in range(120)])] == [120]


def test_each_link_has_score_and_reason() -> None:
    cluster = next(clusters(REPORTS))
    assert [0 < link.score <= 1 and "Ada Quist" in link.why for link in cluster.links] == [True, True]


def test_nothing_makes_no_cluster() -> None:
    assert list(clusters([])) == []


@settings(deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_statements_come_changes_nothing(chance: random.Random) -> None:
    shuffled = REPORTS[:]
    chance.shuffle(shuffled)
    assert list(clusters(shuffled)) == list(clusters(REPORTS))
