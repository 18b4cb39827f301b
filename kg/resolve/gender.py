"""The gender of somebody whose name does not tell it: by 'Ms.' before, and the 'he' and 'she' after the name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.records import Entity
    from kg.resolve.context import Context

SAYING = {"he": "male", "him": "male", "his": "male", "himself": "male",
          "she": "female", "her": "female", "hers": "female", "herself": "female"}  # fmt: skip
PRONOUN = re.compile(r"\b(?:" + "|".join(SAYING) + r")\b", re.IGNORECASE)
FAR = 200  # characters after a name in which a pronoun is taken for it, if no other person is named before
ENOUGH, SURE = 2, 0.66


def told(entity: Entity, context: Context) -> str:
    """'female', 'male' or '' by the words around the names of a person in this article."""
    names = context.named("person").get(entity, [])
    titles = {context.mentions[number].gender for number in names} - {None}
    if len(titles) == 1:
        return str(titles.pop())
    votes = Counter(SAYING[word.lower()] for number in names for word in PRONOUN.findall(_after(number, context)))
    if not votes:
        return ""
    gender, most = max(votes.items(), key=lambda item: (item[1], item[0]))
    return gender if most >= ENOUGH and most >= SURE * votes.total() else ""


def _after(number: int, context: Context) -> str:
    """The words after a name up to the next person, within its paragraph, no quotation begun."""
    mention = context.mentions[number]
    end = mention.span.end + FAR
    for other in context.ahead(mention):
        person = context.mentions[other]
        if person.span.start > end:
            break
        if person.kind == "person" and person.form != "pronoun":
            end = person.span.start
            break
    words = context.text[mention.span.end : end]
    return re.split(r"\n|[“\"]|''|``", words)[0]
