"""Parse a CoNLL-U file again: python -m training.parse gold|raw GOLD.conllu OUT.conllu.

`gold` gives the reader the sentences and words of the file, `raw` its text alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from kg.annotate.layers import annotate
from kg.annotate.reader import Reader
from kg.annotate.words import make_words
from training.treebanks import Row, read_sentences

Sentence = tuple[list[str], list[Row]]


def documents(path: Path) -> Iterator[list[Sentence]]:
    """Yield the sentences of each document."""
    pending: list[Sentence] = []
    for sentence in read_sentences(path):
        if pending and any(c.startswith("# newdoc") for c in sentence[0]):
            yield pending
            pending = []
        pending.append(sentence)
    if pending:
        yield pending


def raw_text(sentences: list[Sentence]) -> str:
    """Text of a document with blank lines where paragraphs start."""
    out = ""
    for i, (comments, rows) in enumerate(sentences):
        if i and any(c.startswith("# newpar") for c in comments):
            out = out.rstrip() + "\n\n"
        inside = 0
        for row in rows:
            if "." in row[0] or ("-" not in row[0] and int(row[0]) <= inside):
                continue
            if "-" in row[0]:
                inside = int(row[0].split("-")[1])
            out += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return out.rstrip()


def with_gold_words(reader: Reader, sentences: list[Sentence]) -> Iterator[list[Row]]:
    """Parse given sentences and words, reading the document as a whole."""
    rows, starts, breaks = [], [], []
    for comments, all_rows in sentences:
        words = [r for r in all_rows if r[0].isdigit()]
        starts.append(len(rows))
        level = 3 if any(c.startswith("# newpar") for c in comments) else 1
        inside, space = 0, True
        for r in all_rows:
            if "-" in r[0]:
                inside, multi_space = int(r[0].split("-")[1]), "SpaceAfter=No" not in r[9]
            elif r[0].isdigit():
                number = int(r[0])
                breaks.append(level if number == 1 else int(space))
                space = "SpaceAfter=No" not in r[9] if number > inside else (number == inside and multi_space)
        rows += words
    words_read = make_words([r[1] for r in rows], list(range(len(rows))), breaks, reader.session.wordpieces)
    layers = annotate(reader.session, reader.lemmas, words_read, np.array(starts))
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield [
            [str(i - start + 1), rows[i][1], layers.lemmas[i], layers.upos[i], layers.xpos[i], "_",
             str(0 if layers.heads[i] == i else layers.heads[i] - start + 1), layers.relations[i], "_", "_"]
            for i in range(start, end)
        ]  # fmt: skip


def from_raw_text(reader: Reader, text: str) -> Iterator[list[Row]]:
    """Parse a text."""
    (doc,) = reader.read([text])
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        number = {t.i: n for n, t in enumerate(words, 1)}
        yield [
            [
                str(number[t.i]),
                t.text,
                t.lemma_,
                t.pos_,
                t.tag_,
                "_",
                str(0 if t.head is t or t.head == t else number[t.head.i]),
                t.dep_.replace("ROOT", "root"),
                "_",
                "_",
            ]
            for t in words
        ]


def main() -> None:
    """Write the parse of every document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("given", choices=["gold", "raw"])
    parser.add_argument("input", type=Path)
    parser.add_argument("output", type=Path)
    args = parser.parse_args()
    reader = Reader.load()
    with args.output.open("w", encoding="utf8") as file:
        for sentences in documents(args.input):
            parsed = (
                with_gold_words(reader, sentences)
                if args.given == "gold"
                else from_raw_text(reader, raw_text(sentences))
            )
            for rows in parsed:
                file.write("\n".join("\t".join(r) for r in rows) + "\n\n" if rows else "")


if __name__ == "__main__":
    main()
