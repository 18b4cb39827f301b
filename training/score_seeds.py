"""Score what `kg extract` printed for a few reports against labels made by hand.

    kg extract FOLDER | python -m training.score_seeds GOLD FOLDER [--verbose]

GOLD is `gold_seeds.jsonl` or its like: offsets, names and labels only, never text. FOLDER holds the reports.
What the figures mean:

  half       of the statements that must be found, those with a prediction of their own whose content shares half of the
             union's characters
  found      the same, or one span of the content alone does (one quotation cut in two, or two taken as one)
  touched    any shared character
  precision  of the predictions, those that match a labelled statement in the sense of `found`, optional ones included
  speaker    of those found, those whose speaker has the right name; an unnamed source stays unresolved or keeps words
  headlines  of the headline statements, those found
  events     key events with the actor's and the action's words overlapping, all and those that have an object or a
             recipient; of those found, what else is right
  roles      roles whose words overlap and whose person is right; of these, what else is right
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Record = dict[str, Any]
SAME = {
    "north atlantic treaty organization": "nato",
    "united states of america": "united states",
    "white house": "united states",
}


@dataclass(slots=True)
class Report:
    """One report's labels beside its predictions."""

    name: str
    gold: Record
    predicted: Record
    text: str
    tally: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def words(self, spans: Iterable[Span]) -> str:
        """The words at these offsets, on one line."""
        return " … ".join(" ".join(self.text[start:end].split()) for start, end in spans)


def spans(value: Any) -> list[Span]:
    """Spans from either notation: [3, 7] and {"start": 3, "end": 7}, alone or in a list; none for null."""
    if value is None:
        return []
    if isinstance(value, dict):
        return [(value["start"], value["end"])]
    if value and isinstance(value[0], int):
        return [(value[0], value[1])]
    return [span for item in value for span in spans(item)]


def characters(parts: Sequence[Span]) -> set[int]:
    """Every character position that the spans cover."""
    return {i for start, end in parts for i in range(start, end)}


def jaccard(left: Sequence[Span], right: Sequence[Span]) -> float:
    """Shared characters over all characters of the two."""
    a, b = characters(left), characters(right)
    return len(a & b) / len(a | b) if a and b else 0.0


def by_part(left: Sequence[Span], right: Sequence[Span]) -> float:
    """The best Jaccard of the wholes or of any span with any span."""
    return max([jaccard(left, right), *(jaccard([a], [b]) for a in left for b in right)])


def overlap(left: Sequence[Span], right: Sequence[Span]) -> bool:
    """Whether any character is shared."""
    return any(a[0] < b[1] and b[0] < a[1] for a in left for b in right)


def name(label: str | None) -> str | None:
    """A label as it is compared: lower case, no article, no possessive, one spelling per organisation."""
    if label is None:
        return None
    plain = " ".join(
        label.replace("’", "'").casefold().removeprefix("the ").removeprefix("a ").removesuffix("'s").split()
    )
    return SAME.get(plain, plain)


def pairs(gold: list[Record], predicted: list[Record]) -> dict[int, int]:
    """One-to-one pairs of statements, best content Jaccard first, at least a half."""
    scored = [
        (jaccard(spans(g["content"]), spans(p["content"])), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
    ]
    taken: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if score >= 0.5 and i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def speaker_right(gold: Record, predicted: Record) -> bool:
    """Whether the predicted speaker is whom the label names, or one that it allows."""
    said = name((predicted.get("speaker") or {}).get("label"))
    allowed = {name(other) for other in gold.get("speaker_also", [])}
    return said == name(gold["speaker"]) or (said is not None and said in allowed)


def score_statements(report: Report) -> None:
    """Count statements found, touched and rightly attributed, and note what is missing."""
    gold, predicted, tally = report.gold["statements"], report.predicted["statements"], report.tally
    one_to_one = pairs(gold, predicted)
    right = set(one_to_one.values())
    for i, g in enumerate(gold):
        content = spans(g["content"])
        best = max(
            range(len(predicted)),
            key=lambda j: (one_to_one.get(i) == j, by_part(content, spans(predicted[j]["content"]))),
            default=None,
        )
        found = best is not None and by_part(content, spans(predicted[best]["content"])) >= 0.5
        right |= {j for j, p in enumerate(predicted) if by_part(content, spans(p["content"])) >= 0.5}
        if g.get("optional"):
            continue
        tally["statements"] += 1
        tally["half"] += i in one_to_one
        tally["touched"] += any(overlap(content, spans(p["content"])) for p in predicted)
        tally["headlines"] += g["headline"]
        if not found or best is None:
            report.notes.append(f"missed   {g['speaker']}: {report.words(content)}")
            continue
        tally["found"] += 1
        tally["headlines found"] += g["headline"]
        if speaker_right(g, predicted[best]):
            tally["speaker"] += 1
        else:
            said = (predicted[best].get("speaker") or {}).get("label")
            report.notes.append(f"speaker  {said} for {g['speaker']}: {report.words(content)}")
    tally["predicted"] += len(predicted)
    tally["precise"] += len(right)
    report.notes += [f"extra    {report.words(spans(p['content']))}" for j, p in enumerate(predicted) if j not in right]


def doers(event: Record) -> list[Record]:
    """The actor and, where several act, its members."""
    return [event["actor"], *event.get("actors", ())]


def acts(event: Record, gold: Record) -> bool:
    """Whether the actor's words are gold's, or name whom gold's pronoun means: 'Putin said he agreed'."""
    if overlap(spans(event["actor"]), spans(gold["actor"])):
        return True
    return gold["actor_label"] is not None and name(gold["actor_label"]) in {name(a.get("label")) for a in doers(event)}


def score_events(report: Report) -> None:
    """Count key events found and what of each is right."""
    for g in report.gold["events"]:
        sided = bool(g["object"] or g["recipient"])
        report.tally.update({"events": 1, "events sided": int(sided)})
        same = [p for p in report.predicted["events"] if overlap(spans(p["action"]), spans(g["action"]))]
        same = [p for p in same if acts(p, g)]
        words = report.words([spans(g["actor"])[0], spans(g["action"])[0], *spans(g["object"] or g["recipient"])])
        if not same:
            report.notes.append(f"no event {words}")
            continue
        event = same[0]
        others = [*spans(event.get("object")), *spans(event.get("recipient"))]
        checks = {
            "negation": event["negated"] == g["negated"],
            "attribution": (event["attributed_to"] is not None) == g["attributed"],
            "modality": event["modality"] == g["modality"],
            "object": all(overlap(spans(wanted), others) for wanted in (g["object"], g["recipient"]) if wanted),
            "actor": g["actor_label"] is None or name(g["actor_label"]) in {name(a.get("label")) for a in doers(event)},
        }
        report.tally.update({"events found": 1, "events sided found": int(sided)})
        report.tally.update({f"event {what}": int(good) for what, good in checks.items()})
        report.notes += [f"event's {what} wrong: {words}" for what, good in checks.items() if not good]


def score_roles(report: Report) -> None:
    """Count roles found with their person, and of these the right office and organisation."""
    for g in report.gold["roles"]:
        report.tally["roles"] += 1
        here = [p for p in report.predicted["roles"] if overlap(spans(p), spans([g["start"], g["end"]]))]
        here = [p for p in here if name(p["person"]["label"]) == name(g["person"])]
        if not here:
            report.notes.append(f"no role  {g['person']}, {g['office']}: {report.words([(g['start'], g['end'])])}")
            continue
        role = here[0]
        report.tally["roles found"] += 1
        office = role["office"].casefold() == g["office"].casefold()
        body = g["organisation"] is None or name((role.get("organisation") or {}).get("label")) == name(
            g["organisation"]
        )
        report.tally["role office"] += office
        report.tally["role organisation"] += body
        if not (office and body):
            report.notes.append(
                f"role     {role['office']} of {(role.get('organisation') or {}).get('label')} for {g['office']}"
            )


def reports(gold: Path, folder: Path, lines: Iterable[str]) -> Iterator[Report]:
    """Each labelled report with its predictions, none when it was not extracted; warns where the texts differ."""
    extracted: dict[str, Record] = {}
    for line in filter(str.strip, lines):
        record = json.loads(line)
        extracted[Path(record["article"]["source"]).name] = record
    for line in gold.read_text(encoding="utf-8").splitlines():
        wanted = json.loads(line)
        got = extracted.get(wanted["file"])
        if got is None:
            print(f"{wanted['file']}: not among the predictions", file=sys.stderr)
            got = {"article": {}, "statements": [], "events": [], "roles": []}
        elif got["article"]["sha256"] != wanted["sha256"]:
            print(f"{wanted['file']}: not the text that was labelled; offsets may not fit", file=sys.stderr)
        path = folder / wanted["file"]
        text = got["article"].get("text") or (path.read_bytes().decode("utf-8") if path.is_file() else "")
        yield Report(wanted["file"], wanted, got, text)


def share(part: int, whole: int) -> str:
    """'7 of 9 (78%)'."""
    return f"{part} of {whole} ({100 * part / whole:.0f}%)" if whole else "none"


def table(tally: Counter[str]) -> str:
    """The figures in words, one a line."""
    whole = {"half": "statements", "found": "statements", "touched": "statements"}
    rows = [(figure, share(tally[figure], tally[of])) for figure, of in whole.items()]
    rows += [
        ("precision", share(tally["precise"], tally["predicted"])),
        ("speaker", share(tally["speaker"], tally["found"])),
    ]
    rows += [("headlines", share(tally["headlines found"], tally["headlines"]))]
    rows += [("events", share(tally["events found"], tally["events"]))]
    rows += [("  with object", share(tally["events sided found"], tally["events sided"]))]
    parts = ("negation", "attribution", "modality", "object", "actor")
    rows += [(f"  {part}", share(tally[f"event {part}"], tally["events found"])) for part in parts]
    rows += [("roles", share(tally["roles found"], tally["roles"]))]
    rows += [(f"  {part}", share(tally[f"role {part}"], tally["roles found"])) for part in ("office", "organisation")]
    return "\n".join(f"{figure:15}{value}" for figure, value in rows)


def main() -> None:
    """Print the figures over all reports, and with --verbose those of each report and what is wrong in it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("predictions", type=Path, nargs="?", help="standard input when left out")
    parser.add_argument("--verbose", action="store_true", help="each report's figures, misses, wrong speakers, extras")
    parser.add_argument("--json", action="store_true", help="the counts as one JSON object")
    given = parser.parse_args()
    lines = given.predictions.read_text(encoding="utf-8").splitlines() if given.predictions else sys.stdin
    total: Counter[str] = Counter()
    for report in reports(given.gold, given.folder, lines):
        for score in (score_statements, score_events, score_roles):
            score(report)
        total.update(report.tally)
        if given.verbose:
            print(f"\n{report.name}\n{table(report.tally)}\n" + "\n".join(f"  {note}" for note in report.notes))
    print(json.dumps(dict(sorted(total.items()))) if given.json else f"\nall reports\n{table(total)}")


if __name__ == "__main__":
    main()
