"""What the reader finds, in the shapes that the scorers read: python -m training.predict statements|names INPUT > OUT.

`statements` takes a folder of .txt files, `names` JSON Lines with id and text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.annotate import load_reader

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Row = dict[str, Any]


def _bounds(span: Span) -> Row:
    return {"start": span.start_char, "end": span.end_char}


def statements(doc: Doc) -> list[Row]:
    """Attributions of a document as `kg extract` prints statements."""
    rows: dict[int, Row] = {}
    for span in doc.spans["content"]:
        rows.setdefault(span.id, {"source": None, "cue": None, "content": []})["content"].append(_bounds(span))
    for role in ("source", "cue"):
        for span in doc.spans[role]:
            rows[span.id][role] = _bounds(span)
    for number, row in rows.items():
        row["confidence"] = doc.spans["content"].attrs["confidence"][number]
    return list(rows.values())


def mentions(doc: Doc) -> list[Row]:
    """Names of a document as `kg extract` prints mentions."""
    return [
        _bounds(e) | {"kind": e.label_, "via": "name"}
        for e in doc.ents
        if e.label_ in ("person", "organisation", "place")
    ]


def read_inputs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, text)."""
    if path.is_dir():
        for file in sorted(path.glob("*.txt")):
            with file.open(encoding="utf8", newline="") as lines:
                yield file.name, lines.read()
    else:
        for line in path.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            yield row["id"], row["text"]


def main() -> None:
    """Print one JSON object a text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["statements", "names"])
    parser.add_argument("input", type=Path)
    args = parser.parse_args()
    inputs = list(read_inputs(args.input))
    for (name, _), doc in zip(inputs, load_reader().read(text for _, text in inputs), strict=True):
        row: Row = {"article": {"id": name, "source": name}}
        row |= {"statements": statements(doc)} if args.what == "statements" else {"mentions": mentions(doc)}
        sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
