"""Names put right where the text itself settles it: halves joined, loose ends trimmed, bodies taken whole."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.tables import rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Name = tuple[int, int, str]  # first token, last plus one, kind

JOINED = frozenset({"person", "organisation", "place"})
PROPER = frozenset({"NNP", "NNPS"})
ACRONYM = 6  # letters at most


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one class of `ontology/name_words.tsv`."""
    return frozenset(row["word"] for row in rows("name_words.tsv") if row["class"] == kind)


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it, lower case."""
    return frozenset(row["title"].lower() for row in rows("titles.tsv"))


@cache
def demonyms() -> frozenset[str]:
    """Adjectives and peoples of countries: 'Iraqi', 'French'."""
    return frozenset(word for row in rows("countries.tsv") for word in row["demonyms"].split("|") if word)


def mended(doc: Doc, names: list[Name]) -> list[Name]:
    """The tagger's names in text order, what it cut in two joined and what it left unfinished completed or trimmed."""
    found: list[Name] = []
    for name in (_completed(doc, name) for name in names):
        whole = _joined(doc, found[-1], name) if found else None
        if whole is not None:
            found[-1] = whole
        elif not found or found[-1][1] <= name[0]:
            found.append(name)
    limits = [*(name[0] for name in found[1:]), len(doc)]
    found = [_finished(doc, name, limit) for name, limit in zip(found, limits, strict=False)]
    return _with_bodies(doc, [name for name in found if name[1] - name[0] > 1 or doc[name[0]].text != "The"])


def _joined(doc: Doc, first: Name, second: Name) -> Name | None:
    """Both as one name where one goes on in the other: 'Carnegie Corporation of | New York', 'Iraqi | Air Force'."""
    (start, end, kind), (next_start, next_end, next_kind) = first, second
    whole = (start, max(end, next_end), kind)
    if kind not in JOINED | {"nationality"} or next_kind not in JOINED or not _touch(doc, end, next_start):
        return None
    if next_start < end or _unfinished(doc, first, second):
        return whole
    if kind == next_kind == "person":
        if all(token.lower_.rstrip(".") in titles() for token in doc[start:end]):
            return second
        return whole if doc[start:end].text != doc[next_start:next_end].text else None
    if doc[end - 1].lower_ in words("link") or _acronym(doc, second):
        return None
    if next_kind == "place" and _described(doc, next_end):
        return None
    if next_kind == "organisation" and kind == "nationality" and doc[start:end].text in demonyms():
        return (start, next_end, next_kind)
    return whole if kind == next_kind or (kind, next_kind) == ("organisation", "place") else None


def _unfinished(doc: Doc, first: Name, second: Name) -> bool:
    """Whether a name ends in a word that leads on to the next; after 'and' only inside an 'of' of its own."""
    start, end, _ = first
    last = doc[end - 1].lower_
    if end - start == 1 or last not in words("link"):
        return False
    if last not in {"and", "&"}:
        return True
    inner = any(token.lower_ in {"of", "for"} for token in doc[start:end])
    return inner and (second[2] == "place" or doc[end - 2].tag_ in {"NNS", "NNPS"})


def _touch(doc: Doc, end: int, start: int) -> bool:
    """Whether only spaces of one line stand between two names."""
    if end < start and not doc[end].is_space:
        return False
    between = doc[end:start].text if end < start else ""
    return not between.strip() and "\n" not in between


def _acronym(doc: Doc, name: Name) -> bool:
    token = doc[name[0]]
    return name[1] - name[0] == 1 and token.text.replace(".", "").isupper() and len(token) <= ACRONYM


def _described(doc: Doc, at: int) -> bool:
    """Whether a noun follows, which the name before it may only modify: 'UN | Syria envoy'."""
    return at < len(doc) and doc[at].pos_ in {"NOUN", "PROPN"}


def _completed(doc: Doc, name: Name) -> Name:
    """A name that stops inside a word or before 'Inc.' with the rest of it: 'Park Geun-', 'Google'."""
    start, end, kind = name
    while end < len(doc) and doc[end - 1].text == "-" and not doc[end - 1].whitespace_ and doc[end].text.isalpha():
        end += 1 + (end + 1 < len(doc) and doc[end + 1].text == "-" and not doc[end].whitespace_)
    if kind == "organisation" and end < len(doc):
        at = end + (doc[end].text == ",")
        if at < len(doc) and doc[at].text in words("company"):
            end = at + 1
    return start, min(end, len(doc)), kind


def _finished(doc: Doc, name: Name, limit: int) -> Name:
    """A name that ends in a linking word with the capitals after it, else without that word: 'Army of', 'Party and'."""
    start, end, kind = name
    if kind not in JOINED or end - start == 1 or doc[end - 1].lower_ not in words("link"):
        return name
    high = end + (end < limit and doc[end].lower_ == "the")
    low = high
    while high < limit and doc[high].text[:1].isupper() and doc[high].tag_ in PROPER | {"JJ", "NN", "NNS"}:
        high += 1
    if high > low and doc[end - 1].lower_ not in {"and", "&", "in"}:
        return start, high, kind
    while end - start > 1 and doc[end - 1].lower_ in words("link"):
        end -= 1
    return start, end, kind


def _with_bodies(doc: Doc, names: list[Name]) -> list[Name]:
    """The names and the forces, councils and courts in capitals that the tagger passed over: 'the Iraqi Army'."""
    at = {i: name for name in names for i in range(name[0], name[1])}
    found, bodies = set(names), words("body")
    for i, form in enumerate([token.text for token in doc]):
        if form in bodies and i not in at and doc[i].tag_ in PROPER:
            body = _body(doc, doc[i], at)
            if body is not None:
                found -= {at[i] for i in range(body[0], body[1]) if i in at}
                found.add(body)
    return sorted(found)


def _body(doc: Doc, head: Token, at: dict[int, Name]) -> Name | None:
    """The body that ends in this word, with the capitalised words before it; None where there is none."""
    start = head.i
    while start and _belongs(doc[start - 1], at.get(start - 1)):
        start = at[start - 1][0] if start - 1 in at else start - 1
    if start == head.i or _heading(head):
        return None
    return start, head.i + 1, "organisation"


def _belongs(token: Token, name: Name | None) -> bool:
    if name is not None:
        return name[2] in {"nationality", "place", "organisation"} and not token.text.endswith("s")
    return token.tag_ in PROPER | {"JJ"} and token.text[:1].isupper() and not token.is_sent_start


def _heading(token: Token) -> bool:
    """Whether all longer words of the sentence are capitalised."""
    return all(t.text[:1].isupper() for t in token.sent if t.is_alpha and len(t) > 3)
