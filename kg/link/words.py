"""Words as wordings are compared by: brought to one form, brought together with words that say the same, and weighed.

A word weighs the more, the rarer it is in English: the reader's word pieces stand in the order of their frequency, and
by Zipf's law the logarithm of that rank is as good as a count. So nothing depends on what else is in the store.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.tables import rows

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:\.[^\W\d_])*|[%$€£]")
NOT = re.compile(r"(?<=[a-z])\s?n['’]t\b|\bcan ?not\b", re.IGNORECASE)
FIRST = 1996  # the place of 'the' in the vocabulary; before it stand signs, letters and markers
RANKS = 28_000
ENDINGS = ("ingly", "edly", "ness", "ing", "ies", "ied", "ed", "es", "ly", "s")


@dataclass(frozen=True, slots=True)
class Word:
    """'Russians', in lower case 'russians', stands for 'russian' and weighs 0.55."""

    text: str
    plain: str
    concept: str
    weight: float
    name: bool  # written with a capital, and not because it begins the wording


@lru_cache(maxsize=5_000)
def words(text: str) -> tuple[Word, ...]:
    """The words and numbers of a wording in their order."""
    found = TOKEN.findall(NOT.sub(" not", text))
    low = [_low(word) for word in found]
    return tuple(
        _word(text, plain, _phrase(plain, after) or _number(plain, after) or concept(plain), _name(i, text))
        for i, (text, plain, after) in enumerate(zip(found, low, [*low[1:], ""], strict=False))
    )


@lru_cache(maxsize=20_000)
def _word(text: str, plain: str, meant: str, name: bool) -> Word:
    """One record for all places of a word: most of a store's words are the same few."""
    return Word(text, plain, meant, weight(plain), name)


def _name(place: int, text: str) -> bool:
    return place > 0 and text[0].isupper()


def _phrase(word: str, after: str) -> str | None:
    """What a verb stands for together with the small word after it: 'called off' is 'cancel'."""
    known = _phrases().get(after)
    return known.get(stem(word)) if known else None


@cache
def _phrases() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows("same_words.tsv"):
        for phrase in row["words"].split("|"):
            verb, _, after = phrase.partition(" ")
            if after:
                found.setdefault(after, {}).setdefault(stem(verb), row["meaning"])
    return found


def _number(word: str, after: str) -> str | None:
    """A number in words in figures: 'nineteen' is '19', the 'two' of 'two thousand' '2000'."""
    known = _numbers()
    if word not in known:
        return None
    return str(known[word] * _magnitudes().get(after, 1))


@cache
def _numbers() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("numbers.tsv") if row["how"] == "number"}


@cache
def _magnitudes() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in rows("numbers.tsv") if row["how"] == "magnitude"}


def _low(word: str) -> str:
    """In lower case, abbreviations without points; 'us' is not the United States."""
    if word[0].isdigit():
        return word
    return "us_" if word == "us" else word.casefold().replace(".", "")


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one class of `ontology/link_words.tsv`."""
    return frozenset(w for row in rows("link_words.tsv") if row["class"] == name for w in row["words"].split("|"))


@lru_cache(maxsize=20_000)
def concept(word: str) -> str:
    """What the word stands for: its group in `ontology/same_words.tsv`, else its stem; numbers without separators."""
    if word[0].isdigit():
        return word.replace(",", "")
    groups = _groups()
    return groups.get(word) or groups.get(stem(word)) or stem(word)


@cache
def _groups() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("same_words.tsv"):
        for word in row["words"].split("|"):
            if " " in word:
                continue
            found.setdefault(word, row["meaning"])
            found.setdefault(stem(word), row["meaning"])
    return found


@cache
def _irregular() -> dict[str, str]:
    from kg.annotate.lemma import TABLE

    known = json.loads(TABLE.read_text(encoding="utf-8"))["exceptions"]
    forms = {form: lemma for tag in ("VBD", "VBN") for form, lemma in known.get(tag, {}).items()}
    return forms | {row["form"]: row["lemma"] for row in rows("irregular_verbs.tsv")}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending: 'moving', 'moved' and 'moves' are 'mov'; rough, but the same for all its forms."""
    word = _irregular().get(word, word)
    for ending in ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= 3 and not (ending == "s" and rest[-1] in "su"):
            if ending in ("ies", "ied"):
                return rest + "i"
            if len(rest) > 3 and rest[-1] == rest[-2] and rest[-1] not in "ls":
                rest = rest[:-1]
            word = rest
            break
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word[-1] == "y" else word


@lru_cache(maxsize=20_000)
def weight(word: str) -> float:
    """How much a word tells, from 0 (the, of) to 1 (seldom words, numbers)."""
    if word in listed("function") or word in listed("denial"):
        return 0.0
    if word[0].isdigit():
        return 0.8
    rank = _ranks().get(word, RANKS)
    return round(max(0.05, (math.log(rank + 1) / math.log(RANKS + 1)) ** 2), 3)


@cache
def _ranks() -> dict[str, int]:
    from kg.annotate.shipped import WEIGHTS

    lines = (WEIGHTS / "vocab.txt").read_text(encoding="utf-8").split("\n")
    return {piece: place - FIRST for place, piece in enumerate(lines) if place >= FIRST and piece.isalpha()}
