"""Whether two articles speak of the same news: by their dates, else by the words they share."""

from __future__ import annotations

import datetime
import math
import re
from array import array
from collections import Counter, defaultdict
from zlib import crc32

from kg.link.contradictions.records import News
from kg.link.words import weight
from kg.records import Article

DAYS = 7  # between two reports of one thing
ALIKE = 0.23  # cosine of the telling words of two articles without dates: 58 of 60 pairs of reports on one story lie
# above, of 375 pairs on two stories 11, all of them on one matter a few days apart
RELATED = 0.1  # the same where the dates are near
KEPT = 300  # words of an article that are looked at
STEM = 7  # letters by which a word is known
WORD = re.compile(r"[^\W\d_]{4,}")


def news(article: Article) -> News:
    """What tells the time and matter of an article."""
    told: dict[str, float] = defaultdict(float)
    for word, count in sorted(Counter(WORD.findall(article.text.casefold())).items()):
        told[word[:STEM]] += (1 + math.log(count)) * weight(word) ** 2
    most = sorted(told.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    length = math.sqrt(sum(value * value for _, value in most)) or 1.0
    codes = array("L", (crc32(word.encode("utf-8", "surrogatepass")) for word, _ in most))
    return News(article.key, article.published, codes, array("f", (value / length for _, value in most)))


def same_news(one: News, other: News, days: int = DAYS) -> bool:
    """Whether two articles tell of one time and matter."""
    if one.key == other.key:
        return True
    apart = _apart(one.published, other.published)
    if apart is not None and apart > days:
        return False
    return alike(one, other) >= (ALIKE if apart is None else RELATED)


def alike(one: News, other: News) -> float:
    """Cosine of the words of two articles."""
    first = dict(zip(one.words, one.weights, strict=True))
    return sum(value * first.get(word, 0.0) for word, value in zip(other.words, other.weights, strict=True))


def _apart(one: str | None, other: str | None) -> int | None:
    """Days between two dates; None where one is not known to the day."""
    try:
        return abs(
            (datetime.date.fromisoformat((one or "")[:10]) - datetime.date.fromisoformat((other or "")[:10])).days
        )
    except ValueError:
        return None
