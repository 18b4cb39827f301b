"""Which news agency a report credits: '(Reuters)', 'By the Associated Press', '— Agence France-Presse'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.records import Article, Span
from kg.tables import rows

HEAD = 500  # characters in which a dateline or by-line stands
TAIL = 300  # characters in which a credit at the end stands
BY = r"(?:by|from|source|sources|credit|with|via|reporting by|copyright|©)"


@dataclass(frozen=True, slots=True)
class Credit:
    """In this article '(Reuters)' at 12–21 credits the agency Reuters."""

    agency: str
    span: Span | None  # None where the publisher itself is the agency


@cache
def _agencies() -> tuple[dict[str, str], dict[str, str]]:
    """Words in lower case → agency; shorthands as they are written → agency."""
    names: dict[str, str] = {}
    short: dict[str, str] = {}
    for row in rows("agencies.tsv"):
        names.update({word.casefold(): row["agency"] for word in row["words"].split("|")})
        short.update({word: row["agency"] for word in row["short"].split("|") if word})
    return names, short


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A mark in brackets or between slashes; a line that is a credit and nothing else."""
    names, short = _agencies()
    long = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    brief = "|".join(re.escape(name) for name in sorted(short, key=len, reverse=True))
    either = rf"(?P<long>(?i:{long}))|(?P<short>{brief})"
    marked = re.compile(rf"(?:\((?:[\w.& ]+[/,]\s*)?|(?<![\w/])/)(?:{either})(?:[/,][\w.& ]+\)|\)|/)")
    person = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?: and [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3})?"
    line = re.compile(
        rf"^[ \t]*(?:[-–—*]+\s*)?(?:(?i:{BY})\b:?\s*)?(?:{person}\s*(?:,|\||[-–—])\s*)?(?i:the )?"
        rf"(?:{either})[.*]?[ \t]*$",
        re.MULTILINE,
    )
    return marked, line


def credited(article: Article) -> tuple[Credit, ...]:
    """The agencies that an article credits, in the order of the text, each once."""
    names, short = _agencies()
    found: dict[str, Credit] = {}
    if article.publisher and article.publisher.casefold() in names:
        own = names[article.publisher.casefold()]
        found[own] = Credit(own, None)
    text = article.text
    for pattern in _patterns():
        for low, high in ((0, HEAD), (max(HEAD, len(text) - TAIL), len(text))):
            for match in pattern.finditer(text, low, high):
                if match.end() == high < len(text):
                    continue  # the window cut the line
                word = match["long"] or match["short"]
                agency = names.get(word.casefold()) or short[word]
                found.setdefault(agency, Credit(agency, Span(match.start(), match.end(), match.group())))
    return tuple(sorted(found.values(), key=lambda credit: (credit.span or Span(-1, -1, ""), credit.agency)))
