"""Blocks: some dozens of articles that are read, written and, where a machine is lost, done again together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import config
from kg.records import Article, digest

FORMAT = "1"  # raised when the files of a block come to hold something else
SIZE = 64  # articles of most blocks, roughly
CHARACTERS = 2_000_000  # and how much text at most, but for a single article that is longer


@dataclass(frozen=True, slots=True)
class Block:
    """The fourth block: 61 articles, to be read by the reader `base-…`; its files are called 3f2c…"""

    index: int
    name: str
    model: str  # the reader's version with what reads along, as it will stand in each extraction
    articles: tuple[Article, ...]


def blocks(articles: Iterable[Article], model: str, size: int = SIZE) -> Iterator[Block]:
    """The articles in their order, cut where the articles themselves say: one more or less changes its block only."""
    least, most, often = max(1, size // 4), 2 * size, max(1, size * 3 // 4)
    held: list[Article] = []
    characters = index = 0
    for article in articles:
        if held and characters + len(article.text) > CHARACTERS:
            yield _block(index, model, held)
            held, characters, index = [], 0, index + 1
        held.append(article)
        characters += len(article.text)
        if len(held) == most or (len(held) >= least and int(article.key, 16) % often == 0):
            yield _block(index, model, held)
            held, characters, index = [], 0, index + 1
    if held:
        yield _block(index, model, held)


def _block(index: int, model: str, articles: list[Article]) -> Block:
    parts = (part for a in articles for part in (a.key, a.source, a.id, a.language or ""))
    return Block(index, digest(FORMAT, config.tool(), model, *parts), model, tuple(articles))
