"""Transcripts and interviews: whose turn it is, by the name and colon at the head of a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.layout import Layout
from kg.extract.quotes import paragraphs
from kg.records import Span
from kg.tables import rows

STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \t]+)?"
HEAD = re.compile(
    rf"(?:>>+[ \t]*)?\**{STAMP}(?P<name>[^\W\d_][^\s:()\[\]]*(?:[ \t][^\s:()\[\]]+){{0,7}}?)"
    r"(?:[ \t]*[(\[][^()\[\]:]{1,80}[)\]])?[ \t]*(?:(?P<colon>:)\**(?=\s|$)|(?<=\b[QA])(?P<stop>\.)(?=[ \t]))[ \t]*"
)
ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\W*$|\W*$")  # '(CROSSTALK)', '[laughs]'
SPOKEN = re.compile(r"\?[\"”’']*$|\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our)\b")
OUTSIDE = frozenset({"place", "country", "nationality", "date", "event"})  # 'KYIV: …' is a dateline
SMALL = frozenset(
    {"de", "da", "del", "della", "di", "du", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "and"}
)


@dataclass(frozen=True, slots=True)
class Turn:
    """'BRENNAN (host): Will they agree?': the name at 0–7, its colon, and the words up to the next name."""

    name: Span
    colon: Span
    words: tuple[Span, ...]

    @property
    def label(self) -> tuple[int, int]:
        """From the name to the colon."""
        return self.name.start, self.colon.end

    @property
    def key(self) -> str:
        """What two labels of one speaker share: the last word of the name, lower case."""
        return self.name.text.split()[-1].casefold()

    @property
    def unnamed(self) -> bool:
        """Whether the label only says that somebody speaks: 'Q', 'MODERATOR'."""
        return self.name.text.casefold() in _labels("speaker")


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """Given names, and the last words of the names of people in the tables, lower case."""
    given = frozenset(row["name"].casefold() for row in rows("given_names.tsv"))
    return given, frozenset(row["name"].split()[-1].casefold() for row in rows("people.tsv"))


def _known(turn: Turn) -> bool:
    given, last = _names()
    words = turn.name.text.casefold().split()
    return words[-1] in last or (len(words) > 1 and words[0] in given)


@cache
def _labels(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("speaker_labels.tsv") if row["class"] == kind)


def turns(
    text: str, layout: Layout, kind_at: Callable[[Span], str | None], surnames: Set[str] = frozenset()
) -> list[Turn]:
    """The turns of a text that is or holds a conversation; none where names with a colon are something else.

    `kind_at` says what the reader took a name for, `surnames` are those of the people who are named in full, lower
    case. Two must speak, and one of them again, or all under capitals; else three lines must look like a conversation.
    """
    lines = [Span(start, end, text[start:end]) for start, end in paragraphs(text)]
    heads = {n: turn for n, line in enumerate(lines) if (turn := _head(line, layout))}
    for n in [n for n in heads if heads[n].words == () and n + 1 in heads]:
        del heads[n]  # a name above the next name said nothing
    often = Counter(turn.key for turn in heads.values())
    kinds = {n: kind_at(turn.name) for n, turn in heads.items()}
    people = {
        t.key
        for n, t in heads.items()
        if kinds[n] == "person" or (kinds[n] not in OUTSIDE and (t.key in surnames or _known(t)))
    }
    sure = [turn for n, turn in heads.items() if _speaks(turn, kinds[n], often, people)]
    speakers, capitals = Counter(turn.key for turn in sure), {turn.name.text.isupper() for turn in sure}
    candidates = heads
    if len(speakers) < 2 or (max(speakers.values()) < 2 and capitals != {True}):
        heads = {n: t for n, t in heads.items() if t.key in surnames and t in sure} if _converse(heads) else {}
        if not heads:
            return []
    else:
        heads = {
            n: turn
            for n, turn in heads.items()
            if turn in sure or (turn.name.text.isupper() in capitals and kinds[n] not in OUTSIDE)
        }
    first, last = min(heads), max(heads)
    script = len(heads) >= 0.5 * (last - first + 1)  # more than a few names among paragraphs of another kind
    out: list[Turn] = []
    going_on = False
    for n, line in enumerate(lines):
        if n in heads:
            out.append(heads[n])
            going_on = True
        elif n in candidates or not layout.says(line):
            going_on = False
        elif going_on and (not out[-1].words or (script and n < last)) and not ASIDE.match(line.text):
            out[-1] = replace(out[-1], words=(*out[-1].words, line))
    return [turn for turn in out if turn.words]


def _converse(heads: dict[int, Turn]) -> bool:
    """Whether these lines ask or say 'I' and 'you', as the lines of a list of results or profiles do not."""
    return len(heads) >= 3 and any(SPOKEN.search(words.text) for turn in heads.values() for words in turn.words)


def _head(line: Span, layout: Layout) -> Turn | None:
    """A line that begins with what may be a speaker's name."""
    match = HEAD.match(line.text)
    if match is None or not _is_label(match["name"]) or not layout.says(line):
        return None
    mark = "colon" if match["colon"] else "stop"
    at, start = line.start + match.start(mark), line.start + match.end()
    rest, called, name = (
        line.text[match.end() :],
        match["name"].split(",")[0].rstrip(),
        line.start + match.start("name"),
    )
    words = () if ASIDE.match(rest) else (Span(start, line.end, rest),)
    return Turn(Span(name, name + len(called), called), Span(at, at + 1, match[mark]), words)


def _is_label(name: str) -> bool:
    """Capitals, or capitalised like a name, or one of the words that stand for a speaker."""
    if name.casefold() in _labels("other"):
        return False
    words = name.split(",")[0].split()
    capitals = name.isupper() or all(word[0].isupper() or word in SMALL for word in words)
    return name.casefold() in _labels("speaker") or (capitals and len(words) <= 6)


def _speaks(turn: Turn, kind: str | None, often: Counter[str], people: set[str]) -> bool:
    if turn.unnamed or turn.key in people:
        return True
    return kind not in OUTSIDE and turn.name.text.isupper() and often[turn.key] > 1
