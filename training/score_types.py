"""Score the PLOVER type of what joins two marked parties, with the parties given.

    python -m training.score_types GOLD.jsonl [--dataset plv_train] [--half even|odd] [--verbose]

GOLD has lines {id, text, events: [{source, target, plover}]} with source and target as words of the text; a line whose
`actor_form` says otherwise is left out. CONCEDE and RETREAT count as YIELD. The type is that of the product's own
lexicon (`kg.extract.actions`), asked along the path between the two in the tree; where that knows nothing a guess is
taken, from what stands nearest to the path, which the product itself never does.

  accuracy    of all rows, those with the set's type
  known       the same without the guesses: a row without a type counts as wrong
  convention  the accuracy where the set's older habits count as ours: it follows CAMEO where PLOVER 2.0 has changed
  macro       the mean F1 over the set's types
  answered    rows with a type that is no guess, and how many of those are right
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.extract.actions import WORDS, noun_action, verb_action
from kg.extract.grammar import ancestors, children

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]
MOST = "REJECT"  # where nothing at all is known
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
CONVENTIONS = {
    ("SANCTION", "ACCUSE"): {"convict", "find", "sentence", "conviction"},  # CAMEO 116 → ACCUSE; 2.0: SANCTION convict
    ("SANCTION", "COERCE"): {"sanction", "embargo", "impose"},  # CAMEO 163 → COERCE; 2.0: SANCTION discontinue
    ("COERCE", "ASSAULT"): {"blockade", "cyber", "impose", "launch", "seize"},  # 191, 192, 176; 2.0: COERCE
}


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence with two marked parties and the type of what joins them."""

    id: str
    text: str
    source: str
    target: str
    plover: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A type, the word it was read from, and whether that is a guess."""

    type: str
    word: str
    guess: bool = False


@dataclass(slots=True)
class Tally:
    """What came out."""

    pairs: list[tuple[Row, Answer]] = field(default_factory=list)

    def right(self, *, guesses: bool = True, lenient: bool = False) -> int:
        """Rows with the set's type."""
        return sum((a.type == r.plover or (lenient and habit(a, r))) for r, a in self.pairs if guesses or not a.guess)

    def f1(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one type, in per cent."""
        both = sum(a.type == r.plover == name for r, a in self.pairs)
        given, gold = sum(a.type == name for _, a in self.pairs), sum(r.plover == name for r, _ in self.pairs)
        p, r = both / max(1, given), both / max(1, gold)
        return 100 * p, 100 * r, 200 * p * r / (p + r) if both else 0.0


def habit(answer: Answer, row: Row) -> bool:
    """Whether the set only follows CAMEO where PLOVER 2.0, and so our lexicon, has changed."""
    return answer.word in CONVENTIONS.get((answer.type, row.plover), ())


def gold(lines: Iterable[str], dataset: str = "") -> Iterator[Row]:
    """The rows that mark two parties by their words; of one `source_dataset` where that is named."""
    for data in map(json.loads, lines):
        if dataset and data.get("source_dataset") != dataset:
            continue
        event = data["events"][0] if data.get("events") else {}
        spans = data.get("actor_form", "text_span") == "text_span"
        if spans and all(event.get(part) for part in ("source", "target", "plover")):
            plover = YIELD.get(event["plover"], event["plover"])
            yield Row(str(data["id"]), data["text"], event["source"], event["target"], plover)


def locate(text: str, words: str) -> Span | None:
    """Where a party stands; white space and punctuation between its words may differ."""
    at = text.find(words)
    if at >= 0:
        return at, at + len(words)
    found = re.search(r"\W+".join(map(re.escape, re.findall(r"\w+", words))), text)
    return found.span() if found else None


def head(doc: Doc, span: Span | None) -> Token | None:
    """The head word of a party."""
    found = doc.char_span(*span, alignment_mode="expand") if span else None
    return found.root if found is not None and len(found) else None


def path(source: Token | None, target: Token | None) -> list[Token]:
    """What joins two words in the tree: where they meet, then down to either, then what stands above."""
    up = [[token, *ancestors(token)] for token in (source, target) if token is not None]
    if not up:
        return []
    if len(up) == 1:
        return up[0]
    left, right = up
    places = {token.i: n for n, token in enumerate(left)}
    meet = next((n for n, token in enumerate(right) if token.i in places), None)
    if meet is None:
        return left + right
    at = places[right[meet].i]
    return [right[meet], *reversed(right[:meet]), *reversed(left[:at]), *right[meet + 1 :]]


def known(token: Token) -> str | None:
    """The type that the lexicon gives a word, never mere words."""
    code = verb_action(token) if token.pos_ == "VERB" else noun_action(token) if token.pos_ == "NOUN" else None
    return None if code is None or code.type == WORDS else code.type


def joined(doc: Doc, source: Span | None, target: Span | None) -> Answer:
    """The type of what joins two parties: the lexicon's along their path, else the nearest below it, else any."""
    along = path(head(doc, source), head(doc, target))
    below = [t for token in along for t in children(token, "xcomp", "obj", "ccomp", "advcl", "acl", "obl", "conj")]
    for tokens, guess in ((along, False), (below, True), (list(doc), True)):
        for token in tokens:
            kind = known(token)
            if kind is not None:
                return Answer(YIELD.get(kind, kind), token.lemma_.lower(), guess)
    return Answer(MOST, "", True)


def score(rows: Iterable[Row], docs: Iterable[Doc]) -> Tally:
    """Ask for the type of every row."""
    tally = Tally()
    for row, doc in zip(rows, docs, strict=True):
        answer = joined(doc, locate(row.text, row.source), locate(row.text, row.target))
        tally.pairs.append((row, answer))
    return tally


def report(tally: Tally) -> Iterator[str]:
    """The figures as lines."""
    n = max(1, len(tally.pairs))
    sure = [a for _, a in tally.pairs if not a.guess]
    names = sorted({row.plover for row, _ in tally.pairs})
    right = tally.right(guesses=False)
    yield f"rows {len(tally.pairs)}"
    yield f"accuracy {100 * tally.right() / n:.1f}"
    yield f"known {100 * right / n:.1f}"
    yield f"convention {100 * tally.right(lenient=True) / n:.1f}"
    yield f"macro {sum(tally.f1(name)[2] for name in names) / max(1, len(names)):.1f}"
    yield f"answered {len(sure)}, of these right {100 * right / max(1, len(sure)):.1f}"
    for name in names:
        p, r, f1 = tally.f1(name)
        yield f"{name:10} {sum(row.plover == name for row, _ in tally.pairs):4}  P {p:5.1f}  R {r:5.1f}  F1 {f1:5.1f}"
    wrong = Counter((row.plover, answer.type) for row, answer in tally.pairs if row.plover != answer.type)
    yield "confusions " + ", ".join(f"{a}>{b} {times}" for (a, b), times in wrong.most_common(12))


def main() -> None:
    """Read, annotate, score, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--dataset", default="", help="only the rows of this source_dataset")
    parser.add_argument("--half", choices=["even", "odd"], help="only the rows whose number is even or odd")
    parser.add_argument("--verbose", action="store_true", help="print every wrong row")
    given = parser.parse_args()
    from kg.annotate import load_reader

    rows = list(gold(given.gold.read_text(encoding="utf-8").splitlines(), given.dataset))
    if given.half:
        rows = [row for n, row in enumerate(rows) if n % 2 == (given.half == "odd")]
    tally = score(rows, load_reader().read([row.text for row in rows]))
    for line in report(tally):
        print(line)
    if given.verbose:
        for row, answer in tally.pairs:
            if answer.type != row.plover:
                print(row.plover, answer.type, answer.word, "guess" if answer.guess else "", row.id, sep="\t")


if __name__ == "__main__":
    main()
