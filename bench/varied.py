"""Articles by the hundred thousand without reading each: what the reader found in some, with other words put in.

Names, figures and half of the longer words become others of the same length, the same every time, so that every place
still fits. What comes of it says nothing, but is as long, as dense and as varied as news.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from bench.articles import articles, sentences
from kg.records import Article, Entity, Event, Extraction, Role, Span, Statement, When, digest
from kg.vocab import entity_iri

SYLLABLES = [first + second for first in "bdfgklmnprst" for second in "aeio"]
_WORD = re.compile(r"[A-Za-z]+|\d+")


def short(number: int, length: int) -> Iterator[dict[str, str]]:
    """Rows of JSON Lines: made articles cut short after the sentence that gives them so many words."""
    for row in articles(number):
        title, *parts = row["text"].split("\n")
        kept, words = [title], len(title.split())
        for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", " ".join(parts)):
            if words >= length:
                break
            kept.append(sentence)
            words += len(sentence.split())
        yield row | {"text": "\n".join(kept)}


class Other:
    """Other words for those of a text: of the same length, and the same for the same word."""

    def __init__(self, number: int, words: dict[int, list[str]]) -> None:
        self._draw, self._words = random.Random(number), words
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        """The text with other words."""
        return _WORD.sub(lambda found: self._known.get(found[0]) or self._new(found[0]), text)

    def _new(self, word: str) -> str:
        new = word
        if word.isdigit():
            new = str(self._draw.randint(10 ** (len(word) - 1), 10 ** len(word) - 1))
        elif len(word) > 3 and self._draw.random() < 0.5:
            if word[0].isupper():
                new = "".join(self._draw.choices(SYLLABLES, k=len(word)))[: len(word)].capitalize()
            elif word.islower() and len(word) > 4:
                new = self._draw.choice(self._words[len(word)])
        self._known[word] = new
        return new


def vocabulary() -> dict[int, list[str]]:
    """The lower-case words of the seeds, by length."""
    found = defaultdict[int, set[str]](set)
    for sentence in sentences():
        for word in re.findall(r"\b[a-z]{5,}\b", sentence):
            found[len(word)].add(word)
    return {length: sorted(words) for length, words in found.items()}


def corpus(path: Path, rows: Sequence[dict[str, str]], number: int) -> None:
    """Write so many articles: these over and over, with other words each time."""
    words = vocabulary()
    with path.open("w", encoding="utf-8") as out:
        for index in range(number):
            row, other = rows[index % len(rows)], Other(index, words)
            changed = {"id": f"other-{index}", "text": other(row["text"]), "title": other(row["title"])}
            out.write(json.dumps(row | changed, ensure_ascii=False) + "\n")


def varied(known: Sequence[Extraction]) -> Callable[[Article], Extraction]:
    """Takes an article of `corpus` to what the reader would have found, by what it found in the first ones."""
    words = vocabulary()

    def find(article: Article) -> Extraction:
        index = int(article.id.removeprefix("other-"))
        x, other = known[index % len(known)], Other(index, words)
        assert other(x.article.text) == article.text, article.id  # it knows by now which word is which
        moved = _moved(replace(x, article=article), article, other)
        assert isinstance(moved, Extraction)
        return moved

    return find


def _moved(record: Any, article: Article, other: Other) -> Any:
    """A record with the words of this article."""
    if isinstance(record, tuple):
        return tuple(_moved(one, article, other) for one in record)
    if isinstance(record, Span):
        return Span(record.start, record.end, article.text[record.start : record.end])
    if isinstance(record, Entity):
        label = other(record.label)
        if label == record.label:
            return record
        return Entity(entity_iri(None, record.kind, digest(label)), label, record.kind)
    if not is_dataclass(record) or isinstance(record, Article | type):
        return record
    changed = {field.name: _moved(getattr(record, field.name), article, other) for field in fields(record)}
    if isinstance(record, Statement | Event):
        changed["id"] = digest(article.key, record.id)
    if isinstance(record, Event) and record.attributed_to:
        changed["attributed_to"] = digest(article.key, record.attributed_to)
    if isinstance(record, Role):
        changed["office"] = other(record.office)
    if isinstance(record, When):
        changed["text"] = other(record.text)
    return type(record)(**changed)
