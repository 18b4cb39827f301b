"""Train the reader: python -m training.train --build FOLDER --encoder model.safetensors --run FOLDER.

The run lasts a set wall clock; it writes checkpoint.pt every few minutes and goes on from there when started again.
"""

from __future__ import annotations

import argparse
import pickle
import re
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.batches import Batch, Window, article_windows, blur, collate, tree_windows
from training.document import Document
from training.losses import losses
from training.model import LAYERS, Reader, load_minilm

Config = dict[str, dict[str, Any]]
CLS, SEP, MASK = 101, 102, 103


def endless(build: Path, source: str, config: Config, rng: np.random.Generator) -> Iterator[Batch]:
    """Batches of one source for ever, cut anew in every epoch."""
    documents: list[Document] = pickle.loads((build / f"{source}.train.pickle").read_bytes())
    data, size = config["data"], config["train"]["batch"]
    windows: list[Window] = []
    while True:
        if source == "polnear":
            fresh = article_windows(with_silver(documents, data["silver"], rng), data["window"], rng)
        else:
            fresh = list(tree_windows(documents, data["window"], rng, data["keep_breaks"], data["false_breaks"]))
        rng.shuffle(fresh)  # type: ignore[arg-type]
        windows += fresh
        while len(windows) >= size:
            yield blur(collate(windows[:size], CLS, SEP), rng, data["masked"], data["lower"], MASK)
            windows = windows[size:]


def with_silver(documents: list[Document], share: float, rng: np.random.Generator) -> list[Document]:
    """Take the names that a machine found for gold in a share of the articles, and leave them out of the others."""
    return [
        replace(d, layers={"entity" if k == "silver" else k: v for k, v in d.layers.items() if k != "silver" or taken})
        for d, taken in zip(documents, rng.random(len(documents)) < share, strict=True)
    ]


def depth(name: str) -> int:
    """Layers of the encoder above a parameter of it: 0 for its last layer, all of them for its embeddings."""
    found = re.match(r"encoder\.layers\.(\d+)", name)
    return LAYERS - 1 - int(found[1]) if found else LAYERS


def optimiser(reader: Reader, config: dict[str, Any]) -> torch.optim.AdamW:
    """AdamW with a rate of its own for the heads, lower ones for lower layers, no decay for vectors and embeddings."""
    groups: dict[tuple[float, float], list[Tensor]] = defaultdict(list)
    for name, p in reader.named_parameters():
        fresh = not name.startswith("encoder") or "case" in name or "breaks" in name
        plain = p.ndim < 2 or name.startswith(("encoder.word", "encoder.position", "encoder.case", "encoder.breaks"))
        groups[
            config["head_rate"] if fresh else config["encoder_rate"] * config["layer_decay"] ** depth(name),
            0.0 if plain else config["weight_decay"],
        ].append(p)
    return torch.optim.AdamW(
        [{"params": ps, "lr": lr, "weight_decay": wd, "base": lr} for (lr, wd), ps in groups.items()],
        fused=True,
        betas=(0.9, 0.98),
    )


def rate(progress: float, warm_up: float) -> float:
    """Share of the full learning rate: up linearly, then down linearly to nothing."""
    return min(progress / warm_up, max(0.0, (1 - progress) / (1 - warm_up)))


def main() -> None:
    """Train until the configured wall clock is used up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/reader"))
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--run", type=Path, default=Path("build/reader/run"))
    parser.add_argument("--config", type=Path, default=Path(__file__).with_name("config.toml"))
    parser.add_argument("--minutes", type=float, help="instead of the configured time")
    parser.add_argument("--start", type=Path, help="checkpoint of an earlier run whose weights this one begins with")
    args = parser.parse_args()
    config: Config = tomllib.loads(args.config.read_text())
    settings, weight = config["train"], config["weight"]
    minutes = args.minutes or settings["minutes"]
    torch.manual_seed(settings["seed"])
    args.run.mkdir(parents=True, exist_ok=True)
    reader = Reader(**config["model"])
    load_minilm(reader, args.encoder)
    if args.start:
        earlier = torch.load(args.start, weights_only=True)["average"]
        reader.load_state_dict({k: v for k, v in earlier.items() if k in reader.state_dict()}, strict=False)
    average = {k: v.clone() for k, v in reader.state_dict().items()}
    adam = optimiser(reader, settings)
    before, step = 0.0, 0
    saved = args.run / "checkpoint.pt"
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        reader.load_state_dict(state["reader"]), adam.load_state_dict(state["adam"])
        average, before, step = state["average"], state["elapsed"], state["step"]
    rng = np.random.default_rng(settings["seed"] + step)
    sources = {
        k: endless(args.build, k, config, np.random.default_rng([settings["seed"], step, i]))
        for i, k in enumerate(config["mix"])
    }
    shares = np.array(list(config["mix"].values()))
    began, last_saved, pieces = time.monotonic(), time.monotonic(), 0
    shown: dict[str, list[float]] = defaultdict(list)
    reader.train()
    while True:
        elapsed = before + time.monotonic() - began
        progress = elapsed / 60 / minutes
        if progress >= 1:
            break
        for group in adam.param_groups:
            group["lr"] = group["base"] * rate(progress, settings["warm_up"])
        batch = next(sources[str(rng.choice(list(sources), p=shares / shares.sum()))])
        with torch.autocast("cpu", torch.bfloat16):
            found = losses(reader, batch, progress > settings["false_cues_after"])
        total = torch.stack([weight[k] * v for k, v in found.items()]).sum()
        adam.zero_grad()
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        adam.step()
        step += 1
        pieces += batch.ids.size
        if step % 4 == 0:
            keep = min(settings["average"], 1 - 10 / (step + 10)) ** 4
            with torch.no_grad():
                for k, v in reader.state_dict().items():
                    average[k].lerp_(v, 1 - keep)
        for k, v in found.items():
            shown[k].append(v.item())
        if step % 25 == 0:
            speed = pieces / (time.monotonic() - began)
            print(
                f"{step} {progress:.3f} {speed:.0f}/s", *(f"{k} {np.mean(v):.3f}" for k, v in shown.items()), flush=True
            )
            shown.clear()
        if time.monotonic() - last_saved > 60 * settings["checkpoint_minutes"]:
            last_saved = time.monotonic()
            _save(saved, reader, average, adam, before + last_saved - began, step)
    _save(saved, reader, average, adam, before + time.monotonic() - began, step)


def _save(
    path: Path, reader: Reader, average: dict[str, Tensor], adam: torch.optim.AdamW, elapsed: float, step: int
) -> None:
    state = {
        "reader": reader.state_dict(),
        "average": average,
        "adam": adam.state_dict(),
        "elapsed": elapsed,
        "step": step,
    }
    fresh = path.with_suffix(".new")
    torch.save(state, fresh)
    fresh.replace(path)


if __name__ == "__main__":
    main()
