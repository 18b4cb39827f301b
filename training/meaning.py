"""Trains and exports the encoder of what statements mean (`kg/link/weights/meaning.int8.onnx`).

    python -m training.meaning --run FOLDER --encoder model.safetensors            # ten minutes on two cores
    python -m training.meaning --run FOLDER --export                               # writes the shipped file

The layers of MiniLM, a weight for each word piece and a projection: one vector a statement, so that two that say
the same lie close together. The examples are the interviews of `paraphrases.tsv`, each a batch: every pair of remarks
by one speaker is an example, most of them of one subject and not the same. The interviews that `fit_clusters.kept`
names are left out: from them is learnt what the nearness of two vectors is worth.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.link.meaning import MADE, WEIGHTS, WIDTH, pieces
from kg.link.records import Said
from training.fit_clusters import Labels, kept, read_paraphrases, story, together
from training.model import HEADS, Layer, encoder_state
from training.model import WIDTH as WIDE

LAYERS = 6
EPOCHS = 5
SEED = 5
RATES = (1e-4, 1e-3, 2e-2)  # of the layers, of the pooling, of the scale
WARM = 40  # steps
POSITIVE = 3.0  # what a pair that says the same counts, against one that does not


class Meaning(nn.Module):
    """Word pieces -> a vector of length 1."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDE)
        self.position = nn.Embedding(512, WIDE)
        self.norm = nn.LayerNorm(WIDE, 1e-12)
        self.layers = nn.ModuleList(Layer(0.1) for _ in range(LAYERS))
        self.weigh = nn.Linear(WIDE, 1)
        self.project = nn.Linear(WIDE, WIDTH, bias=False)
        self.scale = nn.Parameter(torch.tensor([10.0, -5.0]))
        nn.init.zeros_(self.weigh.weight)
        nn.init.zeros_(self.weigh.bias)
        self.word.requires_grad_(False)
        self.position.requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids [batch, length], mask [batch, length] of what counts -> [batch, WIDTH]."""
        return functional.normalize(self.project(self.pooled(ids, mask)), dim=-1)

    def pooled(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The mean of the pieces, weighed; those at both ends are no pieces."""
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]])
        bias = torch.zeros(mask.shape).masked_fill(~mask, -1e4)
        for layer in self.layers:
            x = layer(x, bias)
        inner = mask.clone()
        inner[:, 0] = False
        inner[torch.arange(len(ids)), mask.sum(1) - 1] = False
        weights = functional.softplus(self.weigh(x))[..., 0] * inner
        return (x * weights[..., None]).sum(1) / weights.sum(1, keepdim=True)


class Exported(nn.Module):
    """The same for one statement without padding: ids [length] -> [WIDTH]."""

    def __init__(self, model: Meaning) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor) -> Tensor:
        """One statement."""
        m = self.model
        x = m.norm(m.word(ids) + m.position(torch.arange(ids.shape[0])))
        for layer in m.layers:
            q, k, v = (
                f(x).view(-1, HEADS, WIDE // HEADS).transpose(0, 1) for f in (layer.query, layer.key, layer.value)
            )
            seen = torch.softmax(q @ k.transpose(1, 2) * (WIDE // HEADS) ** -0.5, -1) @ v
            x = layer.norm1(x + layer.out(seen.transpose(0, 1).reshape(-1, WIDE)))
            x = layer.norm2(x + layer.narrow(functional.gelu(layer.wide(x))))
        x = x[1:-1]
        weights = functional.softplus(m.weigh(x))
        return functional.normalize(m.project((x * weights).sum(0) / weights.sum()), dim=-1)


def batches(statements: list[Said], gold: Labels) -> list[tuple[Tensor, Tensor, Tensor]]:
    """For each interview the word pieces, their mask, and for each pair 1, 0, or -1 where it counts neither way."""
    by = defaultdict[str, list[Said]](list)
    for one in statements:
        if not kept(story(one)):
            by[story(one)].append(one)
    return [_batch(some, gold) for _, some in sorted(by.items())]


def _batch(some: list[Said], gold: Labels) -> tuple[Tensor, Tensor, Tensor]:
    rows = [pieces(one.cue, one.text) for one in some]
    ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
    for place, row in enumerate(rows):
        ids[place, : len(row)] = torch.tensor(row)
    wanted = torch.full((len(some), len(some)), -1.0)
    for i, a in enumerate(some):
        for j, b in enumerate(some):
            same = together(a, b, gold) if i != j and a.speaker == b.speaker else None
            if same is not None:
                wanted[i, j] = float(same)
    return ids, ids > 0, wanted


def train(examples: list[tuple[Tensor, Tensor, Tensor]], encoder: Path, out: Path) -> None:
    """Train and write `out` after each epoch."""
    torch.manual_seed(SEED)
    model = Meaning()
    model.load_state_dict(encoder_state(load_file(str(encoder)), LAYERS), strict=False)
    model.eval()
    with torch.no_grad():  # the projection begins as the main directions of what there is
        told = torch.cat([model.pooled(ids, mask) for ids, mask, _ in examples])
        model.project.weight.copy_(torch.pca_lowrank(told, q=WIDTH)[2].T)
    model.train()
    parts = ([*model.norm.parameters(), *model.layers.parameters()], [*model.weigh.parameters(), model.project.weight])
    groups = [{"params": [*part]} for part in (*parts, [model.scale])]
    optimiser, step, total = torch.optim.AdamW(groups, weight_decay=0.01), 0, EPOCHS * len(examples)
    began = time.monotonic()
    for epoch in range(EPOCHS):
        order = list(examples)
        random.Random(epoch).shuffle(order)
        lost = 0.0
        for ids, mask, wanted in order:
            step += 1
            now = min(1.0, step / WARM) * max(0.02, 1 - step / total)
            for group, rate in zip(optimiser.param_groups, RATES, strict=True):
                group["lr"] = rate * now
            vectors = model(ids, mask)
            counts = torch.where(wanted == 1, POSITIVE, 1.0) * (wanted >= 0)
            logits = model.scale[0] * (vectors @ vectors.T) + model.scale[1]
            each = functional.binary_cross_entropy_with_logits(logits, wanted.clamp(min=0), reduction="none")
            loss = (each * counts).sum() / counts.sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            lost += loss.item()
        torch.save(model.state_dict(), out)
        print(f"epoch {epoch + 1}: loss {lost / len(examples):.4f}, {time.monotonic() - began:.0f} s", flush=True)


def export(state: Path, weights: Path) -> None:
    """Write the file that is shipped."""
    model = Meaning()
    model.load_state_dict(torch.load(state, weights_only=True))
    weights.parent.mkdir(parents=True, exist_ok=True)
    plain = weights.with_name("plain.onnx")
    torch.onnx.export(
        Exported(model.eval()), (torch.tensor([101, 2023, 2003, 102]),), str(plain), input_names=["ids"],
        output_names=["vector"], dynamic_axes={"ids": {0: "length"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(plain), str(weights), per_channel=True, weight_type=QuantType.QInt8)
    plain.unlink()
    MADE.write_text(digested(weights) + "\n", encoding="ascii")


def digested(weights: Path) -> str:
    """A digest of the shipped file."""
    return sha256(weights.read_bytes()).hexdigest()[:12]


def main() -> None:
    """Train, or export what was trained."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/meaning"))
    parser.add_argument("--encoder", type=Path, help="MiniLM's model.safetensors")
    parser.add_argument("--export", action="store_true")
    args = parser.parse_args()
    args.run.mkdir(parents=True, exist_ok=True)
    state = args.run / "meaning.pt"
    if args.export:
        export(state, WEIGHTS)
    else:
        train(batches(*read_paraphrases()), args.encoder, state)


if __name__ == "__main__":
    main()
