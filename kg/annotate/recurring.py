"""What one place of a text tells of another: a name means one kind of thing, an acronym what it is explained as."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kg.annotate.names import PROPER, Name, words
from kg.tables import rows

if TYPE_CHECKING:
    from spacy.tokens import Doc

Words = tuple[str, ...]

KINDS = frozenset({"person", "organisation", "place"})
SHORT = re.compile(r"[A-Z](?:[A-Za-z]{0,5}[A-Z])s?$")
PIECES = re.compile(r"[^\s-]+|-")
AGREED = 0.7  # share of the places of a name that must have one kind for the others to follow


@cache
def offices() -> frozenset[str]:
    """Words for those who hold an office: a 'Member of Parliament (MP)' is no body."""
    return frozenset(row["word"] for row in rows("office_heads.tsv"))


@cache
def listed() -> dict[Words, str]:
    """Countries, alliances and armed groups by their words: names that hardly mean anything else."""
    found = {name: "place" for row in rows("countries.tsv") if row["kind"] == "country"
             for name in [row["name"], *row["aliases"].split("|")]}  # fmt: skip
    groups = (row for row in rows("organisations.tsv") if row["type"] in {"alliance", "armed group", "union"})
    for row in groups:
        short = row["abbreviation"] if row["known"] == "yes" else ""
        found |= dict.fromkeys([row["name"], short, *row["aliases"].split("|")], "organisation")
    contested = {row["name"] for row in rows("contested.tsv")}
    return {
        tuple(PIECES.findall(name)): kind for name, kind in found.items() if len(name) > 3 and name not in contested
    }


@cache
def _listed_by_first() -> dict[str, list[Words]]:
    found: dict[str, list[Words]] = defaultdict(list)
    for text in listed():
        found[text[0]].append(text)
    return dict(found)


def consistent(doc: Doc, names: list[Name]) -> list[Name]:
    """The names in text order, explained acronyms and names that were passed over elsewhere among them."""
    forms = tuple([token.text for token in doc])
    names, explained = _explained(doc, forms, names)
    seen: dict[Words, Counter[str]] = defaultdict(Counter)
    for start, end, kind in names:
        seen[forms[start:end]][kind] += 1
    kinds = {text: most for text, counts in seen.items() if (most := _kind(counts)) is not None} | explained
    agreed = [(start, end, kinds.get(forms[start:end], kind) if kind in KINDS else kind)
              for start, end, kind in names]  # fmt: skip
    known = {text: kind for text, kind in kinds.items() if text in explained or _telling(text, kind, seen)}
    known |= {text[-1:]: "person" for text, kind in kinds.items()
              if kind == "person" and len(text) > 1 and len(text[-1]) > 2 and text[-1][-1] != "."}  # fmt: skip
    return sorted([*agreed, *_missed(doc, forms, agreed, known)])


def _kind(counts: Counter[str]) -> str | None:
    """The kind that most places of a name have, if these are enough."""
    kind, most = counts.most_common(1)[0]
    return kind if kind in KINDS and most >= AGREED * counts.total() else None


def _telling(text: Words, kind: str, seen: dict[Words, Counter[str]]) -> bool:
    """Whether a name is sure enough to be looked for elsewhere: several words, an acronym, or read twice."""
    return len(text) > 1 or (SHORT.match(text[0]) is not None and kind == "organisation") or seen[text][kind] > 1


def _missed(doc: Doc, forms: Words, names: list[Name], known: dict[Words, str]) -> list[Name]:
    """Where the words of a known or listed name stand as proper nouns that no name holds."""
    taken = {i for start, end, _ in names for i in range(start, end)}
    starts: dict[str, list[Words]] = {}
    here, kinds = set(forms), listed()
    for first in here & _listed_by_first().keys():
        starts[first] = [*_listed_by_first()[first]]
    for text in known:
        if text[0] in here and text not in kinds:
            starts.setdefault(text[0], []).append(text)
    starts = {first: sorted(texts, key=len, reverse=True) for first, texts in starts.items()
              if first[:1].isupper() or first in {"al", "el"}}  # fmt: skip
    found: list[Name] = []
    for at, form in enumerate(forms):
        for text in starts.get(form, ()):
            end = at + len(text)
            if forms[at:end] == text and _proper(doc, at, end, taken):
                taken.update(range(at, end))
                found.append((at, end, known[text] if text in known else kinds[text]))
                break
    return found


def _proper(doc: Doc, start: int, end: int, taken: set[int]) -> bool:
    """Whether these words are a whole run of proper nouns, none of them part of a name."""
    if any(i in taken for i in range(start, end)) or doc[end - 1].tag_ not in PROPER:
        return False
    return not any(
        i not in taken and doc[i].text[:1].isupper() and doc[i].tag_ in PROPER | {"JJ"} and _beside(doc, i, start, end)
        for i in (start - 1, end)
        if 0 <= i < len(doc)
    )


def _beside(doc: Doc, at: int, start: int, end: int) -> bool:
    """Whether a word stands next to a name in its sentence."""
    return doc[at].sent.start == doc[start].sent.start if at < start else not doc[at].is_sent_start


def _explained(doc: Doc, forms: Words, names: list[Name]) -> tuple[list[Name], dict[Words, str]]:
    """The names, long forms before a bracketed acronym taken whole, and the kinds of these acronyms."""
    found, kinds = set(names), dict[Words, str]()
    for at in range(1, len(forms) - 1):
        if forms[at - 1] != "(" or forms[at + 1] != ")" or not SHORT.match(forms[at]):
            continue
        long = _long(doc, at - 1, forms[at], names)
        if long is None:
            continue
        found = {name for name in found if name[1] <= long[0] or long[1] <= name[0]} | {long}
        found = {name for name in found if not name[0] <= at < name[1]} | {(at, at + 1, long[2])}
        kinds[forms[at],] = long[2]
    return sorted(found), kinds


def _long(doc: Doc, end: int, short: str, names: list[Name]) -> Name | None:
    """The name that ends before a bracket and explains the acronym in it."""
    letters = short.lower().removesuffix("s")
    start = _spelled(doc, end, letters)
    inside = [name for name in names if start < name[1] and name[0] < end and name[2] != "person" and name[2] in KINDS]
    if start < end and inside:
        start = min(start, inside[0][0])  # a place is one that is all of it: 'al-Qaeda in Iraq' is none
        return start, end, inside[0][2] if inside[0][:2] == (start, end) else "organisation"
    last = next((name for name in names if name[1] == end and name[2] in {"organisation", "place"}), None)
    return last if last and _in_order(letters, doc[last[0] : end].text.lower()) else None


def _spelled(doc: Doc, end: int, letters: str) -> int:
    """Where the words before a token begin whose capitals are these letters; the token itself where they are not."""
    left = list(letters)
    for at in range(end - 1, -1, -1):
        word, hyphened = doc[at], doc[at + 1].text == "-"
        if word.text[:1].isupper() or hyphened:
            if word.lower_[0] != left.pop():
                return end
        elif word.lower_ not in words("link") and word.text != "-":
            return end
        if not left:
            return end if word.lower_ in offices() else at
        if word.is_sent_start:
            return end
    return end


def _in_order(letters: str, text: str) -> bool:
    """Whether a text begins with the first of these letters and has the others after it in this order."""
    rest = iter(text)
    return text[:1] == letters[:1] and all(letter in rest for letter in letters)
