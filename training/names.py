"""Small rules that turn mentions of several corpora into names as CoNLL 2003 marks them."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from training.labels import ENTITIES, IGNORED, bio

LISTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf8"))
PARTICLES = set(LISTS["particles"])
INNER = PARTICLES | set(LISTS["inner"])
GROUPS = set(LISTS["groups"])
TITLES = set(LISTS["titles"])
UNSURE = re.compile(rf"\d|[%$€£]|^(?:{'|'.join(LISTS['measures'])})s?\.?$", re.IGNORECASE)
KINDS = {"P": "person", "G": "organisation", "L": "place", "N": "nationality", "E": "event"}
Labelled = dict[str, list[tuple[int, int, str]]]


def read_labelled(path: Path) -> Labelled:
    """Read names labelled by hand: sentence or article -> (first word, last word + 1, code)."""
    out: Labelled = {}
    for line in path.read_text(encoding="utf8").splitlines():
        if line and not line.startswith(("#", "unit\t")):
            unit, spans = line.split("\t")
            found = [re.fullmatch(r"(\d+)(?:-(\d+))?([A-Z])", s) for s in spans.split()]
            out[unit] = [(int(m[1]), int(m[2] or m[1]) + 1, m[3]) for m in found if m]
    return out


def tags_of(words: Sequence[str], spans: Sequence[tuple[int, int, str]]) -> list[int]:
    """Tags of labelled names; words of dates and measures, which nobody labelled, are left out of training."""
    tags = bio(len(words), [(first, end, ENTITIES.index(KINDS[k])) for first, end, k in spans if k in KINDS])
    return [IGNORED if not t and UNSURE.search(w) else t for t, w in zip(tags, words, strict=True)]


def read_demonyms(countries: Path) -> set[str]:
    """Read the words for people and things of a country from the gazetteer, with parties, religions and continents."""
    with countries.open(encoding="utf8", newline="") as file:
        return {d for row in csv.DictReader(file) for d in row["demonyms"].split("|") if d[:1].isupper()} | GROUPS


def is_demonym(word: str, demonyms: set[str]) -> bool:
    """Say whether a single word names people or things of a country, faith or party."""
    return word[:1].isupper() and word in demonyms


def without_title(words: Sequence[str], first: int, end: int) -> int:
    """Return the first word after titles, but keep a name that is nothing else."""
    start = first
    while start < end and words[start].lower().rstrip(".") in TITLES | {"."}:
        start += 1
    return start if start < end else end


def grow_name(
    words: Sequence[str], tags: Sequence[str], head: int, first: int, end: int, inner: set[str]
) -> tuple[int, int]:
    """Grow a name from its head inside [first, end) over proper nouns and the small words (`inner`) between them."""
    proper = [
        (tags[i] in ("NNP", "NNPS") and words[i][:1].isupper()) or words[i] in ("-", "&") for i in range(first, end)
    ]
    low = high = head - first
    while True:
        if low > 0 and proper[low - 1]:
            low -= 1
        elif low > 1 and words[first + low - 1].lower() in inner and proper[low - 2]:
            low -= 2
        elif low > 2 and all(words[first + low - k].lower() in inner for k in (1, 2)) and proper[low - 3]:
            low -= 3
        else:
            break
    size = end - first
    while True:
        if high + 1 < size and proper[high + 1]:
            high += 1
        elif high + 2 < size and words[first + high + 1].lower() in inner and proper[high + 2]:
            high += 2
        elif high + 3 < size and all(words[first + high + k].lower() in inner for k in (1, 2)) and proper[high + 3]:
            high += 3
        else:
            break
    return first + low, first + high + 1
