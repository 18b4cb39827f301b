"""A token of an annotated document in plain Python, with the attributes that the rules ask spaCy's for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy import tokens as spacy

    from kg.extract.doc import Doc, Span


class Token:
    """A word, a mark or white space; `children` stand in text order, a root's `head` is itself."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_punct", "is_sent_start",
        "is_space", "left_edge", "lemma_", "lower_", "pos_", "right_edge", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    children: list[Token]
    head: Token
    left_edge: Token
    right_edge: Token
    sent: Span

    def __init__(self, doc: Doc, token: spacy.Token) -> None:
        self.doc = doc
        self.i: Final[int] = token.i
        self.idx: Final[int] = token.idx
        self.text: Final[str] = token.text
        self.whitespace_: Final[str] = token.whitespace_
        self.lower_: Final[str] = token.lower_
        self.lemma_: Final[str] = token.lemma_
        self.pos_: Final[str] = token.pos_
        self.tag_: Final[str] = token.tag_
        self.dep_: Final[str] = token.dep_
        self.ent_type_: Final[str] = token.ent_type_
        self.ent_iob_: Final[str] = token.ent_iob_
        self.is_space: Final[bool] = token.is_space
        self.is_punct: Final[bool] = token.is_punct
        self.is_sent_start: Final[bool] = bool(token.is_sent_start)
        self.children = []

    def __len__(self) -> int:
        return len(self.text)

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    def __repr__(self) -> str:
        return self.text

    def nbor(self, by: int = 1) -> Token:
        """The token so many places on; IndexError where the document has none."""
        if self.i + by < 0:
            raise IndexError(self.i + by)
        return self.doc.tokens[self.i + by]

    @property
    def subtree(self) -> Iterator[Token]:
        """The token and all below it, what hangs on its left first."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    @property
    def is_alpha(self) -> bool:
        """Whether there are letters and nothing else."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return bool(self.doc.origin[self.i].is_quote)

    @property
    def is_left_punct(self) -> bool:
        """Whether it opens a bracket or a quotation."""
        return bool(self.doc.origin[self.i].is_left_punct)

    @property
    def like_num(self) -> bool:
        """Whether it stands for a number."""
        return bool(self.doc.origin[self.i].like_num)
