"""Why an event is read as it is: a plain phrase, and the words that decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kg.extract.grammar import characters
from kg.records import Reason

if TYPE_CHECKING:
    from kg.extract.token import Token


class Because(NamedTuple):
    """Of 'has yet to agree': 'has yet to happen', from the word 'has' to the word 'to'."""

    why: str
    first: Token
    last: Token

    def reason(self, of: Literal["negated", "modality", "attributed_to"]) -> Reason:
        """The record of it."""
        return Reason(of, self.why, characters(self.first.doc, self.first.i, self.last.i + 1))


def because(why: str, *words: Token) -> Because:
    """A reason that rests on these words; '{}' in `why` stands for the text from the first to the last of them."""
    first, last = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    return Because(why.replace("{}", first.doc[first.i : last.i + 1].text), first, last)
