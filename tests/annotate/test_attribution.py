"""Cues, sources and contents from scores made by hand."""

import numpy as np
import pytest

from kg.annotate.attribution import Attribution, Decoding, attributions, find_cues
from kg.annotate.linker import DISTANCES, distance_classes
from kg.annotate.session import Scores
from kg.annotate.windows import Window

K, H = 2, 3
TENSORS = {
    "hidden_distance": np.zeros((DISTANCES, H), np.float32),
    "link_out_weight": np.zeros((5, H), np.float32),
    "link_out_bias": np.zeros(5, np.float32),
    "link_distance": np.zeros((DISTANCES, 5), np.float32),
}


def scores(link: list[int], start: int = 0) -> Scores:
    """A window whose words get one link label each, whatever the cue."""
    n = len(link)
    none = np.zeros((n, 0), np.float32)
    tags = {"link": np.eye(5, dtype=np.float32)[link] * 9}
    vectors, hidden = np.zeros((n, 5, K), np.float32), np.zeros((n, H), np.float32)
    return Scores(Window(start, start + n, start, start + n), tags, none, none, none, vectors, vectors, hidden, hidden)


def cue_scores(tags: list[int]) -> np.ndarray:
    return np.eye(3, dtype=np.float32)[tags] * 9


def found_in(windows: list[Scores], cues: list[int]) -> list[Attribution]:
    return attributions(windows, cue_scores(cues), TENSORS, Decoding())


def test_a_cue_gets_its_source_and_a_content_in_two_parts() -> None:
    """'The ball', he said, 'is round'."""
    found = found_in([scores([3, 4, 0, 1, 0, 0, 3, 4])], [0, 0, 0, 0, 1, 0, 0, 0])
    assert [(a.source, a.cue, a.content) for a in found] == [((3, 4), (4, 5), ((0, 2), (6, 8)))]
    assert 0 < found[0].confidence <= 1


def test_a_cue_without_content_is_dropped() -> None:
    assert found_in([scores([1, 0, 0])], [0, 1, 0]) == []


def test_a_source_may_be_missing() -> None:
    assert found_in([scores([0, 3, 4])], [1, 0, 0])[0].source is None


def test_the_same_content_is_given_once() -> None:
    found = found_in([scores([0, 0, 0, 3, 4])], [1, 0, 1, 0, 0])
    assert len(found) == 1


def test_two_windows_that_see_a_cue_extend_each_other() -> None:
    """The content runs on past the end of the first window."""
    windows = [scores([0, 0, 0, 3, 4]), scores([0, 3, 4, 4, 4], start=2)]
    found = found_in(windows, [0, 0, 1, 0, 0, 0, 0])
    assert found == [Attribution(None, (2, 3), ((3, 7),), found[0].confidence)]


def test_no_cue_no_attribution() -> None:
    assert find_cues(cue_scores([0, 0])) == []


@pytest.mark.parametrize(("word", "distance"), [(5, 0), (4, -1), (6, 0), (7, 1), (0, -5)])
def test_distances_grow_away_from_the_cue(word: int, distance: int) -> None:
    assert distance_classes(9, 5, 6)[word] - DISTANCES // 2 == distance
