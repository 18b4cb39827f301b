"""The reader as a PyTorch module: MiniLM's encoder with case and layout embeddings, and its heads."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.annotate.linker import DISTANCES
from kg.annotate.wordpiece import BREAKS, CASES
from training.labels import DEPS, ENTITY_TAGS, LINK_TAGS, UPOS, XPOS

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
MIXED = 4  # upper layers that the heads may read
GROUPS = ("tree", "names", "attributions")


class Attention(torch.autograd.Function):
    """Multi-head attention whose backward pass keeps the weights: on a CPU about twice as fast as the fused kernel."""

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:  # type: ignore[override]
        """q, k, v [batch, length, width], bias [batch, length] added to the scores -> [batch, length, width]."""
        q, k, v = _split(q * (WIDTH // HEADS) ** -0.5), _split(k), _split(v)
        scores = torch.bmm(q, k.transpose(1, 2)).view(len(bias), HEADS, *q.shape[1:2], -1)
        scores += bias.to(q.dtype)[:, None, None, :]
        weights = torch.softmax(scores, -1).view(len(q), *scores.shape[2:])
        ctx.save_for_backward(q, k, v, weights)
        return _merge(torch.bmm(weights, v))

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:  # type: ignore[override]
        """Gradients of q, k and v."""
        q, k, v, weights = ctx.saved_tensors
        gradient = _split(gradient)
        scores = torch._softmax_backward_data(torch.bmm(gradient, v.transpose(1, 2)), weights, -1, weights.dtype)
        return (
            _merge(torch.bmm(scores, k)) * (WIDTH // HEADS) ** -0.5,
            _merge(torch.bmm(scores.transpose(1, 2), q)),
            _merge(torch.bmm(weights.transpose(1, 2), gradient)),
            None,
        )


def _split(x: Tensor) -> Tensor:
    """[batch, length, width] -> [batch * heads, length, width / heads]."""
    return x.view(*x.shape[:2], HEADS, -1).transpose(1, 2).reshape(-1, x.shape[1], WIDTH // HEADS)


def _merge(x: Tensor) -> Tensor:
    """[batch * heads, length, width / heads] -> [batch, length, width]."""
    return x.view(-1, HEADS, *x.shape[1:]).transpose(1, 2).reshape(-1, x.shape[1], WIDTH)


class Dropout(nn.Module):
    """Dropout whose masks are slices of one pool, since drawing them anew takes a CPU a tenth of the step."""

    pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, share: float, pool: int = 1 << 23) -> None:
        super().__init__()
        self.share, self.pool = share, pool

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of x and scale up the rest, when training."""
        if not self.training or not self.share:
            return x
        if self.share not in self.pools:
            kept = torch.rand(self.pool) >= self.share
            self.pools[self.share] = (kept / (1 - self.share)).to(torch.bfloat16)
        n = x.numel()
        start = int(torch.randint(self.pool - n, ()))
        return x * self.pools[self.share][start : start + n].view(x.shape)


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [batch, length, width], bias [batch, length] added to the attention scores."""
        a: Tensor = Attention.apply(self.query(x), self.key(x), self.value(x), bias)  # type: ignore[no-untyped-call]
        x = self.norm1(x + self.dropout(self.out(a)))
        return self.norm2(x + self.dropout(self.narrow(functional.gelu(self.wide(x)))))


class Encoder(nn.Module):
    """Word pieces, case and layout -> one vector a piece."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.case = nn.Embedding(len(CASES), WIDTH)
        self.breaks = nn.Embedding(len(BREAKS), WIDTH)
        nn.init.zeros_(self.case.weight)
        nn.init.zeros_(self.breaks.weight)
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, breaks: Tensor, mask: Tensor) -> list[Tensor]:
        """ids, case, breaks, mask [batch, length] -> what every layer gives, [batch, length, width] each."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.case(case) + self.breaks(breaks)
        x = self.dropout(self.norm(x))
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)
        out = []
        for layer in self.layers:
            x = layer(x, bias)
            out.append(x)
        return out


class Reader(nn.Module):
    """Encoder and heads. Each of the GROUPS of heads reads its own mix of the encoder's upper layers."""

    def __init__(
        self,
        dropout: float = 0.1,
        head_dropout: float = 0.3,
        arc: int = 256,
        label: int = 64,
        link: int = 64,
        link_hidden: int = 128,
    ) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = Dropout(head_dropout)
        self.mix = nn.Parameter(torch.zeros(len(GROUPS), MIXED))
        self.mix.data[:, -1] = 4.0
        self.tags = nn.ModuleDict(
            {
                "sentence": nn.Linear(WIDTH, 2),
                "upos": nn.Linear(WIDTH, len(UPOS)),
                "xpos": nn.Linear(WIDTH, len(XPOS)),
                "entity": nn.Linear(WIDTH, len(ENTITY_TAGS)),
                "source": nn.Linear(WIDTH, 3),
                "cue": nn.Linear(WIDTH, 3),
                "content": nn.Linear(WIDTH, 3),
            }
        )
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, arc), nn.Linear(WIDTH, arc)
        self.arc_matrix = nn.Linear(arc, arc, bias=False)
        self.arc_bias = nn.Linear(arc, 1)
        self.label_dependent, self.label_head = nn.Linear(WIDTH, label), nn.Linear(WIDTH, label)
        self.label_matrix = nn.Parameter(torch.zeros(len(DEPS), label + 1, label + 1))
        n = len(LINK_TAGS)
        self.link_word, self.link_cue = nn.Linear(WIDTH, n * link), nn.Linear(WIDTH, n * link)
        self.hidden_word, self.hidden_cue = nn.Linear(WIDTH, link_hidden), nn.Linear(WIDTH, link_hidden)
        self.hidden_distance = nn.Parameter(torch.zeros(DISTANCES, link_hidden))
        self.link_out = nn.Linear(link_hidden, n)
        self.link_distance = nn.Parameter(torch.zeros(DISTANCES, n))
        self.link_bias = nn.Linear(WIDTH, n)
        for part in (self.arc_dependent, self.arc_head, self.arc_matrix, self.label_dependent, self.label_head):
            nn.init.xavier_uniform_(part.weight)

    def mixed(self, layers: list[Tensor]) -> dict[str, Tensor]:
        """Mix what the upper layers give [..., width] for each group of heads."""
        upper = torch.stack(layers[-MIXED:])
        mixed = self.mix.softmax(1).to(upper.dtype) @ upper.flatten(1)
        return dict(zip(GROUPS, mixed.view(len(GROUPS), *upper.shape[1:]), strict=True))

    def words(self, ids: Tensor, case: Tensor, breaks: Tensor, mask: Tensor, first: Tensor) -> dict[str, Tensor]:
        """Vectors of each word's first piece [batch, words, width] for each group of heads."""
        index = (first + ids.shape[1] * torch.arange(len(ids))[:, None]).flatten()
        layers = [
            x.flatten(0, 1).index_select(0, index).view(*first.shape, WIDTH)
            for x in self.encoder(ids, case, breaks, mask)[-MIXED:]
        ]
        return {k: self.dropout(x) for k, x in self.mixed(layers).items()}

    def arcs(self, x: Tensor) -> Tensor:
        """Scores [batch, words, words] of each head for each dependent; a root is its own head."""
        h = self.dropout(functional.relu(self.arc_head(x)))
        d = self.dropout(functional.relu(self.arc_dependent(x)))
        return self.arc_matrix(d) @ h.transpose(1, 2) + self.arc_bias(h).transpose(1, 2)

    def label_vectors(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of words as dependents and as heads, [batch, words, label] each."""
        return self.dropout(functional.relu(self.label_dependent(x))), self.dropout(functional.relu(self.label_head(x)))

    def relations(self, d: Tensor, h: Tensor) -> Tensor:
        """Scores [n, relations] of pairs of vectors [n, label]."""
        one = d.new_ones((*d.shape[:-1], 1))
        d, h = torch.cat([d, one], -1), torch.cat([h, one], -1)
        matrix = self.label_matrix.permute(1, 0, 2).flatten(1).to(d.dtype)
        return ((d @ matrix).view(len(d), -1, h.shape[-1]) @ h[:, :, None])[:, :, 0]

    def links(self, x: Tensor, cues: list[tuple[Tensor, Tensor]]) -> Tensor:
        """Scores [cues, words, labels] from x [batch, words, width].

        For each window of the batch, in order: its cues as weights of its words [cues, words], and each word's class
        of distance to them [cues, words].
        """
        n = self.link_bias.out_features
        word = self.link_word(x).unflatten(-1, (n, -1)).transpose(1, 2) * (self.link_word.out_features // n) ** -0.5
        counts = [len(weights) for weights, _ in cues]
        cue = torch.cat([w.to(x.dtype) @ v for (w, _), v in zip(cues, x.unbind(), strict=True)])
        bilinear = torch.cat(
            [
                a @ b.unflatten(-1, (n, -1)).permute(1, 2, 0)  # [labels, words, cues]
                for a, b in zip(word.unbind(), self.link_cue(cue).split(counts), strict=True)
            ],
            2,
        )
        classes = functional.one_hot(torch.cat([d for _, d in cues]), DISTANCES).to(x.dtype)
        repeats = torch.repeat_interleave(torch.tensor(counts))
        own = torch.cat([self.hidden_word(x), self.link_bias(x)], -1).index_select(0, repeats)
        hidden = own[..., :-n] + self.hidden_cue(cue)[:, None] + classes @ self.hidden_distance.to(x.dtype)
        near = self.link_out(functional.relu(hidden)) + classes @ self.link_distance.to(x.dtype)
        return bilinear.permute(2, 1, 0) + near + own[..., -n:]


def encoder_state(state: dict[str, Tensor], layers: int = LAYERS) -> dict[str, Tensor]:
    """The published weights of MiniLM's word pieces, places and lower layers, by our names."""
    names = {
        "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
        "attention.output.dense": "out", "attention.output.LayerNorm": "norm1", "intermediate.dense": "wide",
        "output.dense": "narrow", "output.LayerNorm": "norm2",
    }  # fmt: skip
    new = {
        f"layers.{i}.{ours}.{p}": state[f"encoder.layer.{i}.{theirs}.{p}"]
        for i in range(layers)
        for theirs, ours in names.items()
        for p in ("weight", "bias")
    }
    new |= {f"norm.{p}": state[f"embeddings.LayerNorm.{p}"] for p in ("weight", "bias")}
    new["word.weight"] = state["embeddings.word_embeddings.weight"]
    new["position.weight"] = (
        state["embeddings.position_embeddings.weight"] + state["embeddings.token_type_embeddings.weight"][0]
    )
    return new


def load_minilm(reader: Reader, weights: Path) -> None:
    """Copy the published encoder weights into a fresh reader."""
    missing, unexpected = reader.encoder.load_state_dict(encoder_state(load_file(str(weights))), strict=False)
    if unexpected or set(missing) != {"case.weight", "breaks.weight"}:
        raise ValueError(f"These are not the weights of MiniLM-L6: missing {missing}, unexpected {unexpected}")
