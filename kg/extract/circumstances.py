"""When and where an event took place, as its sentence says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.grammar import case, children
from kg.extract.when import normalise
from kg.records import Article, When

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.extract.mentions import Mentions

PLACE_CASES = frozenset({"in", "at", "near", "inside", "outside"})


def circumstances(token: Token, article: Article, mentions: Mentions) -> tuple[int | None, When | None]:
    """Where and when: a place after 'in' or 'at', the first date that can be said."""
    where, when = None, None
    for child in children(token, "obl", "obl:tmod", "obl:unmarked", "obl:npmod", "nmod", "advmod", "nmod:tmod"):
        number = mentions.name_at(child)
        if number is None:
            continue
        mention = mentions.all[number]
        if mention.kind == "place" and case(child) in PLACE_CASES and where is None:
            where = number
        if mention.kind == "date" and when is None:
            when = normalise(mention.span, article.published)
    return where, when
