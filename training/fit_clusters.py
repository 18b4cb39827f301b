"""Fits the weights of `ontology/same_statement.tsv` on labelled statements, near their priors.

The statements are those of stories 0–4 and the remarks of invented people in `paraphrases.tsv`, of which there are many
more of each, so that one of their pairs counts OWN. Of the latter only interviews whose digest ends in one of KEPT: the
encoder of what statements mean (`meaning.py`) learns from the others, and would look too good on them.

    kg extract STORIES > stories.jsonl
    python -m training.fit_clusters stories.jsonl            # prints the weights; --write puts them in the table
    python -m training.fit_clusters stories.jsonl --folds    # each story judged by the weights of the others
    python -m training.fit_clusters stories.jsonl --seeds seeds.jsonl    # the seeds by the weights of all stories

Logistic regression whose weights are drawn towards the priors (a Gaussian of width WIDTH) and keep the priors' signs,
since some features hardly occur. With --folds and --seeds it prints what the clusters reach on texts whose labels
the weights have not seen.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b
from itertools import combinations
from pathlib import Path

import numpy as np

from kg.config import ontology
from kg.contract import from_json
from kg.link import judge
from kg.link.clusters import clusters
from kg.link.features import Features, features
from kg.link.records import Said
from kg.link.said import said
from kg.link.traits import Traits, traits
from kg.records import Manner
from kg.tables import rows

GOLD = Path(__file__).with_name("clusters_stories.tsv")
SEEDS = Path(__file__).with_name("clusters_seeds.tsv")
PARAPHRASES = Path(__file__).with_name("paraphrases.tsv")
UNREAD = Path(__file__).with_name("paraphrases_held.tsv")
KEPT = "012"  # last hexadecimal digits: three interviews in sixteen
OWN = 0.04
APART = 1000  # characters between made statements
FOLDS = 3
WIDTH = 1.0
STEPS = 1500
HALF = 0.5  # of the characters of a label and of a statement that both have: it is meant
HELD = (
    "denial",
    "refusal",
    "other numbers",
    "far",
    "described",
    "other speaker",
    "bare",
)  # kept at their priors: too seldom, or too risky
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
    return replace(one, article=name, publisher=name.rpartition("/")[2].partition(".")[0])


def read_gold(path: Path = GOLD) -> Labels:
    """Article, start and end of a statement's content → its cluster cell."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")][1:]
    cells = (line.split("\t") for line in lines)
    return {(article, int(start), int(end)): cluster for article, start, end, cluster in cells}


def settled(statements: Iterable[Said], gold: Labels) -> tuple[Labels, Labels]:
    """The labels by the offsets of the statements that have most of the labelled words, and those that none has."""
    places = {(one.article, one.spans[0][0], one.spans[-1][1]) for one in statements}
    taken = {place: place for place in places & gold.keys()}
    near = defaultdict[str, list[tuple[str, int, int]]](list)
    for place in sorted(gold.keys() - places):
        near[place[0]].append(place)
    found = [(-_common(mine, yours), mine, yours) for mine in places - gold.keys() for yours in near[mine[0]]]
    for share, mine, yours in sorted(found):
        if -share >= HALF and mine not in taken and yours not in taken.values():
            taken[mine] = yours
    lost = gold.keys() - taken.values()
    return {mine: gold[yours] for mine, yours in taken.items()}, {place: gold[place] for place in lost}


def _common(one: tuple[str, int, int], other: tuple[str, int, int]) -> float:
    """What share of the characters of two places both have."""
    return max(0, min(one[2], other[2]) - max(one[1], other[1])) / (max(one[2], other[2]) - min(one[1], other[1]))


def unfound(known: Labels, lost: Labels) -> int:
    """How many pairs that say the same cannot be joined, since extraction found only one of the two or none."""
    stories = defaultdict[tuple[str, str], list[bool]](list)
    for labels, there in ((known, True), (lost, False)):
        for (article, _, _), cell in labels.items():
            if not cell.startswith("?"):
                stories[article.partition("/")[0], cell.split("|")[0]].append(there)
    return sum(not (one and other) for cluster in stories.values() for one, other in combinations(cluster, 2))


def read_paraphrases(path: Path = PARAPHRASES) -> tuple[list[Said], Labels]:
    """The remarks of `paraphrases.tsv` as statements, and their labels."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    manners: dict[str, Manner] = {"direct": "direct", "indirect": "indirect", "mixed": "mixed"}
    found: list[Said] = []
    gold: Labels = {}
    order, last = 0, ""
    for line in lines[1:]:
        report, remark, manner, speaker, source, cue, text = line.split("\t")
        order, last = (order + 1 if report == last else 0), report
        span = (order * APART, order * APART + len(text))
        iri, label = (f"urn:{speaker}", speaker) if speaker else (None, None)
        one = Said(report, f"s{order}", text, manners[manner], order, (span,), iri, label, source or None, cue or None)
        found.append(replace(one, publisher=report))
        gold[report, *span] = remark
    return found, gold


def kept(interview: str) -> bool:
    """Whether the encoder does not learn from an interview."""
    return blake2b(interview.encode(), digest_size=8).hexdigest()[-1] in KEPT


def unseen() -> tuple[list[Said], Labels]:
    """The remarks of the interviews that the encoder does not learn from, and their labels."""
    statements, gold = read_paraphrases()
    return [one for one in statements if kept(story(one))], gold


def story(one: Said) -> str:
    """The story or interview an article belongs to."""
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


def fit(
    x: np.ndarray, y: np.ndarray, prior: np.ndarray, free: np.ndarray, counts: np.ndarray | float = 1.0
) -> np.ndarray:
    """Weights that explain y best, near the prior and with its signs: projected gradient with momentum."""
    weights, last = prior.copy(), prior.copy()
    rate = 4 / (np.linalg.norm(x, 2) ** 2 + 4 / WIDTH**2)
    for step in range(STEPS):
        ahead = weights + step / (step + 3) * (weights - last)
        gap = counts * (y - 1 / (1 + np.exp(-x @ ahead)))
        last, weights = weights, ahead + rate * (x.T @ gap - (ahead - prior) / WIDTH**2)
        weights = np.where(free, np.where(np.sign(weights) == np.sign(prior), weights, 0.0), prior)
    return weights


Judged = list[tuple[Traits, Traits, bool, Features]]


def judgements(statements: list[Said], gold: Labels) -> Judged:
    """Every labelled pair with its features."""
    return [(a, b, same, features(a, b)) for a, b, same in pairs(traits(statements), gold)]


def fitted(judged: Judged) -> dict[str, float]:
    """Feature → weight, from labelled pairs."""
    table = list(rows("same_statement.tsv"))
    found = [each for each in judged if each[2] or each[3]["amount"] > LEAST]
    x = np.array([[1.0 if row["feature"] == "nothing" else f[row["feature"]] for row in table] for *_, f in found])
    y = np.array([float(same) for _, _, same, _ in found])
    counts = np.array([1.0 if story(a.said).startswith("story") else OWN for a, *_ in found])
    free = np.array([row["feature"] not in HELD for row in table])
    weights = fit(x, y, np.array([float(row["prior"]) for row in table]), free, counts)
    return {row["feature"]: float(value) for row, value in zip(table, weights, strict=True)}


def folds(statements: list[Said], gold: Labels, judged: Judged) -> None:
    """Print what the clusters reach on every story by weights of the others, and on the interviews by a third's."""
    names = sorted({story(one) for one in statements})
    parts = {
        name: name if name.startswith("story") else f"interviews {place % FOLDS}" for place, name in enumerate(names)
    }
    totals: dict[str, Counted] = defaultdict(lambda: (0, 0, 0))
    for part in sorted(set(parts.values())):
        weights = fitted([each for each in judged if parts[story(each[0].said)] != part])
        found = counted([one for one in statements if parts[story(one)] == part], gold, weights)
        for name in (part, "stories" if part.startswith("story") else "interviews"):
            totals[name] = tuple(map(sum, zip(totals[name], found, strict=True)))  # type: ignore[assignment]
    for name, found in totals.items():
        print(f"{name:14} {told(*found)}")


Counted = tuple[int, int, int]  # pairs rightly joined, wrongly joined, missed


def counted(statements: list[Said], gold: Labels, weights: dict[str, float]) -> Counted:
    """How the clusters of these statements, judged by these weights, agree with the labels."""
    judge.weights = lambda: weights  # type: ignore[assignment]
    joined = {member.key: found.id for found in clusters(statements) for member in found.members}
    right = wrong = missed = 0
    for a, b, same in pairs(traits(statements), gold):
        taken = joined.get(a.said.key, a) == joined.get(b.said.key, b)
        right, wrong, missed = right + (same and taken), wrong + (taken and not same), missed + (same and not taken)
    return right, wrong, missed


def told(right: int, wrong: int, missed: int, missing: int = 0) -> str:
    """Precision, recall and F1 in words; `missing` pairs were not there to be joined."""
    p, r = right / max(1, right + wrong), right / max(1, right + missed + missing)
    return (
        f"P {p:.1%}  R {r:.1%}  F1 {2 * p * r / max(1e-9, p + r):.1%}  ({right} right, {wrong} wrong, {missed} missed)"
    )


def main() -> None:
    """Fit, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extracted", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folds", action="store_true")
    parser.add_argument("--seeds", type=Path)
    args = parser.parse_args()
    stories = read_statements(args.extracted)
    made, labels = unseen()
    known = settled(stories, read_gold())[0]
    judged = judgements(stories, known) + judgements(made, labels)
    if args.folds:
        folds(stories + made, known | labels, judged)
        return
    if args.seeds:
        seeds = read_statements(args.seeds)
        gold, lost = settled(seeds, read_gold(SEEDS))
        print(f"{'seeds':14} {told(*counted(seeds, gold, fitted(judged)), unfound(gold, lost))}")
        return
    table = list(rows("same_statement.tsv"))
    weights = fitted(judged)
    for row in table:
        row["weight"] = f"{weights[row['feature']]:.2f}"
        print(f"{row['feature']:16} {row['prior']:>6} {row['weight']:>6}")
    if args.write:
        path = ontology("same_statement.tsv")
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        cells = ["\t".join(table[0]), *("\t".join(row.values()) for row in table)]
        path.write_text("\n".join([*head, *cells]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
