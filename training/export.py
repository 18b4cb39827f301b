"""Export a checkpoint for the runtime: python -m training.export --run FOLDER [--weights FOLDER] [--float].

Writes model.int8.onnx (encoder and the heads' linear parts, one window a call), heads.npz (the small tensors
that the numpy decoders need) and labels.json.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from training.labels import all_labels
from training.losses import GROUP_OF
from training.model import GROUPS, HEADS, MIXED, WIDTH, Layer, Reader

WEIGHTS = Path(__file__).parent.parent / "kg" / "annotate" / "weights"
SHARES = 2  # in which the heads of a layer are worked on, so that what one needs stays in the processor's cache
TAGS = ("sentence", "upos", "xpos", "entity", "source", "cue", "content")


class FastLayer(nn.Module):
    """A trained layer with one matrix for query, key and value, for one window without padding."""

    def __init__(self, layer: Layer, last: bool) -> None:
        super().__init__()
        self.layer = layer
        scale = (WIDTH // HEADS) ** -0.5
        query = nn.Linear(WIDTH, WIDTH)
        query.weight.data, query.bias.data = layer.query.weight.data * scale, layer.query.bias.data * scale
        self.query = query if last else None
        self.all = _stacked([layer.key, layer.value] if last else [query, layer.key, layer.value])

    def forward(self, x: Tensor, wanted: Tensor) -> Tensor:
        """x [length, width]; the last layer gives the `wanted` rows alone."""
        parts = self.all(x).split(WIDTH // SHARES, 1)
        if self.query is not None:
            x = x[wanted]
            parts = (*self.query(x).split(WIDTH // SHARES, 1), *parts)
        seen = [_attention(*parts[i::SHARES]) for i in range(SHARES)]
        x = self.layer.norm1(x + self.layer.out(torch.cat(seen, 1)))
        wide = self.layer.wide(x)
        return self.layer.norm2(x + self.layer.narrow(functional.gelu(wide)))


def _attention(*parts: Tensor) -> Tensor:
    """What some of the heads see, from their scaled queries, keys and values."""
    q, k, v = (part.view(-1, HEADS // SHARES, WIDTH // HEADS).transpose(0, 1) for part in parts)
    return (torch.softmax(q @ k.transpose(1, 2), -1) @ v).transpose(0, 1).reshape(-1, WIDTH // SHARES)


class Exported(nn.Module):
    """ids, case, breaks [length], first [words] -> tags, arcs, relation, label and link vectors."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        layers = list(reader.encoder.layers)
        self.layers = nn.ModuleList(FastLayer(layer, layer is layers[-1]) for layer in layers)  # type: ignore[arg-type]
        r, k, _ = reader.label_matrix.shape
        self.shape = (r, k)
        self.mix = reader.mix.detach().softmax(1).tolist()
        self.relation = nn.Parameter(reader.label_matrix.detach().permute(1, 0, 2).reshape(k, r * k))
        self.tags = nn.ModuleList(
            _stacked([reader.tags[k] for k in TAGS if GROUP_OF[k] == group])  # type: ignore[misc]
            for group in GROUPS
        )
        self.link = _stacked(
            [reader.link_bias, reader.link_word, reader.link_cue, reader.hidden_word, reader.hidden_cue]
        )

    def forward(self, ids: Tensor, case: Tensor, breaks: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """One window."""
        e = self.reader.encoder
        x = e.norm(e.word(ids) + e.position(torch.arange(ids.shape[0])) + e.case(case) + e.breaks(breaks))
        upper = []
        for i, layer in enumerate(self.layers):
            x = layer(x, first)
            if i >= len(self.layers) - MIXED:
                upper.append(x if layer.query is not None else x[first])
        mixed = [sum(w * v for w, v in zip(weights, upper, strict=True)) for weights in self.mix]
        tree, _, attributions = mixed
        head, dependent = (functional.relu(f(tree)) for f in (self.reader.arc_head, self.reader.arc_dependent))
        arcs = self.reader.arc_matrix(dependent) @ head.transpose(0, 1) + self.reader.arc_bias(head).transpose(0, 1)
        dependents, heads = (functional.pad(v, (0, 1), value=1.0) for v in self.reader.label_vectors(tree))
        relation = (dependents @ self.relation).view(dependents.shape[0], *self.shape)
        tags = torch.cat([head(v) for head, v in zip(self.tags, mixed, strict=True)], -1)
        return tags, arcs, relation, heads, self.link(attributions)


def _stacked(parts: list[nn.Linear]) -> nn.Linear:
    """Layers with the same input as one; in two dimensions each becomes one product of 8-bit integers."""
    out = nn.Linear(WIDTH, sum(p.out_features for p in parts))
    out.weight.data = torch.cat([p.weight for p in parts]).detach()
    out.bias.data = torch.cat([p.bias for p in parts]).detach()
    return out


def export(reader: Reader, weights: Path, quantise: bool = True, attributions: bool = True) -> None:
    """Write the three files into `weights`; without `attributions` they name no roles, and the reader gives none."""
    model = Exported(reader.eval())
    example = (
        torch.tensor([101, 2023, 2003, 102]),
        torch.zeros(4, dtype=torch.long),
        torch.ones(4, dtype=torch.long),
        torch.tensor([1, 2]),
    )
    names = ["ids", "case", "breaks", "first"]
    outputs = ["tags", "arcs", "relation", "label_head", "link"]
    axes = {"ids": {0: "length"}, "case": {0: "length"}, "breaks": {0: "length"}, "first": {0: "words"}} | {
        o: {0: "words"} for o in outputs
    }
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            model,
            example,
            str(plain),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        if quantise:
            graph = onnx.load(str(plain)).graph
            weighted = {tensor.name for tensor in graph.initializer}
            loose = [n.name for n in graph.node if n.op_type == "MatMul" and not weighted & set(n.input)]
            quantize_dynamic(
                str(plain), str(weights / "model.int8.onnx"), per_channel=True, weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Gather", "Gemm"], nodes_to_exclude=loose,
            )  # fmt: skip
        else:
            (weights / "model.int8.onnx").write_bytes(plain.read_bytes())
    tensors = {k: getattr(reader, k).detach().numpy() for k in ("hidden_distance", "link_distance")}
    tensors |= {
        "link_out_weight": reader.link_out.weight.detach().numpy(),
        "link_out_bias": reader.link_out.bias.detach().numpy(),
    }
    np.savez(weights / "heads.npz", **tensors)  # type: ignore[arg-type]
    sizes = [reader.tags[k].out_features for k in TAGS]
    link = [reader.link_word.out_features, reader.hidden_word.out_features]
    shape = {
        "tags": dict(zip(TAGS, sizes, strict=True)),
        "link_vectors": link[0],
        "link_hidden": link[1],
    }
    labels: dict[str, object] = all_labels() | ({} if attributions else {"roles": []})
    (weights / "labels.json").write_text(json.dumps(labels | {"sizes": shape}, indent=1) + "\n", encoding="utf8")


def main() -> None:
    """Export the running average of the newest checkpoint of a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, default=Path("build/reader/run"))
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--float", action="store_true", help="leave the weights in float, to see what quantising costs")
    args = parser.parse_args()
    state = torch.load(args.run / "checkpoint.pt", weights_only=True)
    config = tomllib.loads(args.config.read_text())
    reader = Reader(**config["model"])
    reader.load_state_dict(state["average"])
    args.weights.mkdir(parents=True, exist_ok=True)
    export(reader, args.weights, quantise=not args.float, attributions="polnear" in config["mix"])
    print(
        "step",
        state["step"],
        "minutes",
        round(state["elapsed"] / 60, 1),
        *(f"{p.name} {p.stat().st_size / 1e6:.1f} MB" for p in args.weights.iterdir()),
    )


if __name__ == "__main__":
    main()
