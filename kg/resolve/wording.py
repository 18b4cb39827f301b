"""The words that tell of whom a text speaks: offices, titles, pronouns, given names, nouns for people and bodies."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.resolve.names import key
from kg.resolve.register import cells
from kg.tables import rows


@dataclass(frozen=True, slots=True)
class Office:
    """'foreign minister', held in a country, one at a time."""

    name: str
    single: bool
    top: bool


class Wording:
    """The tables of words; every index is built when it is first asked for."""

    @cached_property
    def _offices(self) -> dict[str, tuple[Office, ...]]:
        found: dict[str, list[Office]] = defaultdict(list)
        for row in rows("offices.tsv"):
            office = Office(row["office"], row["single"] == "yes", row["top"] == "yes")
            for words in {key(row["office"]), *map(key, cells(row["words"]))}:
                found[words].append(office)
        return {words: tuple(offices) for words, offices in found.items()}

    def offices(self, words: str) -> tuple[Office, ...]:
        """The offices that these exact words name; ('chief', 'head', 'leader') give the generic one."""
        return self._offices.get(key(words), ())

    @cached_property
    def top_offices(self) -> frozenset[str]:
        """The offices whose holder is meant by 'chief', 'head' or 'leader'."""
        return frozenset(office.name for offices in self._offices.values() for office in offices if office.top)

    @cached_property
    def titles(self) -> dict[str, str]:
        """Folded title before a name → gender it tells, or ''."""
        return {key(row["title"]): row["gender"] for row in rows("titles.tsv")}

    @cached_property
    def pronouns(self) -> dict[str, dict[str, str]]:
        """Pronoun → its row: person, number, gender, kinds."""
        return {row["pronoun"]: row for row in rows("pronouns.tsv")}

    @cached_property
    def _given(self) -> dict[str, str]:
        return {key(row["name"]): row["gender"] for row in rows("given_names.tsv")}

    def gender(self, given: str) -> str:
        """The gender that a given name tells, or ''."""
        return self._given.get(key(given), "")

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows("words.tsv"):
            found[row["class"]].add(row["word"])
        return {name: frozenset(words) for name, words in found.items()}

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Common nouns that name somebody or something: official, member, troop."""
        return frozenset(row["lemma"] for row in rows("nominals.tsv"))

    @cached_property
    def contested(self) -> dict[str, tuple[str, ...]]:
        """Folded country name that is more often something else → the words that settle it."""
        return {key(row["name"]): tuple(cells(row["words"])) for row in rows("contested.tsv")}

    def words(self, name: str) -> frozenset[str]:
        """A class of small words: determiner, indefinite, travel, speech …"""
        return self._words[name]
