"""Arc scores become trees: a root is the word that is its own head, as the treebanks were given to the reader."""

import numpy as np

from kg.annotate.parse import parse
from kg.annotate.session import Scores
from kg.annotate.windows import Window


def test_the_root_is_read_off_the_diagonal() -> None:
    arcs = np.array([[0, 9, 0], [0, 9, 0], [0, 9, 0]], np.float32)  # word 1 heads itself, the others hang on it
    nothing = np.zeros((3, 2, 1), np.float32)
    scores = Scores(
        window=Window(0, 3, 0, 3), tags={}, arcs=arcs, relation=nothing, label_head=np.zeros((3, 1), np.float32),
        link_word=nothing, link_cue=nothing, hidden_word=nothing[:, 0], hidden_cue=nothing[:, 0],
    )  # fmt: skip
    heads, relations = parse([scores], np.array([0]), 3, root_label=1)
    assert heads.tolist() == [1, 1, 1]
    assert relations.tolist() == [0, 1, 0]
