"""In whose words a mention stands: the quotation, or the turn of a conversation, that holds it."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.places import Places
from kg.extract.quotes import Quotations
from kg.extract.turns import Turn
from kg.records import Mention, Statement


def quoted(
    mentions: Iterable[Mention], statements: list[Statement], quotations: Quotations, talk: list[Turn]
) -> list[int | None]:
    """For each mention the index of the statement that quotes it word for word; marks within a turn come first."""
    turns = {turn.words for turn in talk}
    said = Places((c.start, c.end, i) for i, s in enumerate(statements) for c in s.content)
    found: list[int | None] = []
    for mention in mentions:
        position = mention.head.start
        holding = said.touching(position, position + 1)
        own = [i for i in holding if statements[i].content in turns] if turns else []
        inner = [i for i in holding if i not in own] if quotations.at(position) is not None else []
        found.append(next(iter([*inner, *own]), None))
    return found
