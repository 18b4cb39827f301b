#!/usr/bin/env python3
"""Score a CoNLL-U prediction against gold: python -m training.score_parse GOLD.conllu PREDICTION.conllu.

The CoNLL 2018 definition (https://universaldependencies.org/conll18/evaluation.html): words are aligned by the
characters they cover, inside multiword tokens by the longest common subsequence of forms; F1 of sentences, words, UPOS,
XPOS, UAS and LAS, where relations count without their subtypes.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(slots=True)
class Word:
    """A word over the characters start..end (white space not counted); `inside` is a multiword token's span."""

    start: int
    end: int
    form: str
    upos: str
    xpos: str
    head: int
    relation: str
    inside: tuple[int, int] | None


@dataclass(slots=True)
class Text:
    """Characters without white space, words with heads as word numbers (-1 the root), sentence spans."""

    characters: str
    words: list[Word]
    sentences: list[tuple[int, int]]


def read_text(path: Path) -> Text:
    """Read a CoNLL-U file."""
    text = Text("", [], [])
    parts: list[str] = []
    at = base = sentence = 0
    multi: tuple[int, int, int] | None = None
    for line in [*path.read_text(encoding="utf8").split("\n"), ""]:
        if line.startswith("#"):
            continue
        if not line.strip():
            if len(text.words) > base:
                text.sentences.append((sentence, at))
            base, sentence, multi = len(text.words), at, None
            continue
        cells = line.split("\t")
        if "." in cells[0]:
            continue
        form = "".join(cells[1].split())
        if "-" in cells[0]:
            last = int(cells[0].split("-")[1])
            multi = (last, at, at + len(form))
            parts.append(form)
            at += len(form)
            continue
        inside = (multi[1], multi[2]) if multi and int(cells[0]) <= multi[0] else None
        if inside:
            start, end = inside
        else:
            start, end = at, at + len(form)
            parts.append(form)
            at = end
        head = base + int(cells[6]) - 1 if cells[6] not in ("0", "_") else -1
        text.words.append(Word(start, end, form.lower(), cells[3], cells[4], head, cells[7].split(":")[0], inside))
    text.characters = "".join(parts)
    return text


def align(gold: Text, found: Text) -> dict[int, int]:
    """Map gold word numbers to found word numbers."""
    if gold.characters != found.characters:
        raise SystemExit("The two files do not hold the same characters.")
    spans = {(w.start, w.end): i for i, w in enumerate(found.words) if not w.inside}
    pairs: dict[int, int] = {}
    groups: dict[tuple[int, int], list[int]] = {}
    for i, w in enumerate(gold.words):
        if w.inside:
            groups.setdefault(w.inside, []).append(i)
        elif (w.start, w.end) in spans:
            pairs[i] = spans[w.start, w.end]
    for span, inner in _found_groups(found, groups).items():
        pairs.update(_common(gold, found, groups[span], inner))
    return pairs


def _found_groups(found: Text, groups: dict[tuple[int, int], list[int]]) -> dict[tuple[int, int], list[int]]:
    owner = {c: span for span in groups for c in range(*span)}
    out: dict[tuple[int, int], list[int]] = {}
    for i, w in enumerate(found.words):
        span = owner.get(w.start)
        if span and w.end <= span[1]:
            out.setdefault(span, []).append(i)
    return out


def _common(gold: Text, found: Text, a: list[int], b: list[int]) -> dict[int, int]:
    """Longest common subsequence of forms."""
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            same = gold.words[a[i]].form == found.words[b[j]].form
            table[i][j] = table[i + 1][j + 1] + 1 if same else max(table[i + 1][j], table[i][j + 1])
    pairs, i, j = {}, 0, 0
    while i < len(a) and j < len(b):
        if gold.words[a[i]].form == found.words[b[j]].form:
            pairs[a[i]] = b[j]
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs


def score(gold: Text, found: Text) -> dict[str, float]:
    """F1 in percent of everything."""
    pairs = align(gold, found)
    heads_right = relations_right = upos = xpos = 0
    for g, f in pairs.items():
        a, b = gold.words[g], found.words[f]
        upos += a.upos == b.upos
        xpos += a.xpos == b.xpos
        same = b.head == -1 if a.head == -1 else pairs.get(a.head) == b.head and b.head != -1
        heads_right += same
        relations_right += same and a.relation == b.relation
    total = len(gold.words) + len(found.words)
    f1 = lambda right: round(200 * right / total, 2)  # noqa: E731
    sentences = len(set(gold.sentences) & set(found.sentences))
    return {
        "sentences": round(200 * sentences / (len(gold.sentences) + len(found.sentences)), 2),
        "words": f1(len(pairs)), "upos": f1(upos), "xpos": f1(xpos), "uas": f1(heads_right), "las": f1(relations_right),
    }  # fmt: skip


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("prediction", type=Path)
    args = parser.parse_args()
    print(json.dumps(score(read_text(args.gold), read_text(args.prediction))))


if __name__ == "__main__":
    main()
