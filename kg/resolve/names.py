"""Names as strings: the key under which spellings meet, the bare name without titles, the label of a new entity."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

SPACES = re.compile(r"\s+")
LOOSE = str.maketrans({".": None, "-": " ", "‐": " ", "‑": " ", "–": " ", "/": " ", "_": " ", "ł": "l", "Ł": "l"} | {
    "’": "'", "‘": "'", "ʼ": "'", "ø": "o", "Ø": "o", "ı": "i", "đ": "d", "Đ": "d",
})  # fmt: skip
MARKS = {"Mn", "Mc", "Me", "Cf"}  # accents, and what is not seen: soft hyphens, joiners, direction marks
INITIAL = re.compile(r"^\w$")


@lru_cache(maxsize=20_000)
def key(name: str) -> str:
    """Fold a name so that its spellings meet: case, accents, dots, dashes, a possessive ending, a leading 'the'.

    'U.S.' and 'US' meet, 'Zelenskyy' and 'Zelensky' do not: those are aliases, and data.
    """
    name = " ".join(name.translate(LOOSE).split()).casefold()
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if unicodedata.category(c) not in MARKS)
    name = name[:-2] if name.endswith("'s") else name.rstrip("'")
    return name.removeprefix("the ") or name


@lru_cache(maxsize=20_000)
def without_initials(folded: str) -> str:
    """A folded person's name without single letters and 'jr': 'joe biden' of 'joe r biden'."""
    words = folded.split()
    kept = [
        w for i, w in enumerate(words) if not (INITIAL.match(w) and 0 < i < len(words) - 1) and w not in {"jr", "sr"}
    ]
    return " ".join(kept) or folded


def bare(name: str, titles: Collection[str]) -> tuple[str, str]:
    """Split a person's name into its titles and the rest: 'President Donald Trump' → ('President', 'Donald Trump').

    `titles` are folded; a name that is all titles keeps its last word.
    """
    words = SPACES.sub(" ", name.strip()).split(" ")
    cut = 0
    for size in range(min(4, len(words) - 1), 0, -1):
        if key(" ".join(words[:size])) in titles:
            cut = size
            break
    while 0 < cut < len(words) - 1 and key(words[cut]) in titles:
        cut += 1
    return " ".join(words[:cut]), " ".join(words[cut:])


@lru_cache(maxsize=5_000)
def label(name: str) -> str:
    """A readable label: one line, no possessive ending, no leading article."""
    text = SPACES.sub(" ", name).strip(" \t\"“”'‘’,;:()[]") if not name.endswith(")") else SPACES.sub(" ", name).strip()
    text = re.sub(r"(?:'s|’s)$", "", text)
    return re.sub(r"^[Tt]he (?=\S)", "", text) or name


def shouted(name: str) -> bool:
    """Whether a name stands in capitals, as in a headline; short abbreviations do not count."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 5 and all(c.isupper() for c in letters)


def capitalised(name: str) -> str:
    """'MARK RUTTE' as 'Mark Rutte'."""
    return " ".join(w if len(w) < 3 and "." in w else w[:1] + w[1:].lower() for w in name.split(" "))


def bears(surname: str, full: str) -> bool:
    """Whether a folded short name is the end of a folded full name: 'von der leyen', 'le pen', 'trump'."""
    return full != surname and full.endswith(" " + surname)
