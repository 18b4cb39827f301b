"""A token of an annotated document in plain Python, with the attributes that the rules ask spaCy's for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.extract.doc import Doc, Span


class Token:
    """A word, a mark or white space; `children` stand in text order, a root's `head` is itself."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_punct", "is_sent_start",
        "is_space", "lemma_", "lower_", "pos_", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    children: list[Token]
    head: Token
    sent: Span

    def __init__(
        self, doc: Doc, i: int, idx: int, text: str, space: str, lower: str, lemma: str, pos: str, tag: str, dep: str,
        kind: str, iob: str, is_space: int, is_punct: int, start: int,
    ) -> None:  # fmt: skip
        self.doc = doc
        self.i: Final[int] = i
        self.idx: Final[int] = idx
        self.text: Final[str] = text
        self.whitespace_: Final[str] = space
        self.lower_: Final[str] = lower
        self.lemma_: Final[str] = lemma
        self.pos_: Final[str] = pos
        self.tag_: Final[str] = tag
        self.dep_: Final[str] = dep
        self.ent_type_: Final[str] = kind
        self.ent_iob_: Final[str] = iob
        self.is_space: Final[bool] = is_space == 1
        self.is_punct: Final[bool] = is_punct == 1
        self.is_sent_start: Final[bool] = start == 1
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
    def left_edge(self) -> Token:
        """The first of the token and all below it."""
        return self.doc.tokens[self.doc.origin[self.i].left_edge.i]

    @property
    def right_edge(self) -> Token:
        """The last of the token and all below it."""
        return self.doc.tokens[self.doc.origin[self.i].right_edge.i]

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
