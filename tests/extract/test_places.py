"""Places answer like a look at every thing would."""

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.places import Places

stretches = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(stretches, max_size=12), stretches)
def test_touching_finds_what_shares_a_character(things: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    places = Places((start, end, number) for number, (start, end) in enumerate(things))
    start, end = asked
    assert places.touching(start, end) == [n for n, (a, b) in enumerate(things) if a < end and start < b]


@given(st.lists(stretches, max_size=12), stretches)
def test_beginning_finds_what_begins_there(things: list[tuple[int, int]], asked: tuple[int, int]) -> None:
    places = Places((start, end, number) for number, (start, end) in enumerate(things))
    start, end = asked
    assert places.beginning(start, end) == [n for n, (a, _) in enumerate(things) if start <= a < end]
