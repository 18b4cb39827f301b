"""Lemmas from a table of exceptions and rules on endings, both derived from treebanks."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from kg.tables import rows

VERB_TABLES = ("actions.tsv", "acts.tsv", "verb_classes.tsv")
TABLE = Path(__file__).with_name("weights") / "lemmas.json"


class Lemmas:
    """Exceptions `tag -> form -> lemma` and rules `tag -> ending -> (letters cut, added)`, the longest first."""

    def __init__(self, table: Path = TABLE) -> None:
        data = json.loads(table.read_text(encoding="utf8"))
        self.exceptions: dict[str, dict[str, str]] = data["exceptions"]
        self.rules: dict[str, dict[str, tuple[int, str]]] = data["rules"]
        self.longest = max((len(e) for rules in self.rules.values() for e in rules), default=0)
        self.of = lru_cache(maxsize=100_000)(self._of)

    def _of(self, form: str, tag: str, upos: str) -> str:
        """Lemma of a form with its Penn tag and universal tag: lower case except for proper nouns."""
        if upos == "PROPN":
            return self._by_rule(form, tag) if tag == "NNPS" else form
        form = form.lower().replace("’", "'")
        return (
            self.exceptions.get(f"{tag} {upos}", {}).get(form)
            or self.exceptions.get(tag, {}).get(form)
            or (tag[:2] == "VB" and _known_verbs().get(form))
            or self._by_rule(form, tag)
        )

    def _by_rule(self, form: str, tag: str) -> str:
        rules = self.rules.get(tag)
        if rules:
            for size in range(min(self.longest, len(form) - 1), -1, -1):
                rule = rules.get(form[len(form) - size :])
                if rule:
                    cut, added = rule
                    return form[: len(form) - cut] + added
        return form


@lru_cache(maxsize=1)
def _known_verbs() -> dict[str, str]:
    """Inflected form → lemma of the verbs that our tables speak of, so that no guessed ending hides one of them."""
    lemmas = {row["lemma"] for name in VERB_TABLES for row in rows(name) if row.get("pos", "verb") == "verb"}
    deeds = {row["lemma"] for row in rows("actions.tsv") if row["pos"] == "verb"}
    found = {row["form"]: row["lemma"] for row in rows("irregular_verbs.tsv")}
    for lemma in sorted(lemmas, key=lambda lemma: (lemma not in deeds, lemma)):  # 'shamed' is of 'shame', not of 'sham'
        for form in regular_forms(lemma):
            found.setdefault(form, lemma)
    return found


def regular_forms(lemma: str) -> list[str]:
    """The regular inflections of a verb, both spellings where a last consonant may be doubled."""
    last, before = lemma[-1], lemma[-2:-1]
    if last == "e":
        return [f"{lemma}s", f"{lemma}d", f"{lemma[:-1]}ing"]
    if last == "y" and before not in "aeiou":
        return [f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"]
    third = f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"
    forms = [third, f"{lemma}ed", f"{lemma}ing"]
    if last in "bdgklmnprtvz" and before in "aeiou":
        forms += [f"{lemma}{last}ed", f"{lemma}{last}ing"]
    return forms
