"""Fit the weights of `ontology/reference.tsv`: whom pronouns and nominals mean, by what stands around them.

usage: python -m training.fit_reference GUM_DIR GUM_PREDICTIONS.jsonl POLNEAR_PREDICTIONS.jsonl [--write]

Taken are GUM's train documents, all genres but the held ones of `training.score_coreference`, and the parts 'first' and
'tune' of `speakers_dev.tsv`, which count TRUSTED times since they are what the weights are for. A multinomial logistic
regression over each word's candidates and nobody, held to the prior that the table gives by hand; the threshold is the
lowest at which SAFE of the answers are right in cross-validation by documents.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from kg.contract import from_json
from kg.records import Extraction
from kg.resolve import Gazetteer, resolve
from kg.resolve.candidates import candidates, model_of, nobody
from kg.resolve.context import Context
from kg.resolve.described import MODELS, bodies, nameless, people
from kg.resolve.roles import settle_roles
from kg.resolve.weighing import Candidate
from kg.tables import rows
from training.chains import Chained, read_chains
from training.score_coreference import GENRES, SOMEBODY, meant, with_subjects
from training.speakers import labels

TABLE = Path("ontology/reference.tsv")
TRUSTED = 3.0
SAFE = 0.87
LEAST, MOST = 0.5, 0.6  # between which a threshold lies
BY_HAND = 0.6  # the threshold where too few cases are there to fit anything: the prior stays
ENOUGH = 70
PENALTY = 12.0
FOLDS = 5
STEPS = 400


@dataclass(frozen=True, slots=True)
class Instance:
    """A 'he' of a document: the features of each candidate, of nobody last, and which of them are right."""

    model: str
    document: str
    facts: tuple[dict[str, float], ...]
    good: tuple[bool, ...]
    named: tuple[bool, ...]
    weight: float


def settled(extraction: Extraction, gazetteer: Gazetteer) -> Context:
    """A resolved extraction as the resolver saw it at its end."""
    context = Context(extraction, gazetteer)
    for number in context.order:
        resolution = context.mentions[number].resolution
        if resolution is not None and context.mentions[number].form == "name":
            context.settle(number, resolution)
    settle_roles(context)
    return context


def options(number: int, context: Context) -> Iterator[tuple[str, list[Candidate], dict[str, float]]]:
    """The model, candidates and nobody of a mention, where the resolver would ask for them."""
    mention = context.mentions[number]
    row = context.gazetteer.pronouns.get(mention.span.text.lower())
    if mention.form == "pronoun" and row is not None and row["person"] == "3":
        found = candidates(number, row, context)
        yield model_of(row), found, nobody(number, found, context)
    elif mention.form == "nominal":
        for name, find in zip(MODELS, (people, bodies), strict=True):
            found = find(number, context)
            if found:
                yield name, found, nameless(number, found, context)


def instance(
    number: int,
    context: Context,
    document: str,
    right: Iterable[object],
    weight: float,
    *,
    keys: dict[object, set[str]],
) -> Iterator[Instance]:
    """The candidates of one mention; right are entities' labels or chains, found through `keys`."""
    wanted = set(right)
    for model, found, empty in options(number, context):
        good = [c.entity is not None and bool(wanted & keys.get(c.entity, {c.entity.label})) for c in found]
        if not any(good):
            good = [c.entity is None for c in found]
        none = not any(g and c.entity for g, c in zip(good, found, strict=True))
        named = tuple(c.entity is not None for c in found)
        yield Instance(model, document, (*(c.facts for c in found), empty), (*good, none), (*named, False), weight)


def from_gum(folder: Path, predictions: Path, gazetteer: Gazetteer) -> Iterator[Instance]:
    """Pronouns and nominals of GUM's train documents that are not held out."""
    paths = sorted(p for p in (folder / "train").glob("*.conllu"))
    turns = [p.stem for p in paths if p.stem.split("_")[1] in GENRES]
    # as counted by the scorer, where dev documents come first
    before = len([p for p in (folder / "dev").glob("*.conllu") if p.stem.split("_")[1] in GENRES])
    held = {stem for turn, stem in enumerate(turns) if (turn + before) % 2}
    read = {row["article"]["id"]: row for row in map(json.loads, predictions.read_text(encoding="utf8").splitlines())}
    for path in paths:
        if path.stem in held or path.stem not in read:
            continue
        gold = read_chains(path)
        context = settled(resolve(with_subjects(from_json(read[path.stem]), gold), gazetteer), gazetteer)
        extraction = replace(context.extraction, mentions=tuple(context.mentions))
        yield from _chained(context, extraction, gold)


def _chained(context: Context, extraction: Extraction, gold: Chained) -> Iterator[Instance]:
    entities = {m.resolution.entity for m in extraction.mentions if m.resolution is not None}
    keys: dict[object, set[str]] = {entity: meant(entity, extraction, gold) for entity in entities}
    for number, mention in enumerate(context.mentions):
        if mention.form == "name" or not (mention.grammar == "subject" or number in context.acting):
            continue
        things = mention.form == "pronoun" and number in context.acting  # 'it' must learn that it often means nobody
        marked = [m for m in gold.mentions if m.head == mention.head.start and (things or m.kind in SOMEBODY)]
        chains = {m.entity for m in marked}
        if chains:
            yield from instance(number, context, gold.name, chains, 1.0, keys=keys)


def from_labels(predictions: Path, gazetteer: Gazetteer) -> Iterator[Instance]:
    """Sources labelled by hand, the held ones apart."""
    wanted = defaultdict(list)
    for label in labels():
        if label.part != "held" and label.form != "name":
            wanted[label.article].append(label)
    for row in map(json.loads, predictions.read_text(encoding="utf8").splitlines()):
        name = row["article"]["source"].rsplit("/", 1)[-1]
        if name not in wanted:
            continue
        context = settled(from_json(row), gazetteer)
        for label in wanted[name]:
            said = [
                s for s in context.extraction.statements
                if s.source is not None and s.source.start < label.end and label.start < s.source.end
            ]  # fmt: skip
            numbers = {s.source_mention for s in said if s.source_mention is not None}
            for number in sorted(numbers):
                yield from instance(number, context, name, label.who, TRUSTED, keys={})


def fit(instances: Sequence[Instance], prior: dict[str, float]) -> dict[str, float]:
    """Weights near the prior that make the right ones likely: ascent with a step of its own for each weight (Rprop)."""
    index = {name: i for i, name in enumerate(prior)}
    lines = [facts for item in instances for facts in item.facts]
    table = np.zeros((len(lines), len(prior)))
    for line, facts in enumerate(lines):
        for name, value in facts.items():
            table[line, index[name]] = value
    starts = np.cumsum([0, *(len(item.facts) for item in instances)])[:-1]
    sizes = [len(item.facts) for item in instances]
    good = np.array([flag for item in instances for flag in item.good])
    counts = np.repeat([item.weight for item in instances], sizes)
    given = np.array(list(prior.values()))
    weights, step, last = given.copy(), np.full(len(prior), 0.1), np.zeros(len(prior))
    for _ in range(STEPS):
        power = np.exp(np.clip(table @ weights, -50, 50))
        share = power / np.repeat(np.add.reduceat(power, starts), sizes)
        right = np.where(good, share, 0.0)
        right = right / np.maximum(np.repeat(np.add.reduceat(right, starts), sizes), 1e-12)
        slope = table.T @ (counts * (right - share)) - PENALTY * (weights - given)
        step = np.clip(np.where(slope * last > 0, step * 1.2, step * 0.5), 1e-4, 0.5)
        weights = weights + np.sign(slope) * step
        last = slope
    return {name: round(float(weights[i]), 2) for name, i in index.items()}


def judged(item: Instance, weights: dict[str, float]) -> tuple[float, bool, bool]:
    """How likely the best candidate is (0 for nobody), whether it is right, and whether somebody right was there."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in facts.items()) for facts in item.facts]
    top = max(range(len(scores)), key=lambda i: scores[i])
    total = sum(math.exp(score - scores[top]) for score in scores)
    there = any(good and named for good, named in zip(item.good, item.named, strict=True))
    return (1 / total if item.named[top] else 0.0), item.good[top] and item.named[top], there


def cross(instances: Sequence[Instance], prior: dict[str, float]) -> list[tuple[float, bool, bool, float]]:
    """Each instance as judged by weights that its document had no part in."""
    documents = sorted({item.document for item in instances})
    found = []
    for fold in range(FOLDS):
        out = {name for turn, name in enumerate(documents) if turn % FOLDS == fold}
        weights = fit([item for item in instances if item.document not in out], prior)
        found += [(*judged(item, weights), item.weight) for item in instances if item.document in out]
    return found


def threshold(judgements: Sequence[tuple[float, bool, bool, float]]) -> float:
    """The lowest likelihood from which SAFE of the answers are right."""
    for percent in range(round(100 * LEAST), round(100 * MOST)):
        answers = [(right, weight) for share, right, _, weight in judgements if share >= percent / 100]
        if answers and sum(w for right, w in answers if right) >= SAFE * sum(w for _, w in answers):
            return percent / 100
    return MOST


def report(judgements: Sequence[tuple[float, bool, bool, float]], least: float) -> str:
    """Right and answered in cross-validation."""
    answers = [right for share, right, _, _ in judgements if share >= least]
    there = [share >= least for share, _, there, _ in judgements if there]
    right, answered = 100 * sum(answers) / max(1, len(answers)), 100 * sum(there) / max(1, len(there))
    return f"right {right:.1f} of {len(answers)}, answered {answered:.1f} of {len(there)} that could be"


def main() -> None:
    """Fit each model, print what cross-validation says, and with --write put the weights into the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gum", type=Path)
    parser.add_argument("gum_predictions", type=Path)
    parser.add_argument("polnear_predictions", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    gazetteer = Gazetteer.load()
    every = [*from_gum(given.gum, given.gum_predictions, gazetteer), *from_labels(given.polnear_predictions, gazetteer)]
    table = {(row["model"], row["feature"]): row for row in rows("reference.tsv")}
    words = {row["feature"]: row["words"] for row in table.values() if row["words"]}
    lines = []
    for model in sorted({item.model for item in every}):
        own = [item for item in every if item.model == model]
        listed = [name for which, name in table if which == model and name != "threshold"]
        features = list(dict.fromkeys([*listed, *sorted({n for item in own for facts in item.facts for n in facts})]))
        prior = {name: float(table.get((model, name), {}).get("prior") or 0) for name in features}
        fitted = len(own) >= ENOUGH
        judgements = cross(own, prior) if fitted else [(*judged(item, prior), item.weight) for item in own]
        least = threshold(judgements) if fitted else BY_HAND
        print(model, len(own), least, report(judgements, least))
        weights = fit(own, prior) if fitted else prior
        lines.append(f"{model}\tthreshold\t\t{least}\n")
        lines += [
            f"{model}\t{name}\t{prior[name]}\t{weights[name]}\t{words.get(name, '')}".rstrip("\t") + "\n"
            for name in features
        ]
    if given.write:
        head = [
            line
            for line in TABLE.read_text(encoding="utf8").splitlines(keepends=True)
            if line.startswith(("#", "model\t"))
        ]
        TABLE.write_text("".join(head + lines), encoding="utf8")


if __name__ == "__main__":
    main()
