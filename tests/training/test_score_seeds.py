"""The labels made by hand hold no text and fit the samples; the scorer counts what it says."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.read import read
from training.score_seeds import Report, by_part, jaccard, score_events, score_roles, score_statements

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "seeds"
GOLD = [ROOT / "training" / name for name in ("gold_seeds.jsonl", "gold_project_seeds.jsonl")]
RECORDS = [json.loads(line) for path in GOLD for line in path.read_text(encoding="utf-8").splitlines()]
KEYS = {
    "file", "sha256", "statements", "events", "roles", "content", "source", "cue", "speaker", "speaker_also", "headline", "optional",
    "person", "office", "organisation", "start", "end", "actor", "actor_label", "action", "object", "recipient", "negated", "modality",
    "attributed",
}  # fmt: skip


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def span(given: list[int] | None, **more: object) -> dict[str, object] | None:
    return given and {"start": given[0], "end": given[1], **more}


def perfect(gold: dict[str, Any]) -> dict[str, Any]:
    """What an extraction without a mistake would print."""
    return {
        "statements": [
            {"content": [span(part) for part in s["content"]], "speaker": s["speaker"] and {"label": s["speaker"]}}
            for s in gold["statements"]
        ],
        "events": [
            e | {"actor": span(e["actor"], label=e["actor_label"]), "action": span(e["action"]), "object": span(e["object"]),
                 "recipient": span(e["recipient"]), "attributed_to": "s1" if e["attributed"] else None}
            for e in gold["events"]
        ],
        "roles": [
            r | {"person": {"label": r["person"]}, "organisation": r["organisation"] and {"label": r["organisation"]}}
            for r in gold["roles"]
        ],
    }  # fmt: skip


def scored(gold: dict[str, Any], predicted: dict[str, Any]) -> Counter[str]:
    report = Report("x", gold, predicted, "")
    for score in (score_statements, score_events, score_roles):
        score(report)
    return report.tally


@pytest.mark.parametrize("gold", RECORDS, ids=lambda gold: gold["file"])
def test_labels_scored_against_themselves_are_all_right(gold: dict[str, Any]) -> None:
    wanted = {"half", "found", "touched", "speaker"}
    tally = scored(gold, perfect(gold))
    assert {tally[figure] for figure in wanted} == {tally["statements"]}
    assert tally["precise"] == tally["predicted"]
    assert {tally[f"event {part}"] for part in ("negation", "object", "actor")} == {tally["events"]}
    assert tally["role organisation"] == tally["roles"]


@pytest.mark.parametrize("gold", RECORDS, ids=lambda gold: gold["file"])
def test_labels_hold_offsets_and_names_only(gold: dict[str, Any]) -> None:
    assert keys(gold) <= KEYS


def test_labels_fit_the_samples_as_they_are_read() -> None:
    texts = {Path(article.source).name: article.sha256 for article in read([str(SEEDS)])}
    labels = {gold["file"]: gold["sha256"] for gold in RECORDS if gold["file"] in texts}
    assert labels == texts


def test_nothing_extracted_counts_as_all_missed() -> None:
    gold = RECORDS[0]
    tally = scored(gold, {"statements": [], "events": [], "roles": []})
    assert (tally["found"], tally["events found"], tally["roles found"]) == (0, 0, 0)
    assert tally["statements"] > 0


@pytest.mark.parametrize(
    ("left", "right", "whole", "part"),
    [([(0, 10)], [(0, 10)], 1.0, 1.0), ([(0, 10)], [(5, 15)], 1 / 3, 1 / 3), ([(0, 10), (20, 60)], [(0, 10)], 0.2, 1.0), ([(0, 1)], [(1, 2)], 0, 0)],
)  # fmt: skip
def test_contents_compare_by_shared_characters(
    left: list[tuple[int, int]], right: list[tuple[int, int]], whole: float, part: float
) -> None:
    assert (jaccard(left, right), by_part(left, right)) == pytest.approx((whole, part))


def test_a_named_speaker_for_an_unnamed_source_is_wrong() -> None:
    gold = {"statements": [{"content": [[0, 5]], "speaker": None, "headline": False}], "events": [], "roles": []}
    said = {"statements": [{"content": [{"start": 0, "end": 5}], "speaker": {"label": "Mark Rutte"}}]}
    assert scored(gold, said | {"events": [], "roles": []})["speaker"] == 0
