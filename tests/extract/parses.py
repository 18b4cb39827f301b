"""Parses written by hand: one word a cell, 'word POS head relation [tag [lemma]]', heads counted from 1, 0 the root; ¶ is a line break."""

from __future__ import annotations

from spacy.lang.en import English
from spacy.tokens import Doc, Span

VOCAB = English().vocab  # a bare Vocab knows no lower case
NO_SPACE_BEFORE = {",", ".", "'s", "’s", "n't", "?", "!", ":", "”"}


def parse(table: str, names: dict[str, str] | None = None, said: list[dict[str, str]] | None = None) -> Doc:
    """A Doc from cells divided by ';', with names (text → label) and attributions (role → text, contents split by '|')."""
    cells = [cell.split() for cell in table.strip().strip(";").split(";")]
    words = [cell[0].replace("¶", "\n") for cell in cells]
    spaces = [
        i + 1 < len(words) and words[i + 1] not in NO_SPACE_BEFORE and words[i] not in {"“", "\n"}
        for i in range(len(words))
    ]
    heads = [i if cell[2] == "0" else int(cell[2]) - 1 for i, cell in enumerate(cells)]
    roots = [i for i, cell in enumerate(cells) if cell[2] == "0"]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        pos=[cell[1] for cell in cells],
        heads=heads,
        deps=[cell[3] for cell in cells],
        tags=[cell[4] if len(cell) > 4 and cell[4] != "_" else "" for cell in cells],
        lemmas=[cell[5] if len(cell) > 5 else cell[0].lower() for cell in cells],
        sent_starts=[i == 0 or (words[i - 1] in {".", "?", "!"} and len(roots) > 1) for i in range(len(words))],
    )
    doc.ents = [_span(doc, text, label) for text, label in (names or {}).items()]
    for number, parts in enumerate(said or []):
        for role in ("source", "cue", "content"):
            spans = [_span(doc, text, role, number) for text in parts.get(role, "").split("|") if text]
            doc.spans[role] = [*doc.spans.get(role, []), *spans]
    return doc


def _span(doc: Doc, text: str, label: str, number: int = 0) -> Span:
    start = doc.text.index(text)
    found = doc.char_span(start, start + len(text))
    assert found is not None, f"{text!r} is no run of words of {doc.text!r}"
    return Span(doc, found.start, found.end, label=label, span_id=number)
