import pytest

from kg.view.curves import middle


def test_the_middle_of_a_straight_line_is_half_way() -> None:
    assert middle((0, 0), (10, 20), 0) == (5, 10)


@pytest.mark.parametrize(("bend", "side"), [(0.4, -1), (-0.4, 1)])
def test_a_bent_line_bows_out_to_its_side_half_way_along(bend: float, side: int) -> None:
    x, y = middle((0, 0), (100, 0), bend)
    assert 40 < x < 60
    assert y * side > 5


def test_words_keep_away_from_the_arrow() -> None:
    assert middle((0, 0), (100, 0), 0, 20) == (40, 0)


def test_two_at_the_same_place_have_their_middle_there() -> None:
    assert middle((5, 5), (5, 5), 0, 0) == (5, 5)
