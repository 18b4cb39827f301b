"""The reader as a PyTorch module: MiniLM's encoder with case and layout embeddings, and its heads."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.annotate.linker import DISTANCES
from kg.annotate.wordpiece import BREAKS, CASES
from training.labels import DEPS, ENTITY_TAGS, LINK_TAGS, UPOS, XPOS

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [batch, length, width], bias [batch, 1, length, length] added to the attention scores."""
        split = lambda t: t.view(t.shape[0], t.shape[1], HEADS, WIDTH // HEADS).transpose(1, 2)  # noqa: E731
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        a = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm1(x + self.dropout(self.out(a.transpose(1, 2).reshape(x.shape))))
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
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, case: Tensor, breaks: Tensor, mask: Tensor) -> Tensor:
        """ids, case, breaks, mask [batch, length] -> [batch, length, width]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.case(case) + self.breaks(breaks)
        x = self.dropout(self.norm(x))
        bias = torch.zeros(mask.shape, dtype=x.dtype).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Reader(nn.Module):
    """Encoder and heads; `words` gives every head's scores for the words of a batch."""

    def __init__(
        self, dropout: float = 0.1, arc: int = 256, label: int = 64, link: int = 64, link_hidden: int = 128
    ) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(dropout)
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
        self.root = nn.Parameter(torch.zeros(WIDTH))
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

    def words(self, ids: Tensor, case: Tensor, breaks: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Vector of each word's first piece [batch, words, width]."""
        x = self.encoder(ids, case, breaks, mask)
        return self.dropout(torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH)))

    def arcs(self, x: Tensor) -> Tensor:
        """Scores [batch, words, words + 1] of each head for each dependent, the root last."""
        heads = torch.cat([x, self.root.to(x.dtype).expand(x.shape[0], 1, -1)], 1)
        h = self.dropout(functional.relu(self.arc_head(heads)))
        d = self.dropout(functional.relu(self.arc_dependent(x)))
        return self.arc_matrix(d) @ h.transpose(1, 2) + self.arc_bias(h).transpose(1, 2)

    def label_vectors(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of words as dependents [batch, words, label] and as heads, the root last."""
        heads = torch.cat([x, self.root.to(x.dtype).expand(x.shape[0], 1, -1)], 1)
        return self.dropout(functional.relu(self.label_dependent(x))), self.dropout(
            functional.relu(self.label_head(heads))
        )

    def relations(self, d: Tensor, h: Tensor) -> Tensor:
        """Scores [n, relations] of pairs of vectors [n, label]."""
        one = d.new_ones((*d.shape[:-1], 1))
        d, h = torch.cat([d, one], -1), torch.cat([h, one], -1)
        left = torch.einsum("nd,rde->nre", d, self.label_matrix.to(d.dtype))
        return torch.einsum("nre,ne->nr", left, h)

    def links(self, x: Tensor, rows: Tensor, cues: Tensor, distance: Tensor) -> Tensor:
        """Scores [cues, words, labels]: rows [cues] the window, cues [cues, words] weights of its words."""
        cue = (cues[:, None, :].to(x.dtype) @ x[rows])[:, 0]
        n = self.link_bias.out_features
        a = self.link_word(x)[rows].unflatten(-1, (n, -1))
        b = self.link_cue(cue).unflatten(-1, (n, -1))
        bilinear = torch.einsum("cwnk,cnk->cwn", a, b) / (a.shape[-1] ** 0.5)
        hidden = functional.relu(
            self.hidden_word(x)[rows] + self.hidden_cue(cue)[:, None] + self.hidden_distance[distance]
        )
        return bilinear + self.link_out(hidden) + self.link_distance[distance] + self.link_bias(x)[rows]


def load_minilm(reader: Reader, weights: Path) -> None:
    """Copy the published encoder weights into a fresh reader."""
    state = load_file(str(weights))
    names = {
        "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
        "attention.output.dense": "out", "attention.output.LayerNorm": "norm1", "intermediate.dense": "wide",
        "output.dense": "narrow", "output.LayerNorm": "norm2",
    }  # fmt: skip
    new = {
        f"layers.{i}.{ours}.{p}": state[f"encoder.layer.{i}.{theirs}.{p}"]
        for i in range(LAYERS)
        for theirs, ours in names.items()
        for p in ("weight", "bias")
    }
    new |= {f"norm.{p}": state[f"embeddings.LayerNorm.{p}"] for p in ("weight", "bias")}
    new["word.weight"] = state["embeddings.word_embeddings.weight"]
    new["position.weight"] = (
        state["embeddings.position_embeddings.weight"] + state["embeddings.token_type_embeddings.weight"][0]
    )
    missing, unexpected = reader.encoder.load_state_dict(new, strict=False)
    if unexpected or set(missing) != {"case.weight", "breaks.weight"}:
        raise ValueError(f"These are not the weights of MiniLM-L6: missing {missing}, unexpected {unexpected}")
