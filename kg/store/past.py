"""The past form of a verb, as the plain triples are named by: propose, proposed; call for, calledFor."""

from __future__ import annotations

import re
from functools import cache

from kg import tables

_VOWELS = "aeiou"


@cache
def _irregular() -> dict[str, str]:
    return {row["lemma"]: row["past"] for row in tables.rows("past.tsv")}


def past(verb: str) -> str:
    """The past form of one verb in lower case: from `ontology/past.tsv`, else by the rules of English spelling."""
    if verb in _irregular():
        return _irregular()[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    if re.fullmatch(rf"[^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}wxy]", verb):  # one syllable, one vowel: plan, planned
        return verb + verb[-1] + "ed"
    return verb + "ed"


def past_words(lemma: str) -> list[str]:
    """The words of a verb and its particles with the verb in its past form: 'call for' is called, for; [] where there
    are no letters.
    """
    words = re.findall(r"[^\W\d_]+", lemma.casefold())
    return [past(words[0]), *words[1:]] if words else []
