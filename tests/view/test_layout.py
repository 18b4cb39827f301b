from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.layout import box, layout, radius


def ring(count: int) -> dict[tuple[str, str], int]:
    return {(str(i), str((i * 7 + 1) % count)): 1 for i in range(count)}


def boxes(count: int, size: tuple[float, float] = (60.0, 40.0)) -> dict[str, tuple[float, float]]:
    return {str(i): size for i in range(count)}


@given(st.integers(1, 30), st.integers(2, 40))
@settings(max_examples=15, deadline=None)
def test_no_two_labels_overlap(count: int, letters: int) -> None:
    size = box("x" * letters, 12.0, 14)
    places = list(layout(boxes(count, size), ring(count)).values())
    clashes = [
        1
        for i, (ax, ay) in enumerate(places)
        for bx, by in places[:i]
        if abs(ax - bx) < size[0] - 1 and abs(ay - by) < size[1] - 1
    ]
    assert not clashes


def test_the_same_boxes_and_links_give_the_same_places() -> None:
    assert layout(boxes(12), ring(12)) == layout(boxes(12), ring(12))


def test_a_large_network_is_laid_out_too() -> None:
    assert len(layout(boxes(200), ring(200))) == 200


def test_nobody_needs_no_place() -> None:
    assert layout({}, {}) == {}


def test_area_grows_with_weight() -> None:
    assert radius(0, 10) < radius(1, 10) < radius(10, 10) == 30
