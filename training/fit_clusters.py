"""Fits the weights of `ontology/same_statement.tsv` on the labelled statements of stories 0–2, near their priors.

    kg extract STORIES > stories.jsonl
    python -m training.fit_clusters stories.jsonl            # prints the scores; --write puts the weights in the table

Logistic regression whose weights are drawn towards the priors (a Gaussian of width WIDTH) and keep the priors' signs,
since some features hardly occur in three stories.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

import numpy as np

from kg.config import ontology
from kg.contract import from_json
from kg.link.features import features
from kg.link.records import Said
from kg.link.said import said
from kg.link.traits import Traits, traits
from kg.tables import rows

GOLD = Path(__file__).with_name("clusters_stories.tsv")
TUNED = ("story0", "story1", "story2")
WIDTH = 1.0
STEPS = 1500
HELD = ("denial", "other numbers", "far")  # kept at their priors: three stories have them too seldom
LEAST = 0.1  # what a pair must share to be compared at all
Labels = dict[tuple[str, int, int], str]


def read_statements(path: Path) -> list[Said]:
    """The statements of extracted articles, each article named by the last two parts of its path."""
    found: list[Said] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        extraction = from_json(json.loads(line))
        name = "/".join(extraction.article.source.split("/")[-2:])
        found += (_named(one, name) for one in said(extraction))
    return found


def _named(one: Said, name: str) -> Said:
    from dataclasses import replace

    return replace(one, article=name, publisher=name.rpartition("/")[2].partition(".")[0])


def read_gold(path: Path = GOLD) -> Labels:
    """Article, start and end of a statement's content → its cluster cell."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    cells = (line.split("\t") for line in lines)
    return {(article, int(start), int(end)): cluster for article, start, end, cluster in cells}


def story(one: Said) -> str:
    """The story an article belongs to."""
    return one.article.partition("/")[0]


def together(a: Said, b: Said, gold: Labels) -> bool | None:
    """Whether the two say the same by the labels; None where the pair counts neither way."""
    if a.article == b.article and a.spans[0][0] < b.spans[-1][1] and b.spans[0][0] < a.spans[-1][1]:
        return None
    one, other = (gold.get((s.article, s.spans[0][0], s.spans[-1][1]), "") for s in (a, b))
    if "?" in (one, other):
        return None
    mine, yours = ({name for name in cell.lstrip("?").split("|") if name} for cell in (one, other))
    if one and not one.startswith("?") and not other.startswith("?") and one.split("|")[0] == other.split("|")[0]:
        return True
    return None if mine & yours else False


def pairs(taken: Iterable[Traits], gold: Labels) -> Iterator[tuple[Traits, Traits, bool]]:
    """Every labelled pair within a story."""
    for a, b in combinations(taken, 2):
        if story(a.said) == story(b.said) and (same := together(a.said, b.said, gold)) is not None:
            yield a, b, same


def fit(x: np.ndarray, y: np.ndarray, prior: np.ndarray, free: np.ndarray) -> np.ndarray:
    """Weights that explain y best, near the prior and with its signs: projected gradient with momentum."""
    weights, last = prior.copy(), prior.copy()
    rate = 4 / (np.linalg.norm(x, 2) ** 2 + 4 / WIDTH**2)
    for step in range(STEPS):
        ahead = weights + step / (step + 3) * (weights - last)
        gap = y - 1 / (1 + np.exp(-x @ ahead))
        last, weights = weights, ahead + rate * (x.T @ gap - (ahead - prior) / WIDTH**2)
        weights = np.where(free, np.where(np.sign(weights) == np.sign(prior), weights, 0.0), prior)
    return weights


def main() -> None:
    """Fit, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extracted", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    gold = read_gold()
    table = list(rows("same_statement.tsv"))
    names = [row["feature"] for row in table]
    tuned = [one for one in read_statements(args.extracted) if story(one) in TUNED]
    judged = ((features(a, b), same) for a, b, same in pairs(traits(tuned), gold))
    found = [(each, same) for each, same in judged if same or each["amount"] > LEAST]
    x = np.array([[1.0 if name == "nothing" else f[name] for name in names] for f, _ in found])
    y = np.array([float(same) for _, same in found])
    free = np.array([name not in HELD for name in names])
    weights = fit(x, y, np.array([float(row["prior"]) for row in table]), free)
    for row, value in zip(table, weights, strict=True):
        row["weight"] = f"{value:.2f}"
        print(f"{row['feature']:16} {row['prior']:>6} {row['weight']:>6}")
    if args.write:
        path = ontology("same_statement.tsv")
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        cells = ["\t".join(table[0]), *("\t".join(row.values()) for row in table)]
        path.write_text("\n".join([*head, *cells]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
