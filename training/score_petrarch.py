"""Measure who does what to whom against PETRARCH's unit records, whose countries are mostly invented.

usage: python -m training.score_petrarch EVENTS.jsonl [--names TABLE.tsv] [--list KIND]

The records are what a program printed, not what people judged: a code for each side, its first three letters the
country. `petrarch_names.tsv` says which names carry which code; they are given to the reader as names, as a gazetteer
would. 'directed' is the share of distinct (source, target) pairs of countries for which some event has a name of the
source among its doers and one of the target among those it is done to or in what it is about; 'both ways' counts it
also where what several do together is told from the other side. Pairs without a country on either side are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.records import Article, Event, Participant

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES = Path(__file__).with_name("petrarch_names.tsv")
TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})  # types told of both who do it


@dataclass(frozen=True, slots=True)
class Unit:
    """Record DEMO-00: its sentence and the pairs of codes, ARN → GON, that the program found there."""

    id: str
    text: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """In record DEMO-05 the pair OSG → ERI was not found: no event at all."""

    unit: Unit
    pair: tuple[str, str]
    kind: str


def units(path: Path) -> Iterator[Unit]:
    """The unit records of an events file, with their distinct pairs of countries in the order of the record."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["source_dataset"] != "petr_unit":
            continue
        coded = [(e.get("source") or "", e.get("target") or "") for e in row["events"]]
        pairs = dict.fromkeys((a[:3], b[:3]) for a, b in coded if a[:1].isalpha() and b[:1].isalpha())
        yield Unit(row["id"], row["text"], tuple(pair for pair in pairs if "XYZ" not in pair))


@cache
def gazetteer(path: Path = NAMES) -> dict[str, tuple[str, frozenset[str]]]:
    """Kind and codes by name."""
    found: dict[str, tuple[str, frozenset[str]]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "name\t")):
            name, kind, codes = line.split("\t")
            found[name] = (kind, frozenset(codes.split("|")))
    return found


@cache
def _pattern(path: Path) -> re.Pattern[str]:
    longest = sorted(gazetteer(path), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


def codes(text: str, path: Path = NAMES) -> frozenset[str]:
    """The codes of all names in these words."""
    return frozenset(code for match in _pattern(path).finditer(text) for code in gazetteer(path)[match[0]][1])


def with_names(doc: Doc, path: Path = NAMES) -> Doc:
    """The document with the gazetteer's names put in; a name that the reader found beyond one of them stays."""
    from spacy.tokens import Span
    from spacy.util import filter_spans

    added = []
    for match in _pattern(path).finditer(doc.text):
        words = doc.char_span(*match.span())
        if words is not None:
            added.append(Span(doc, words.start, words.end, label=gazetteer(path)[match[0]][0]))
    kept = [e for e in doc.ents if not any(e.start < s.end and s.start < e.end for s in added) or _longer(e, added)]
    doc.ents = filter_spans([*kept, *added])
    return doc


def _longer(entity: object, names: Iterable[object]) -> bool:
    """Whether an entity holds a whole name of the gazetteer and more: 'the Bree Post'."""
    start, end = entity.start, entity.end  # type: ignore[attr-defined]
    return any(start <= n.start and n.end <= end and end - start > n.end - n.start for n in names)  # type: ignore[attr-defined]


def pairs_of(event: Event, path: Path = NAMES) -> set[tuple[str, str]]:
    """The pairs of countries that an event joins, read from the words of its sides."""
    return {(a, b) for a in _codes_of(_near(event), path) for b in _codes_of(_far(event), path)}


def _near(event: Event) -> tuple[Participant, ...]:
    return (event.actor, *event.actors)


def _far(event: Event) -> tuple[Participant, ...]:
    return tuple(p for p in (event.recipient, *event.recipients, event.object) if p is not None)


def _codes_of(sides: Iterable[Participant], path: Path) -> set[str]:
    return {code for side in sides for code in codes(side.span.text, path)}


def compare(unit: Unit, events: tuple[Event, ...], path: Path = NAMES) -> tuple[int, int, list[Difference]]:
    """How many pairs were found, how many more are told from the other side, and what differs with its kind."""
    given = [(event, pairs_of(event, path)) for event in events]
    straight = {pair for _, pairs in given for pair in pairs}
    mirrored = {(b, a) for e, pairs in given if e.plover and e.plover.type in TOGETHER for a, b in pairs}
    missed = [pair for pair in unit.pairs if pair not in straight]
    turned = [pair for pair in missed if pair in mirrored]
    named = codes(unit.text, path)
    differences = [Difference(unit, pair, _kind(pair, given, mirrored, named, path)) for pair in missed]
    return len(unit.pairs) - len(missed), len(turned), differences


def _kind(
    pair: tuple[str, str],
    given: list[tuple[Event, set[tuple[str, str]]]],
    mirrored: set[tuple[str, str]],
    named: frozenset[str],
    path: Path,
) -> str:
    """Why a pair of the record is not among ours."""
    source, target = pair
    if pair in mirrored:
        return "done together, told from the other side"
    if not {source, target} <= named:
        return "a side that no known name stands for"
    if any((target, source) in pairs for _, pairs in given):
        return "the other way round"
    acts = any(source in _codes_of(_near(event), path) for event, _ in given)
    suffers = any(target in _codes_of(_far(event), path) for event, _ in given)
    if acts and suffers:
        return "both there, in different events"
    if acts:
        return "an event of the source, without the target"
    if suffers:
        return "an event that reaches the target, of another or unknown actor"
    return "events of others only" if given else "no event at all"


def table(results: Iterable[tuple[Unit, int, int, list[Difference]]]) -> str:
    """The figures, what was found by group of records, and what differs by kind with some records of each."""
    gold, found, turned = Counter[str](), Counter[str](), 0
    kinds: dict[str, list[str]] = defaultdict(list)
    for unit, right, mirrored, differences in results:
        group = unit.id.split(":")[-1].split("-")[0]
        gold[group] += len(unit.pairs)
        found[group] += right
        turned += mirrored
        for difference in differences:
            kinds[difference.kind].append(unit.id.split(":")[-1])
    n, right = gold.total(), found.total()
    lines = [*(f"{label:12} {value}" for label, value in _figures(n, right, turned)), ""]
    lines += [f"{group:12} {found[group]:4} of {gold[group]:4}" for group in sorted(gold) if gold[group]]
    lines.append("")
    for kind, ids in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        lines.append(f"{len(ids):4}  {kind}: {', '.join(dict.fromkeys(ids[:4]))}")
    return "\n".join(lines)


def _figures(n: int, right: int, turned: int) -> Iterator[tuple[str, float]]:
    yield "pairs", n
    yield "directed", _share(right, n)
    yield "both ways", _share(right + turned, n)


def _share(part: int, whole: int) -> float:
    return round(100 * part / max(1, whole), 1)


def main() -> None:
    """Read, extract, compare, print."""
    from kg.annotate import load_reader
    from kg.extract import extract

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("events", type=Path)
    parser.add_argument("--names", type=Path, default=NAMES)
    parser.add_argument("--list", metavar="KIND", help="Print the records whose difference is of this kind.")
    options = parser.parse_args()
    known = list(units(options.events))
    results = []
    for unit, doc in zip(known, load_reader().read(unit.text for unit in known), strict=True):
        article = Article(unit.id, options.events.name, doc.text)
        events = extract(with_names(doc, options.names), article).events
        results.append((unit, *compare(unit, events, options.names)))
    if options.list:
        chosen = [d for *_, differences in results for d in differences if d.kind == options.list]
        print("\n".join(f"{d.unit.id}\t{' → '.join(d.pair)}\t{d.unit.text}" for d in chosen))
    print(table(results))


if __name__ == "__main__":
    main()
