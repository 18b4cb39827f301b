"""Made-up articles of news length: sentences of `seeds/` in new orders with other figures, the same every time."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from kg.read import read

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
WORDS = 500
_SENTENCE = re.compile(r"(?<=[.!?][\"”’']|[.!?][ \n])\s*(?=[A-Z\"“‘])")


def sentences() -> list[str]:
    """Every sentence of the seeds, in order."""
    texts = (article.text for article in read([str(SEEDS)]))
    found = (" ".join(part.split()) for text in texts for part in _SENTENCE.split(text))
    return [sentence for sentence in found if 4 <= len(sentence.split()) <= 60]


def articles(number: int, seed: int = 1, length: int = WORDS) -> Iterator[dict[str, str]]:
    """Rows of JSON Lines: id, title, publisher, published, text of about `length` words."""
    draw = random.Random(seed)
    pool = sentences()
    for index in range(number):
        title = draw.choice(pool).rstrip(".")[:90]
        parts, words = [title, ""], 0
        while words < length:
            paragraph = " ".join(_changed(draw.choice(pool), draw) for _ in range(draw.randint(1, 4)))
            parts.append(paragraph)
            words += len(paragraph.split())
        yield {
            "id": f"made-{index:06}",
            "title": title,
            "publisher": f"Outlet {index % 40}",
            "published": f"2025-{index % 12 + 1:02}-{index % 28 + 1:02}",
            "text": "\n".join(parts),
        }


def _changed(sentence: str, draw: random.Random) -> str:
    """The sentence with other figures, so that no two articles are alike."""
    return re.sub(r"\b\d+\b", lambda _: str(draw.randint(2, 99)), sentence)


def write(path: Path, number: int, length: int = WORDS) -> int:
    """Write that many articles of about so many words; how many words they have together."""
    words = 0
    with path.open("w", encoding="utf-8") as out:
        for row in articles(number, length=length):
            words += len(row["text"].split())
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return words
