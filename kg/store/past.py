"""The past form of a verb, as the plain triples are named by: propose, proposed; call for, calledFor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import tables

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, str]:
    return {row["lemma"]: row["past"] for row in tables.rows("past.tsv")}


@cache
def _actions(pos: str) -> frozenset[str]:
    return frozenset(row["lemma"] for row in tables.rows("actions.tsv") if row["pos"] == pos)


def past(verb: str) -> str:
    """The past form of one verb in lower case: from `ontology/past.tsv`, else by the rules of English spelling.

    A noun of action without a verb, 'genocide', stays as it is, and what a lemmatiser left as it was is led back to its
    verb where that is known: 'telephoning', telephoned.
    """
    if verb in _irregular():
        return _irregular()[verb]
    if verb not in _actions("verb"):
        if verb in _actions("noun"):
            return verb
        if re.search(rf"[{_VOWELS}y].*ing$", verb):  # and not 'sting', 'ping'
            base = next((b for b in _bases(verb.removesuffix("ing")) if b in _actions("verb")), None)
            return past(base) if base else verb
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    if re.fullmatch(rf"[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]", verb):  # one syllable, one vowel: plan, planned
        return verb + verb[-1] + "ed"
    return verb + "ed"


def _bases(stem: str) -> Iterator[str]:
    """What a form in -ing may be of: 'bann' ban, 'strik' strike, 'tell' tell."""
    yield from (stem, stem + "e")
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]


def past_words(lemma: str) -> list[str]:
    """The words of a verb and its particles with the verb in its past form: 'call for' is called, for; [] where there
    are no letters.
    """
    whole = lemma.casefold()
    words = re.findall(r"[^\W\d_]+", whole)
    if not words or (whole in _actions("noun") and whole not in _irregular() and whole not in _actions("verb")):
        return words
    return [past(whole)] if whole in _irregular() else [past(words[0]), *words[1:]]
