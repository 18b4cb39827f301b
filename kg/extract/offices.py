"""Offices in words: which of them name the office, whose it is, and whether it is still held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.grammar import case, children, phrase
from kg.tables import rows

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

BODY = frozenset({"organisation", "place", "country", "nationality"})
AIMED = frozenset({"for", "to", "on"})
OWNED = frozenset({"of", "for", "to", "at", "with"})
PLACED = frozenset({"based", "born", "educated", "backed", "led", "raised", "trained"})  # after a place and a hyphen
OF_ITS_OWN = frozenset({"state", "defense", "defence", "foreign", "staff"})  # 'Secretary of State', not of a state


@dataclass(frozen=True, slots=True)
class Office:
    """'former US Secretary of State': 'Secretary of State', of mention 3 ('US'), held no longer."""

    words: str
    body: int | None
    former: bool


@cache
def office_heads(mark: str = "") -> frozenset[str]:
    """Words that end an office's name: president, minister, …; with `mark` those that have it in the table."""
    return frozenset(row["word"] for row in rows("office_heads.tsv") if not mark or row[mark])


@cache
def office_words(kind: str) -> frozenset[str]:
    """Words around an office's name, by class of `ontology/office_words.tsv`."""
    return frozenset(row["word"] for row in rows("office_words.tsv") if row["class"] == kind)


@cache
def governments() -> frozenset[str]:
    """Nouns for what governs a state: an office of 'the Russian ministry' is Russia's."""
    return frozenset(row["word"] for row in rows("words.tsv") if row["class"] == "government")


def is_head(token: Token, mentions: Mentions) -> bool:
    """Whether a word names an office here, and is not part of a body's name, as in 'Justice Department'."""
    if token.lower_ not in office_heads():
        return False
    number = mentions.name_at(token)
    return number is None or mentions.all[number].kind == "person"


def body_at(token: Token, mentions: Mentions) -> int | None:
    """Index of the body, country or people whose name a word is part of."""
    number = mentions.name_at(token)
    return number if number is not None and mentions.all[number].kind in BODY else None


def before_name(words: Sequence[Token], mentions: Mentions) -> list[tuple[Office, int]]:
    """The offices in a run of words before a name, each with its first token: 'nominee | Sen.'."""
    found = [(_linear(part, mentions), part) for part in _parts(words, mentions)]
    return [(office, part[0].i) for office, part in found if office is not None]


def not_held(words: Iterable[Token]) -> bool:
    """Whether an office is only wished for or claimed: 'the would-be president', whose hyphen is a word of its own."""
    forms = [word.lower_ for word in words]
    joined = {a + hyphen + b for a, hyphen, b in zip(forms, forms[1:], forms[2:], strict=False) if hyphen == "-"}
    return any(form in office_words("future") for form in {*forms, *joined})


def _parts(words: Sequence[Token], mentions: Mentions) -> list[list[Token]]:
    """The titles in a run: a short form after another title is one of its own; what 'and' joins on is another's."""
    parts: list[list[Token]] = [[]]
    for word in words:
        before = parts[-1][-1] if parts[-1] else None
        if before is None:
            parts[-1].append(word)
            continue
        seen = any(is_head(token, mentions) for token in parts[-1])
        if (word.lower_ in {"and", "&"} and seen) or _other(before, word, words, seen=seen):
            parts = [[]]  # 'the Prime Minister and President Hale', 'the adviser to President Hale'
            continue
        if word.text.endswith(".") and is_head(word, mentions) and is_head(before, mentions) and before.text[-1] != ".":
            parts.append([])
        parts[-1].append(word)
    return [part for part in parts if part]


def _other(before: Token, word: Token, words: Sequence[Token], *, seen: bool) -> bool:
    """Whether a title here is that of somebody else, whom the named person has or had: 'spokesman for Gov.'."""
    return seen and word.lower_ in {"to", "for"} and before.i + 1 == word.i and words[-1].lower_ in office_heads()


def _linear(words: Sequence[Token], mentions: Mentions) -> Office | None:
    """An office read from left to right: body, office, and what it is of."""
    former = [i for i, w in enumerate(words) if w.lower_ in office_words("former")]
    if any(w.lower_ in office_words("future") for w in words):
        return None
    joint = next((i for i, w in enumerate(words) if i and w.lower_ in OWNED and is_head(words[i - 1], mentions)), None)
    heads = [i for i, w in enumerate(words[:joint]) if is_head(w, mentions)]
    if not heads or (joint is not None and all(w.pos_ == "DET" for w in words[joint + 1 :])):
        return None
    stop, body = heads[-1] + 1, None
    if joint is not None:
        tail = words[joint + 1 :]
        named = [n for n in (body_at(w, mentions) for w in tail) if n is not None]
        aimed = words[joint].lower_ in AIMED and words[joint - 1].lower_ in office_heads("aim")
        if named and not aimed and tail[0].lower_ not in OF_ITS_OWN:
            body = named[0]
        else:
            stop = len(words)
    owner, begin = _owner(words[: heads[-1]], mentions)
    kept = list(words[max([begin, *(i + 1 for i in former)]) : stop])
    return _office(kept, body if body is not None else owner, bool(former))


def _owner(words: Sequence[Token], mentions: Mentions) -> tuple[int | None, int]:
    """The body named before an office, the last that is an organisation, and where the office begins after it."""
    bodies: list[int] = []
    begin = 0
    for i, word in enumerate(words):
        number = body_at(word, mentions)
        if number is not None:
            bodies, begin = [*bodies, number], i + 1
        elif word.lower_ in PLACED or (word.lower_ in {"and", "&"} and word.nbor(1).lower_ in office_words("former")):
            bodies, begin = [], i + 1  # 'a Miami-based president', 'the county and former President'
    own = [n for n in bodies if mentions.all[n].kind == "organisation"]
    return own[-1] if own else bodies[0] if bodies else None, begin


def of_noun(title: Token, mentions: Mentions) -> tuple[Office, int, int] | None:
    """The office that a noun heads, with its first and last-plus-one token: 'director of the Arms Council'."""
    doc, (start, end) = title.doc, phrase(title)
    after = [c for c in children(title, "nmod") if c.i > title.i]
    tails = [c for c in after if case(c) in OWNED]
    stop = _clause(doc, title.i + 1, max(min((c.left_edge.i for c in tails), default=end), title.i + 1))
    office = _linear([t for t in doc[start:stop] if not t.is_space], mentions)
    if office is None or not is_head(title, mentions):
        return None
    body, last = None, stop
    for tail in tails:
        number, aimed = body_at(tail, mentions), case(tail) in AIMED and title.lower_ in office_heads("aim")
        if number is not None and not aimed and tail.lower_ not in OF_ITS_OWN:
            body = number if body is None else body
        elif body is None:
            low, high = phrase(tail)
            inner = [n for t in doc[low:high] if (n := body_at(t, mentions)) is not None]
            inner += [n for c in children(tail, "nmod") if (n := body_at(c, mentions)) is not None]
            body = inner[0] if inner and not aimed else None
            last = last if body is not None and tail.lower_ in governments() else _clause(doc, stop, high)
    if not tails:
        body = _next(doc, stop, mentions)
    words = f"{office.words} {doc[stop:last].text}" if last > stop else office.words
    end = max([end, *(phrase(c)[1] for c in after)])
    return Office(words, office.body if body is None else body, office.former), start, end


def _clause(doc: Doc, low: int, high: int) -> int:
    """Where a phrase ends, or a clause about it begins."""
    return next(
        (t.i for t in doc[low:high] if t.pos_ in {"VERB", "AUX"} or t.tag_ in {"WP", "WDT", ","} or t.lower_ == "who"),
        high,
    )


def _next(doc: Doc, at: int, mentions: Mentions) -> int | None:
    """The body after a preposition that the tree hangs elsewhere: 'senior fellow at the libertarian Arms Institute'."""
    if at >= len(doc) or doc[at].lower_ not in OWNED:
        return None
    for token in doc[at + 1 : at + 4]:
        number = body_at(token, mentions)
        if number is not None or token.pos_ not in {"DET", "ADJ"}:
            return number
    return None


def _office(words: list[Token], body: int | None, former: bool) -> Office | None:
    while words and words[0].lower_ in office_words("skipped") and len(words) > 1:
        words.pop(0)
    if not words or not any(w.lower_ in office_heads() for w in words):
        return None
    doc = words[0].doc
    return Office(doc[words[0].i : words[-1].i + 1].text, body, former)
