"""GUM's gold coreference: each document's text, words, and who is meant by each of its mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
PART = re.compile(r"\([^()]*\)?|[^()]+\)")


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters 0–16 mean entity 7, a person, whom Wikipedia has as 'Ana_Sorel'; the head word begins at 4."""

    start: int
    end: int
    head: int
    named: bool  # whether the head is a proper noun, and no other is joined to it
    titles: bool  # whether the head is a common noun before a name: 'Biologist Ana Sorel'
    entity: str
    kind: str
    link: str


@dataclass(frozen=True, slots=True)
class Word:
    """Characters 4–9, lemma 'say', Penn tag VBD, relation root."""

    start: int
    end: int
    lemma: str
    tag: str
    relation: str


@dataclass(slots=True)
class Chained:
    """A document with its mentions in the order in which they close."""

    name: str
    text: str = ""
    mentions: list[Marked] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def chain(self, entity: str) -> list[Marked]:
        """The mentions of one entity."""
        return [mention for mention in self.mentions if mention.entity == entity]


def read_chains(path: Path) -> Chained:
    """Read one document; paragraphs are divided by an empty line, as in a plain text file."""
    found = Chained(path.stem)
    opened: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    until, spaced = 0, True
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("# newpar") and not line.startswith("# newpar_block") and found.text:
            found.text = found.text.rstrip() + "\n\n"
        cells = line.split("\t")
        if line.startswith("#") or len(cells) != 10 or "." in cells[0]:
            continue
        space = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            until, spaced = int(cells[0].split("-")[1]), space
            continue
        start = len(found.text)
        found.text += cells[1]
        found.words.append(Word(start, len(found.text), cells[2], cells[4], cells[7]))
        if int(cells[0]) >= until:  # the last word of several in one, or a word of its own
            space, until = (spaced if int(cells[0]) == until else space), 0
            found.text += " " if space else ""
        _mark(cells[9], found, opened)
    found.text = found.text.rstrip() + "\n"
    return found


def _mark(misc: str, found: Chained, opened: dict[str, list[tuple[int, list[str]]]]) -> None:
    """Open and close the mentions of one word's MISC cell: (group-type-…-head-link-identity … group)."""
    cell = ENTITY.search(misc)
    here = len(found.words) - 1
    for part in PART.findall(cell[1]) if cell else ():
        if part.startswith("("):
            fields = part.strip("()").split("-")
            opened[fields[0]].append((here, fields))
        if part.endswith(")"):
            group = part.strip("()").split("-")[0]
            if opened[group]:
                found.mentions.append(_marked(*opened[group].pop(), here, found))


def _marked(first: int, fields: list[str], last: int, found: Chained) -> Marked:
    """Fields are group, type, information status, salience, centering, head words, link and identity."""
    head = first + int(fields[5].split(",")[0]) - 1 if len(fields) > 5 and fields[5][:1].isdigit() else last
    word = found.words[min(head, last)]
    return Marked(
        found.words[first].start,
        found.words[last].end,
        word.start,
        word.tag.startswith("NNP") and " and " not in found.text[word.start : found.words[last].end],
        word.tag.startswith("NN") and not word.tag.startswith("NNP") and _before_name(min(head, last), last, found),
        fields[0].split("[")[0],
        fields[1],
        "-".join(fields[7:]),
    )


def _before_name(head: int, last: int, found: Chained) -> bool:
    return head < last and found.words[head + 1].tag.startswith("NNP")
