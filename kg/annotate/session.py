"""The model file: one window of words in, the scores of every head out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.annotate.runtime import loaded
from kg.annotate.shipped import WEIGHTS, damaged
from kg.annotate.windows import CONTEXT, OVERLAP, PIECES, Window
from kg.annotate.wordpiece import WordPieces
from kg.annotate.words import Words

READING = 2  # raised with every change to how scores become trees, names and attributions: stores compare versions
Floats = NDArray[np.float32]


FILES = ("model.int8.onnx", "heads.npz", "labels.json", "vocab.txt")


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of a window of n words.

    tags: head -> [n, labels]; arcs [n, n], a root scored on the diagonal;
    relation [n, relations, k], label_head [n, k];
    link_word, link_cue [n, labels, k], hidden_word, hidden_cue [n, h].
    """

    window: Window
    tags: dict[str, Floats]
    arcs: Floats
    relation: Floats
    label_head: Floats
    link_word: Floats
    link_cue: Floats
    hidden_word: Floats
    hidden_cue: Floats


class Session:
    """The loaded weights.

    Windows are read one at a time and without padding: int8 quantisation scales each call by what is in it, so a window
    that shared its call with others would be read differently depending on them.
    """

    def __init__(self, threads: int = 1, folder: Path = WEIGHTS) -> None:
        files = [folder / name for name in FILES]
        missing = [path.name for path in files if not path.exists()]
        if missing:
            raise damaged(folder, f"{', '.join(missing)} missing")
        try:
            self.session = loaded(files[0], threads)
            self.labels = json.loads(files[2].read_text(encoding="utf8"))
            with np.load(files[1]) as tensors:
                self.tensors: dict[str, Floats] = {k: tensors[k].astype(np.float32) for k in tensors.files}
        except Exception as error:
            raise damaged(folder, type(error).__name__) from error
        self.wordpieces = WordPieces(files[3])
        self.version = version(folder)

    def run(self, words: Words, window: Window) -> Scores:
        """Read one window."""
        sizes = np.diff(words.offsets[window.start : window.end + 1])
        low, high = words.offsets[window.start], words.offsets[window.end]
        n = int(high - low)
        ids, case, breaks = np.zeros(n + 2, np.int64), np.zeros(n + 2, np.int64), np.ones(n + 2, np.int64)
        ids[0], ids[1:-1], ids[-1] = self.wordpieces.cls, words.pieces[low:high], self.wordpieces.sep
        case[1:-1] = np.repeat(words.case[window.start : window.end], sizes)
        breaks[1:-1] = np.repeat(words.breaks[window.start : window.end], sizes)
        inputs = {"ids": ids, "case": case, "breaks": breaks, "first": np.cumsum(sizes) - sizes + 1}
        tags, arcs, relation, head, link = self.session.run(None, inputs)
        sizes_of: dict[str, int] = self.labels["sizes"]["tags"]
        edges = np.cumsum([0, *sizes_of.values()])
        by_head = {name: tags[:, edges[i] : edges[i + 1]] for i, name in enumerate(sizes_of)}
        n_words, labels = len(sizes), len(self.labels["link"])
        k, h = self.labels["sizes"]["link_vectors"], self.labels["sizes"]["link_hidden"]
        by_head["link"], word, cue, hidden_word, hidden_cue = np.split(link, np.cumsum([labels, k, k, h]), 1)
        by_label = (n_words, labels, -1)
        return Scores(
            window, by_head, arcs, relation, head,
            word.reshape(by_label), cue.reshape(by_label), hidden_word, hidden_cue,
        )  # fmt: skip


def version(folder: Path = WEIGHTS) -> str:
    """The name of the weights in a folder and of how they are used, which nobody has to load for it.

    Raises ModelError where one of the files cannot be read.
    """
    digest = hashlib.sha256()
    try:
        for name in FILES:
            digest.update((folder / name).read_bytes())
    except OSError as error:
        raise damaged(folder, error) from error
    digest.update(f"{READING} {PIECES} {OVERLAP} {CONTEXT}".encode())
    return f"reader-{READING}-{digest.hexdigest()[:8]}"
