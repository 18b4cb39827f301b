"""How many of the challenge's sentences are read right, by property and pattern.

usage: python -m tests.challenge.score [--number 10] [--patterns] [--show NAME] [--mark]

A property of an event that was not found counts as wrong; `of those found` leaves such sentences out. `false facts` are
sentences in which what is denied, only possible or only said by somebody is passed off as a fact; `facts lost` are those
that plainly tell what was done where nothing is read as a fact, be it that nothing was found or that it is held for no fact.
`reasons` are right where each reading has one and together they touch the words that decide.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.records import Article, Extraction
from tests.challenge.judge import fact_lost, false_fact, here, judge
from tests.challenge.sentences import Sentence, sentences
from tests.challenge.tables import PATTERNS, PROPERTIES, Pattern, patterns

PUBLISHED = "2025-04-07"
TESTED = 2  # fillings of a pattern that the test reads, and that `known` is about


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence, what was read in it, and which properties are right."""

    sentence: Sentence
    extraction: Extraction
    right: dict[str, bool]


def read(asked: Iterable[Sentence]) -> Iterator[Read]:
    """Read each sentence as an article of its own."""
    from kg.annotate import load_reader
    from kg.extract import extract

    reader = load_reader()
    for number, sentence in enumerate(asked):
        (doc,) = reader.read([sentence.text])
        extraction = extract(doc, Article(str(number), "challenge", sentence.text, published=PUBLISHED))
        yield Read(sentence, extraction, judge(sentence, extraction))


def wrong(found: Iterable[Read]) -> dict[str, frozenset[str]]:
    """Pattern → the properties that are wrong in any of its sentences."""
    out: dict[str, frozenset[str]] = {}
    for one in found:
        name = one.sentence.pattern.name
        out[name] = out.get(name, frozenset()) | {p for p, right in one.right.items() if not right}
    return out


def totals(found: Sequence[Read]) -> Iterator[str]:
    """A line a property, then the false facts and the facts lost."""
    yield f"{'property':12} {'right':>6} {'of':>6} {'%':>6}   of those found"
    for name in PROPERTIES:
        judged = [one.right for one in found if name in one.right]
        met = [right for right in judged if right["found"]]
        share = [100 * sum(right[name] for right in some) / max(1, len(some)) for some in (judged, met)]
        yield f"{name:12} {sum(r[name] for r in judged):6} {len(judged):6} {share[0]:6.1f}   {share[1]:.1f}"
    guarded = [one for one in found if not one.sentence.pattern.plain]
    false = sum(false_fact(one.sentence, one.extraction) for one in guarded)
    yield f"{'false facts':12} {false:6} {len(guarded):6} {100 * false / max(1, len(guarded)):6.1f}"
    told = [one for one in found if one.sentence.pattern.plain]
    lost = [one for one in told if fact_lost(one.sentence, one.extraction)]
    read = sum(bool(here(one.sentence, one.extraction)) for one in lost)
    yield f"{'facts lost':12} {len(lost):6} {len(told):6} {100 * len(lost) / max(1, len(told)):6.1f}   {read} of them read as no fact"


def by_pattern(found: Sequence[Read]) -> Iterator[str]:
    """A line a pattern: how many of its sentences are right in each property."""
    yield f"{'pattern':28}" + "".join(f"{name[:9]:>10}" for name in PROPERTIES) + f"{'all':>10}"
    number = Counter(one.sentence.pattern.name for one in found)
    right = Counter((one.sentence.pattern.name, p) for one in found for p, yes in one.right.items() if yes)
    whole = Counter(one.sentence.pattern.name for one in found if all(one.right.values()))
    for name, of in number.items():
        cells = "".join(f"{right[name, p]:>10}" for p in PROPERTIES)
        yield f"{name:28}{cells}{f'{whole[name]}/{of}':>10}"


def shown(found: Iterable[Read]) -> Iterator[str]:
    """Each sentence with what was read at its event and which properties are wrong."""
    for one in found:
        yield f"{one.sentence.text}   wrong: {' '.join(p for p, right in one.right.items() if not right) or '-'}"
        sources = {s.id: s.source.text if s.source else "?" for s in one.extraction.statements}
        for e in here(one.sentence, one.extraction):
            sides = [x.span.text if x else None for x in (e.actor, e.recipient, e.object)]
            said = sources[e.attributed_to] if e.attributed_to else None
            yield f"    {e.plover.type if e.plover else None} {sides} negated={e.negated} {e.modality} said by {said}"
            yield from (f"        {reason.of}: {reason.why}" for reason in e.reasons)


def mark(lacking: dict[str, frozenset[str]]) -> None:
    """Write into the table what is right and what is a gap today."""
    lines = PATTERNS.read_text(encoding="utf-8").splitlines()
    for i, line in enumerate(lines):
        name = line.split("\t")[0]
        if name in lacking:
            gaps = [p for p in PROPERTIES if p in lacking[name]]
            lines[i] = line.rpartition("\t")[0] + "\t" + " ".join(["gap", *gaps] if gaps else ["right"])
    PATTERNS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def changes(lacking: dict[str, frozenset[str]], known: Iterable[Pattern]) -> Iterator[str]:
    """What differs from the table: lost or won since it was marked."""
    for pattern in known:
        for word, some in (
            ("lost", lacking[pattern.name] - pattern.gaps),
            ("won", pattern.gaps - lacking[pattern.name]),
        ):
            if some:
                yield f"{word} {pattern.name}: {' '.join(sorted(some))}"


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--number", type=int, default=10, help="sentences of each pattern")
    parser.add_argument("--patterns", action="store_true", help="a line a pattern, too")
    parser.add_argument(
        "--show", nargs="+", default=[], metavar="NAME", help="only these patterns, sentence by sentence"
    )
    parser.add_argument("--mark", action="store_true", help="write what is right today into the table")
    given = parser.parse_args()
    asked = [p for p in patterns() if not given.show or p.name in given.show]
    number = TESTED if given.mark else given.number
    found = list(read(s for p in asked for s in sentences(p, number)))
    lines = [*(shown(found) if given.show else ()), *(by_pattern(found) if given.patterns else ()), *totals(found)]
    if given.mark:
        lines += changes(wrong(found), asked)
        mark(wrong(found))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
