"""What the reader is trained to minimise, for the layers that a batch has gold for."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from kg.annotate.linker import distance_classes
from training.batches import Array, Batch
from training.document import Words
from training.labels import IGNORED
from training.model import Reader

CUE_BLOCK = 4
GROUP_OF = {"sentence": "tree", "upos": "tree", "xpos": "tree", "entity": "names"} | dict.fromkeys(
    ("source", "cue", "content"), "attributions"
)
Cue = tuple[int, Words, Array]


def losses(reader: Reader, batch: Batch, false_cues: bool) -> dict[str, Tensor]:
    """Return the loss of every head that the batch has gold for."""
    t = torch.from_numpy
    x = reader.words(t(batch.ids), t(batch.case), t(batch.breaks), t(batch.mask), t(batch.first))
    out = {}
    scores = {}
    for name, head in reader.tags.items():
        gold = batch.labels[name]
        if (gold != IGNORED).any():
            scores[name] = head(x[GROUP_OF[name]])
            out[name] = functional.cross_entropy(
                scores[name].float().flatten(0, 1), t(gold).flatten(), ignore_index=IGNORED
            )
    if (batch.labels["head"] != IGNORED).any():
        out |= _tree(reader, batch, x["tree"])
    if "cue" in scores:
        cues = list(batch.cues)
        if false_cues:
            cues += list(_false_cues(batch, scores["cue"].detach().float().argmax(-1).numpy()))
        if cues:
            out["link"] = _link(reader, cues, x["attributions"])
    return out


def _tree(reader: Reader, batch: Batch, x: Tensor) -> dict[str, Tensor]:
    gold = torch.from_numpy(batch.labels["head"])
    arcs = reader.arcs(x).float()
    # A head is looked for in the word's own sentence.
    starts = batch.labels["sentence"]
    sentence = np.cumsum(starts == 1, 1) * (starts != IGNORED) + (starts != IGNORED)
    number = torch.from_numpy(sentence)
    same = number[:, :, None] == number[:, None, :]
    arcs = arcs.masked_fill(~same, -1e4)
    known = gold != IGNORED
    out = {"arc": functional.cross_entropy(arcs.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)}
    d, h = reader.label_vectors(x)
    heads = torch.gather(h, 1, torch.where(known, gold, 0)[:, :, None].expand(-1, -1, h.shape[-1]))
    relations = reader.relations(d.flatten(0, 1), heads.flatten(0, 1))
    out["relation"] = functional.cross_entropy(
        relations.float(), torch.from_numpy(batch.labels["relation"]).flatten(), ignore_index=IGNORED
    )
    return out


def _link(reader: Reader, cues: list[Cue], x: Tensor) -> Tensor:
    length = x.shape[1]
    parts, labels = [], []
    for b in range(len(x)):
        own = [c for c in cues if c[0] == b]
        # Numbers of cues are rounded up: ever new shapes make the CPU kernels plan anew.
        n = -(-len(own) // CUE_BLOCK) * CUE_BLOCK
        weights, distance = np.zeros((n, length), np.float32), np.zeros((n, length), np.int64)
        gold = np.full((n, length), IGNORED, np.int64)
        for i, (_, words, tags) in enumerate(own):
            gold[i] = tags
            weights[i, words] = 1 / len(words)
            distance[i] = distance_classes(length, words[0], words[-1])
        parts.append((torch.from_numpy(weights), torch.from_numpy(distance)))
        labels.append(gold)
    scores = reader.links(x, parts)
    return functional.cross_entropy(
        scores.float().flatten(0, 1), torch.from_numpy(np.concatenate(labels)).flatten(), ignore_index=IGNORED
    )


def _false_cues(batch: Batch, tags: Array) -> list[Cue]:
    """Cues that the reader would mark now although the gold has none there: all their words are outside."""
    gold = batch.labels["cue"]
    out: list[Cue] = []
    for b in range(len(tags)):
        words = np.flatnonzero((tags[b] > 0) & (gold[b] != IGNORED))
        for run in np.split(words, np.flatnonzero(np.diff(words) > 1) + 1):
            if len(run) and not (gold[b][run] > 0).any():
                out.append((b, run.tolist(), np.where(gold[b] == IGNORED, IGNORED, 0)))
    return out[: 2 * len(batch.cues)]
