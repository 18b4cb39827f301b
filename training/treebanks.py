"""CoNLL-U treebanks (EWT, GUM) -> documents with sentences, tags, trees and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.annotate.wordpiece import WordPieces
from training.document import Document, make_document
from training.labels import DEPS, ENTITIES, IGNORED, MERGED_DEPS, UPOS, XPOS, bio
from training.names import INNER, PARTICLES, Labelled, grow_name, is_demonym, tags_of, without_title

Row = list[str]
KINDS = {"person": "person", "organization": "organisation", "place": "place", "event": "event", "time": "date"}


def read_sentences(path: Path) -> Iterator[tuple[list[str], list[Row]]]:
    """Yield (comments, rows) of every sentence; rows keep ten cells, multiword lines included."""
    comments: list[str] = []
    rows: list[Row] = []
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            yield comments, rows
            comments, rows = [], []


def read_treebank(
    path: Path, wordpieces: WordPieces, demonyms: set[str], labelled: Labelled | None = None
) -> Iterator[Document]:
    """Yield the documents of a treebank file, split at `# newdoc`.

    Names are those `labelled` by hand, or else what the file says itself (GUM's entities).
    """
    pending: list[tuple[list[str], list[Row]]] = []
    for comments, rows in read_sentences(path):
        if pending and any(c.startswith("# newdoc") for c in comments):
            yield _document(pending, wordpieces, demonyms, labelled)
            pending = []
        pending.append((comments, rows))
    if pending:
        yield _document(pending, wordpieces, demonyms, labelled)


def _document(
    sentences: list[tuple[list[str], list[Row]]], wordpieces: WordPieces, demonyms: set[str], labelled: Labelled | None
) -> Document:
    words: list[Row] = []
    breaks: list[int] = []
    layers: dict[str, list[int]] = {k: [] for k in ("sentence", "upos", "xpos", "head", "relation")}
    for comments, rows in sentences:
        base, glued, multiword_end, space = len(words), False, 0, True
        for row in rows:
            if "-" in row[0]:
                multiword_end, multi_space = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
                continue
            if "." in row[0]:
                continue
            first = len(words) == base
            breaks.append(
                (2 if any(c.startswith("# newpar") for c in comments) else 1) if first else int(space and not glued)
            )
            number = int(row[0])
            glued = number < multiword_end
            space = "SpaceAfter=No" not in row[9] if number > multiword_end else multi_space
            dep = MERGED_DEPS.get(row[7], row[7])
            known = row[7] != "_"
            layers["sentence"].append(int(first))
            layers["upos"].append(UPOS.index(row[3]) if row[3] in UPOS else IGNORED)
            layers["xpos"].append(XPOS.index(row[4]) if row[4] in XPOS else IGNORED)
            head = int(row[6]) if row[6].isdigit() else 0
            # A root is its own head, as in spaCy; `kg/annotate/parse.py` reads it off the diagonal of the arc scores.
            layers["head"].append((base + head - 1 if head else len(words)) if known else IGNORED)
            layers["relation"].append(DEPS.index(dep) if dep in DEPS else IGNORED)
            words.append(row)
    if labelled is None:
        layers["entity"] = bio(len(words), _entities(words, layers["head"], demonyms))
    elif labelled:
        layers["entity"] = [
            tag
            for comments, rows in sentences
            for tag in tags_of(
                [r[1] for r in rows if r[0].isdigit()],
                labelled.get(next(c.split("=")[1].strip() for c in comments if c.startswith("# sent_id")), []),
            )
        ]
    name = next((c.split("=")[1].strip() for c in sentences[0][0] if c.startswith("# newdoc")), "")
    return make_document(name, [w[1] for w in words], breaks, layers, wordpieces)


def _entities(words: list[Row], heads: list[int], demonyms: set[str]) -> list[tuple[int, int, int]]:
    """Named mentions of GUM's `Entity=` brackets, trimmed to the name as CoNLL would mark it."""
    open_: dict[str, list[tuple[int, str]]] = {}
    runs: list[tuple[int, int, str]] = []
    for i, row in enumerate(words):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", found[1]) if found else []:
            if bracket.startswith("("):
                cells = bracket.strip("()").split("-")
                open_.setdefault(cells[0], []).append((i, cells[1] if len(cells) > 1 else ""))
            if bracket.endswith(")") and open_.get(key := bracket.strip("()").split("-")[0]):
                first, kind = open_[key].pop()
                runs += _name(words, heads, first, i + 1, kind)
    taken: set[int] = set()
    out: list[tuple[int, int, int]] = []
    for first, end, kind in sorted(runs, key=lambda r: (r[0] - r[1], r[0])):
        if taken.isdisjoint(range(first, end)):
            taken |= set(range(first, end))
            out.append((first, end, ENTITIES.index(kind)))
    for i, row in enumerate(words):
        if i not in taken and is_demonym(row[1], demonyms):
            out.append((i, i + 1, ENTITIES.index("nationality")))
    return out


def _name(words: list[Row], heads: list[int], first: int, end: int, kind: str) -> Iterator[tuple[int, int, str]]:
    if kind not in KINDS:
        return
    head = next((i for i in range(first, end) if not first <= heads[i] < end or heads[i] == i), first)
    if kind == "time":
        if any(re.search(r"\d", words[i][1]) or words[i][4] == "NNP" for i in range(first, end)) and end - first <= 6:
            yield first + (words[first][1].lower() == "the"), end, "date"
        return
    if words[head][4] not in ("NNP", "NNPS") or not words[head][1][:1].isupper():
        return
    tags, forms = [w[4] for w in words], [w[1] for w in words]
    first, end = grow_name(forms, tags, head, first, end, PARTICLES if kind == "person" else INNER)
    if kind == "person":
        first = without_title(forms, first, end)
    if first < end:
        yield first, end, KINDS[kind]
