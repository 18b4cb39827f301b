"""Prepared documents -> windows -> padded batches, new cuts in every epoch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from training.document import Document, Words
from training.labels import IGNORED

LENGTHS = (128, 192, 256)
LAYERS = ("sentence", "upos", "xpos", "head", "relation", "entity", "source", "cue", "content")
Array = NDArray[np.int64]


@dataclass(slots=True)
class Window:
    """Words of one window; `head` holds positions in the window, a root's is its own."""

    pieces: list[NDArray[np.int32]]
    case: NDArray[np.int8]
    breaks: NDArray[np.int8]
    layers: dict[str, Array]
    links: list[tuple[Words, Words, Words]]


@dataclass(slots=True)
class Batch:
    """ids, case, breaks, mask [batch, length]; first [batch, words] (piece of each word); labels [batch, words]."""

    ids: Array
    case: Array
    breaks: Array
    mask: NDArray[np.bool_]
    first: Array
    labels: dict[str, Array]
    cues: list[tuple[int, Words, Array]]


def cut(document: Document, start: int, room: int) -> int:
    """Return the end of the longest stretch of words from `start` with at most `room` pieces."""
    return max(start + 1, int(np.searchsorted(document.offsets, document.offsets[start] + room, side="right")) - 1)


def window_of(document: Document, start: int, end: int, trees_until: int | None = None) -> Window:
    """Copy words [start, end); arcs of words from `trees_until` on, or with heads outside, are not learned."""
    layers = {k: np.full(end - start, IGNORED, np.int64) for k in LAYERS}
    for k, v in document.layers.items():
        layers[k] = v[start:end].astype(np.int64)
    if "head" in document.layers:
        heads = layers["head"]
        heads = np.where(heads == IGNORED, IGNORED, heads - start)
        bad = (heads < 0) | (heads >= end - start)
        if trees_until is not None:
            bad[trees_until - start :] = True
        layers["head"] = np.where(bad, IGNORED, heads)
        layers["relation"] = np.where(bad, IGNORED, layers["relation"])
    inside = lambda words: [w - start for w in words if start <= w < end]  # noqa: E731
    links = [(inside(x.source), inside(x.cue), inside(x.content)) for x in document.links]
    offsets = document.offsets
    pieces = [document.pieces[offsets[i] : offsets[i + 1]] for i in range(start, end)]
    return Window(pieces, document.case[start:end], document.breaks[start:end], layers, [x for x in links if x[1]])


def article_windows(documents: list[Document], size: int, rng: Generator) -> list[Window]:
    """Cut every document into windows that cover it once, beginning at a random place; short ones share a window."""
    full: list[Window] = []
    short: list[tuple[int, Window]] = []
    for i in rng.permutation(len(documents)):
        document, start = documents[i], 0
        end = cut(document, 0, int(rng.integers(size // 4, size - 1)))
        while start < len(document):
            window, n = window_of(document, start, end), int(document.offsets[end] - document.offsets[start])
            if n < size - 24:
                short.append((n, window))
            else:
                full.append(window)
            start, end = end, cut(document, end, size - 2) if end < len(document) else end
    short.sort(key=lambda x: x[0])
    while short:
        room, parts = size - 2, []
        while short and short[-1 if not parts else 0][0] <= room:
            n, window = short.pop(-1 if not parts else 0)
            room -= n
            window.breaks = np.concatenate(([3], window.breaks[1:])).astype(np.int8)
            parts.append(window)
        full.append(_joined(parts))
    return full


def tree_windows(documents: list[Document], size: int, rng: Generator, keep: float, false: float) -> Iterator[Window]:
    """Fill windows with whole sentences of one document after the other; the rest holds words without trees."""
    parts: list[Window] = []
    room = size - 2
    for i in rng.permutation(len(documents)):
        document = documents[i]
        starts = np.flatnonzero(document.layers["sentence"] == 1).tolist() if "sentence" in document.layers else [0]
        bounds = [*starts, len(document)]
        breaks = _shown_breaks(document, starts, rng, keep, false)
        at = 0
        while at < len(starts):
            fits = cut(document, bounds[at], room)
            last = int(np.searchsorted(bounds, fits, side="right")) - 1
            end = bounds[last] if last > at else bounds[at]
            parts.append(_with_breaks(window_of(document, bounds[at], fits, end), breaks, bounds[at], fits))
            alone = len(parts) == 1
            room -= int(document.offsets[fits] - document.offsets[bounds[at]])
            if fits < len(document) or room < 24:
                yield _joined(parts)
                parts, room = [], size - 2
            at = max(last, at + 1 if alone else at)
    if parts:
        yield _joined(parts)


def _shown_breaks(document: Document, starts: list[int], rng: Generator, keep: float, false: float) -> NDArray[np.int8]:
    """Hide the paragraph breaks of some documents and break some lines that have no reason to."""
    breaks = document.breaks.copy()
    seen = rng.random() < keep
    for s in starts:
        shown = (breaks[s] >= 2 and seen) or rng.random() < false
        breaks[s] = 2 + (rng.random() < 0.7) if shown else 1
    breaks[0] = 3 if seen else 2
    return breaks


def _with_breaks(window: Window, breaks: NDArray[np.int8], start: int, end: int) -> Window:
    window.breaks = breaks[start:end]
    return window


def _joined(parts: list[Window]) -> Window:
    if len(parts) == 1:
        return parts[0]
    layers: dict[str, list[Array]] = {k: [] for k in LAYERS}
    links: list[tuple[Words, Words, Words]] = []
    shift = 0
    for part in parts:
        links += [tuple([w + shift for w in words] for words in link) for link in part.links]  # type: ignore[misc]
        part.layers["head"] = np.where(part.layers["head"] >= 0, part.layers["head"] + shift, part.layers["head"])
        for k in LAYERS:
            layers[k].append(part.layers[k])
        shift += len(part.pieces)
    return Window(
        [p for part in parts for p in part.pieces],
        np.concatenate([p.case for p in parts]),
        np.concatenate([p.breaks for p in parts]),
        {k: np.concatenate(v) for k, v in layers.items()},
        links,
    )


def collate(windows: list[Window], cls: int, sep: int) -> Batch:
    """Pad windows to the shortest length of LENGTHS that holds them all."""
    longest = max(sum(map(len, w.pieces)) for w in windows) + 2
    length = next(n for n in LENGTHS if n >= longest)
    shape = (len(windows), length)
    batch = Batch(
        np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.ones(shape, np.int64), np.zeros(shape, np.bool_),
        np.zeros(shape, np.int64), {k: np.full(shape, IGNORED, np.int64) for k in LAYERS}, [],
    )  # fmt: skip
    for b, w in enumerate(windows):
        sizes = np.array([len(p) for p in w.pieces])
        ids = np.concatenate(w.pieces)
        n, words = len(ids), len(sizes)
        batch.ids[b, : n + 2] = np.concatenate(([cls], ids, [sep]))
        batch.case[b, 1 : n + 1] = np.repeat(w.case, sizes)
        batch.breaks[b, 1 : n + 1] = np.repeat(w.breaks, sizes)
        batch.mask[b, : n + 2] = True
        batch.first[b, :words] = np.cumsum(sizes) - sizes + 1
        for k in LAYERS:
            batch.labels[k][b, :words] = w.layers[k]
        batch.cues += [(b, cue, labels) for cue, labels in link_labels(w, length)]
    return batch


def link_labels(window: Window, length: int) -> Iterator[tuple[Words, Array]]:
    """For every cue the five link labels of each word of the window; attributions with one cue are merged."""
    merged: dict[tuple[int, ...], tuple[set[int], set[int]]] = {}
    for source, cue, content in window.links:
        sources, contents = merged.setdefault(tuple(cue), (set(), set()))
        sources |= set(source)
        contents |= set(content)
    for cue_words, (sources, contents) in merged.items():
        labels = np.full(length, IGNORED, np.int64)
        labels[: len(window.pieces)] = 0
        for words, base in ((contents, 3), (sources, 1)):
            for w in words:
                labels[w] = base + ((w - 1) in words)
        yield list(cue_words), labels


def blur(batch: Batch, rng: Generator, mask_share: float, lower_share: float, mask_piece: int) -> Batch:
    """Hide some pieces behind [MASK] and the case of some windows, so that the reader leans on context."""
    hidden = (rng.random(batch.ids.shape) < mask_share) & (batch.ids > 999)
    batch.ids[hidden] = mask_piece
    lower = rng.random(len(batch.case)) < lower_share
    batch.case[lower] = np.where(batch.case[lower] > 0, 1, 0)
    return batch
