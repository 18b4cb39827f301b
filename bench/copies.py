"""Copied articles: what `kg.link.copies` finds among made-up reports with perturbed copies, and what it costs.

    python bench/copies.py 2000 10000

Reports of invented words; a half of them have copies with up to one word in twenty changed, three in ten originals lend
three sentences to another report. Every copy and every part is known, so that what is missed and what is wrong can be
counted. The time is that of the processor.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.link.copies import copies, header
from kg.link.copies.sources import groups
from kg.records import Article

COPIES = (1, 1, 1, 2, 3, 10)
CHANGED = (0.0, 0.01, 0.03, 0.05)  # of the words of a copy
SYLLABLES = ("ka", "lo", "rin", "mes", "tu", "vor", "na", "bel", "shi", "dra", "pen", "os")


def vocabulary(draw: random.Random, size: int = 6000) -> list[str]:
    """Invented words."""
    return ["".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(size)]


def report(draw: random.Random, words: list[str]) -> list[str]:
    """The sentences of an article of about 400 words."""
    return [" ".join(draw.choices(words, k=draw.randint(12, 28))) + "." for _ in range(draw.randint(12, 28))]


def perturbed(text: str, share: float, draw: random.Random, words: list[str]) -> str:
    """The text with a share of its words changed."""
    return " ".join(draw.choice(words) if draw.random() < share else word for word in text.split(" "))


def made(number: int, seed: int = 1) -> tuple[list[Article], dict[str, int], dict[str, int]]:
    """Articles in a random order; article → the original it copies wholly; article → the original it has a part of."""
    draw = random.Random(seed)
    words = vocabulary(draw)
    articles: list[Article] = []
    whole: dict[str, int] = {}
    part: dict[str, int] = {}
    while len(articles) < number:
        original, story = report(draw, words), len(whole) + len(part)
        for turn in range(draw.choice(COPIES)):
            text = " ".join(original)
            text = perturbed(text, draw.choice(CHANGED), draw, words) if turn else text
            articles.append(Article(str(len(articles)), "made", text, published="2025-01-01"))
            whole.setdefault(articles[-1].key, story)
        if draw.random() < 0.3:
            other, first = report(draw, words), draw.randrange(len(original) - 3)
            text = " ".join([*other[:5], *original[first : first + 3], *other[5:]])
            articles.append(Article(str(len(articles)), "made", text, published="2025-01-01"))
            part[articles[-1].key] = story
    draw.shuffle(articles)
    return articles, whole, part


def measure(number: int) -> None:
    """Print what is found among so many articles."""
    articles, whole, part = made(number)
    story = whole | part
    started = time.process_time()
    found = list(copies(articles))
    seconds = time.process_time() - started
    right = sum(story[copy.one] == story[copy.other] for copy in found)
    wanted = defaultdict[int, set[str]](set)
    for article, origin in whole.items():
        wanted[origin].add(article)
    sets = {frozenset(group) for group in wanted.values() if len(group) > 1}
    got = {frozenset(g.articles) for g in groups(found, {article.key: header(article) for article in articles})}
    touched = {copy.other for copy in found} | {copy.one for copy in found}
    lent = [article for article in part if article in touched]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(articles):7,} articles  {seconds / len(articles) * 1000:5.2f} ms each  {memory:5.0f} MB  "
        f"pairs {right}/{len(found)} right  "
        f"groups {len(sets & got)}/{len(sets)} exact, {len(got - sets)} wrong  parts {len(lent)}/{len(part)} found"
    )


if __name__ == "__main__":
    for size in sys.argv[1:] or ["2000", "10000"]:
        measure(int(size))
