"""PolNeAR -> documents with attributions, and silver entities from the corpus' own CoreNLP output."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from kg.annotate.wordpiece import WordPieces, break_class
from training.document import Document, Link, make_document
from training.labels import ENTITIES, IGNORED, bio
from training.names import INNER, Labelled, is_demonym, tags_of, without_title

Spans = list[tuple[int, int]]
ReadGold = Callable[[Path], Iterable[tuple[str, str, list[dict[str, Spans]]]]]
KINDS = {
    "PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place", "DATE": "date", "TIME": "date",
    "MONEY": "money", "PERCENT": "percent",
}  # fmt: skip
DAYS = {"today", "yesterday", "tomorrow", "tonight"}


class Aligner:
    """The words of a text (white space left out) and the way from characters to word numbers."""

    def __init__(self, nlp: Language, text: str) -> None:
        doc = nlp.make_doc(text)
        kept = [t for t in doc if not t.is_space]
        self.words = [t.text for t in kept]
        self.starts = [t.idx for t in kept]
        self.ends = [t.idx + len(t) for t in kept]
        edges = [0, *self.ends]
        self.breaks = [break_class(text[edges[i] : s]) for i, s in enumerate(self.starts)]

    def words_in(self, spans: Spans) -> list[int]:
        """Return the numbers of the words that overlap any of the character spans."""
        found: set[int] = set()
        for start, end in spans:
            i = max(0, bisect_left(self.starts, start) - 1)
            while i < len(self.starts) and self.starts[i] < end:
                if self.ends[i] > start:
                    found.add(i)
                i += 1
        return sorted(found)


def runs_of(words: list[int], kind: int) -> list[tuple[int, int, int]]:
    """Join neighbouring word numbers to runs (first, end, kind)."""
    runs: list[tuple[int, int, int]] = []
    for w in words:
        if runs and runs[-1][1] == w:
            runs[-1] = (runs[-1][0], w + 1, kind)
        else:
            runs.append((w, w + 1, kind))
    return runs


def read_polnear(
    folder: Path, read_gold: ReadGold, nlp: Language, wordpieces: WordPieces, demonyms: set[str], labelled: Labelled
) -> Iterator[Document]:
    """Yield the articles of one part of the corpus, for example `polnear/train`.

    Names `labelled` by hand are the layer "entity", the machine's names of the other articles the layer "silver".
    """
    silver = {}
    with gzip.open(folder.parent / f"{folder.name}.corenlp.jsonl.gz", "rt", encoding="utf8") as file:
        for line in file:
            row = json.loads(line)
            silver[row["article"]] = row["sentences"]
    for name, text, attributions in read_gold(folder):
        words = Aligner(nlp, text)
        links = [Link(*(words.words_in(a[role]) for role in ("Source", "Cue", "Content"))) for a in attributions]
        for link in links:
            runs = runs_of(link.cue, 0)
            if len(runs) > 1:
                first, end, _ = max(runs, key=lambda r: r[1] - r[0])
                link.cue = list(range(first, end))
        layers = {
            role: _flat(len(words.words), [getattr(link, role) for link in links])
            for role in ("source", "cue", "content")
        }
        if name in silver:
            layers["silver"] = bio(len(words.words), list(_entities(words, silver[name], demonyms)))
        if name in labelled:
            layers["entity"] = _with_measures(tags_of(words.words, labelled[name]), layers.pop("silver", []))
        document = make_document(name, words.words, words.breaks, layers, wordpieces)
        document.links = links
        yield document


def _with_measures(tags: list[int], silver: list[int]) -> list[int]:
    """Take dates, sums and shares, which were not labelled by hand, from the machine's names."""
    measures = {1 + 2 * ENTITIES.index(k) for k in ("date", "money", "percent")}
    measures |= {k + 1 for k in measures}
    return [s if t in (0, IGNORED) and s in measures else t for t, s in zip(tags, silver or tags, strict=True)]


def settle_kinds(documents: list[Document], share: float = 0.8, least: int = 5) -> None:
    """Give a name that is nearly always of one kind that kind everywhere (the silver calls a few Trumps places)."""
    seen: dict[tuple[int, ...], Counter[int]] = defaultdict(Counter)
    found: list[tuple[Document, int, int, tuple[int, ...]]] = []
    wanted = {1 + 2 * ENTITIES.index(k) for k in ("person", "organisation", "place")}
    for document in documents:
        if "silver" not in document.layers:
            continue
        tags = document.layers["silver"].tolist()
        for first in (i for i, t in enumerate(tags) if t in wanted):
            end = first + 1
            while end < len(tags) and tags[end] == tags[first] + 1:
                end += 1
            key = tuple(document.pieces[document.offsets[first] : document.offsets[end]].tolist())
            seen[key][tags[first]] += 1
            found.append((document, first, end, key))
    for document, first, end, key in found:
        kind, count = seen[key].most_common(1)[0]
        if count >= least and count >= share * seen[key].total():
            document.layers["silver"][first:end] = kind + 1
            document.layers["silver"][first] = kind


def _flat(n: int, groups: list[list[int]]) -> list[int]:
    """Lay spans on one layer, the shorter ones first, so that a nested span keeps its edges."""
    taken: set[int] = set()
    runs: list[tuple[int, int, int]] = []
    for first, end, kind in sorted((r for g in groups for r in runs_of(g, 0)), key=lambda r: r[0] - r[1]):
        if taken.isdisjoint(range(first, end)):
            taken |= set(range(first, end))
            runs.append((first, end, kind))
    return bio(n, runs)


def _entities(
    words: Aligner, sentences: list[dict[str, list[list[object]]]], demonyms: set[str]
) -> Iterator[tuple[int, int, int]]:
    taken: set[int] = set()
    for sentence in sentences:
        spans: list[tuple[str, int, int]] = []
        before = ""
        for token in sentence["tokens"]:
            start, end, kind = int(str(token[0])), int(str(token[1])), str(token[3])
            if kind in KINDS:
                if kind == before and spans:
                    spans[-1] = (kind, spans[-1][1], end)
                else:
                    spans.append((kind, start, end))
            before = kind
        for kind, start, end in spans:
            span = _cleaned(words, words.words_in([(start, end)]), KINDS[kind])
            if span and taken.isdisjoint(range(*span)):
                taken |= set(range(*span))
                yield span[0], span[1], ENTITIES.index(KINDS[kind])
    for i, word in enumerate(words.words):
        if i not in taken and is_demonym(word, demonyms):
            yield i, i + 1, ENTITIES.index("nationality")


def _cleaned(words: Aligner, inside: list[int], kind: str) -> tuple[int, int] | None:
    """Trim a silver span to what reads like a name; None when nothing is left."""
    if not inside:
        return None
    first, end = inside[0], inside[-1] + 1
    if kind == "date" and end - first == 1 and words.words[first].islower() and words.words[first] not in DAYS:
        return None
    if kind in ("date", "money", "percent"):
        return first, end
    low = lambda i: not words.words[i][:1].isupper() and not words.words[i][:1].isdigit()  # noqa: E731
    while first < end and low(first):
        first += 1
    while first < end and low(end - 1):
        end -= 1
    if kind == "person":
        first = without_title(words.words, first, end)
    if any(low(i) and words.words[i].lower() not in INNER | {"’s", "'s"} for i in range(first, end)) or end - first > 8:
        return None
    return (first, end) if first < end else None
