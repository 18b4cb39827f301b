"""Derive the lemma table from the training parts of EWT and GUM: python -m training.lemmas --corpora FOLDER."""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from kg.annotate.lemma import TABLE, Lemmas
from training.treebanks import read_sentences

INFLECTED = ("NNS", "NNPS", "VBZ", "VBD", "VBN", "VBG", "JJR", "JJS", "RBR", "RBS")
Triple = tuple[str, str, str, str]
SLIPS = {("freed", "VBN"): "free"}  # where a corpus has another lemma by mistake


def read_lemmas(paths: list[Path]) -> Counter[Triple]:
    """Count (form, Penn tag, universal tag, lemma)."""
    seen: Counter[Triple] = Counter()
    for path in paths:
        for _, rows in read_sentences(path):
            for row in rows:
                if row[0].isdigit() and row[2] != "_" and row[7] != "goeswith":
                    proper = row[3] == "PROPN"
                    form = row[1] if proper else row[1].lower().replace("’", "'")
                    lemma = row[2] if proper else SLIPS.get((form, row[4]), row[2].lower())
                    seen[form, row[4], row[3], lemma] += 1
    return seen


def derive(seen: Counter[Triple], least: int = 3) -> dict[str, dict[str, dict[str, object]]]:
    """Rules: for each tag the endings whose commonest edit is clearly right; exceptions: what the rules get wrong."""
    edits: dict[str, dict[str, Counter[tuple[int, str]]]] = defaultdict(lambda: defaultdict(Counter))
    for form, tag, _, lemma in seen:
        if tag in INFLECTED:
            edit = _edit(form, lemma)
            for size in range(0, min(5, len(form) - 1) + 1):
                edits[tag][form[len(form) - size :]][edit] += 1
    rules: dict[str, dict[str, object]] = {}
    for tag, endings in edits.items():
        kept: dict[str, tuple[int, str]] = {}
        for ending in sorted(endings, key=len):
            (edit, count), total = endings[ending].most_common(1)[0], endings[ending].total()
            above = next((kept[ending[i:]] for i in range(1, len(ending) + 1) if ending[i:] in kept), None)
            if (
                edit != above
                and edit[0] <= max(len(ending), 0)
                and (not ending or (count >= least and count > 0.6 * total))
            ):
                kept[ending] = edit
        rules[tag] = dict(kept)
    table = Lemmas.__new__(Lemmas)
    table.rules, table.longest = rules, 5  # type: ignore[assignment]
    best: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (form, tag, upos, lemma), count in seen.items():
        if upos != "PROPN":
            best[form, tag][upos][lemma] += count
    exceptions: dict[str, dict[str, object]] = defaultdict(dict)
    for (form, tag), by_upos in best.items():
        whole = sum(by_upos.values(), Counter()).most_common(1)[0][0]
        if whole != table._by_rule(form, tag):
            exceptions[tag][form] = whole
        for upos, lemmas in by_upos.items():
            if (lemma := lemmas.most_common(1)[0][0]) != whole:
                exceptions[f"{tag} {upos}"][form] = lemma
    return {"exceptions": dict(sorted(exceptions.items())), "rules": rules}


def _edit(form: str, lemma: str) -> tuple[int, str]:
    same = 0
    while same < min(len(form), len(lemma)) and form[same] == lemma[same]:
        same += 1
    return len(form) - same, lemma[same:]


def main() -> None:
    """Write the table and print how it does on the development parts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    args = parser.parse_args()
    parts = {
        part: [
            args.corpora / "ewt" / f"en_ewt-ud-{part}.conllu",
            *sorted((args.corpora / "gum" / part).glob("*.conllu")),
        ]
        for part in ("train", "dev")
    }
    table = derive(read_lemmas(parts["train"]))
    TABLE.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")
    lemmas, dev = Lemmas(TABLE), read_lemmas(parts["dev"])
    right = sum(n for (form, tag, upos, lemma), n in dev.items() if lemmas.of(form, tag, upos).lower() == lemma.lower())
    print(f"{TABLE.stat().st_size} bytes, dev lemmas right {100 * right / dev.total():.2f}%")


if __name__ == "__main__":
    main()
