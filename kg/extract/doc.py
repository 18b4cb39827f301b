"""An annotated document in plain Python: what the rules ask of spaCy's, asked thousands of times an article.

spaCy makes a new object each time that one of its tokens is met; here each is made once, so that a head, a child or a
sentence costs no more than an attribute. Names, order and meaning of all attributes are spaCy's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, overload

from kg.extract.token import Token

if TYPE_CHECKING:
    from spacy import tokens as spacy


NAMES = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")  # attributes that are strings
NUMBERS = ("IDX", "SPACY", "ENT_IOB", "IS_SPACE", "IS_PUNCT", "SENT_START")
COLUMNS = (*NAMES, *NUMBERS)
IOB = ("", "I", "O", "B")


class Span:
    """Tokens start to end (exclusive) of a document."""

    __slots__ = ("doc", "end", "id", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "", number: int = 0) -> None:
        self.doc: Final = doc
        self.start: Final = start
        self.end: Final = end
        self.label_: Final = label
        self.id: Final = number

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            low, high, _ = at.indices(self.end - self.start)
            return Span(self.doc, self.start + low, self.start + max(low, high))
        number = (self.end if at < 0 else self.start) + at
        if not self.start <= number < self.end:
            raise IndexError(at)
        return self.doc.tokens[number]

    def _key(self) -> tuple[object, ...]:
        return id(self.doc), self.start, self.end, self.label_, self.id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    @property
    def start_char(self) -> int:
        """The character at which it begins."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else 0

    @property
    def end_char(self) -> int:
        """The character after its last."""
        if not self.end:
            return 0
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words as they stand there, without white space at the end."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def root(self) -> Token:
        """Of its tokens the first that is nearest to the root of a sentence."""
        tokens = self.doc.tokens[self.start : self.end]
        best, least = None, len(self.doc.tokens)
        for token in tokens:
            if token.head is token:
                return token
        for token in tokens:
            if not self.start <= token.head.i < self.end and (steps := _depth(token)) < least:
                best, least = token, steps
        return self.doc.tokens[self.start] if best is None else best

    @property
    def sent(self) -> Span:
        """The sentence in which it begins."""
        return self.doc.tokens[self.start].sent

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Span | None:
        """As a document's, characters counted from its own first."""
        at = self.start_char
        return self.doc.char_span(start + at, end + at, alignment_mode=alignment_mode)


def _depth(token: Token) -> int:
    """How far from the root; white space and marks on which nothing hangs are further than all else."""
    if not token.children and (token.is_space or token.is_punct):
        return len(token.doc.tokens) - 1
    steps = 0
    while token.head is not token:
        token, steps = token.head, steps + 1
    return steps


class Group(list[Span]):
    """The spans of one role with what is told of them, such as each attribution's confidence."""

    def __init__(self, spans: Sequence[Span], attrs: dict[str, Any]) -> None:
        super().__init__(spans)
        self.attrs: Final = attrs


class Doc:
    """A text with its tokens, trees, sentences, names and groups of spans; `origin` is spaCy's."""

    __slots__ = ("ents", "origin", "sents", "spans", "text", "tokens")

    def __init__(self, origin: spacy.Doc, text: str | None = None) -> None:
        """Copy `origin`; `text` is its own, for those who have it: spaCy puts it together anew each time."""
        self.origin: Final = origin
        self.text: Final[str] = origin.text if text is None else text
        self.tokens: Final = self._read()
        starts = [0, *(token.i for token in self.tokens[1:] if token.is_sent_start), len(self.tokens)]
        self.sents: Final = [Span(self, start, end) for start, end in pairwise(starts) if end]
        self.ents: Final = [Span(self, e.start, e.end, e.label_) for e in origin.ents]
        self.spans: Final = {
            name: Group([Span(self, s.start, s.end, s.label_, s.id) for s in group], dict(group.attrs))
            for name, group in origin.spans.items()
        }
        self._hang()

    def _read(self) -> list[Token]:
        """The tokens, attribute by attribute: of each string the number is looked up once."""
        columns = self.origin.to_array([*NAMES, *NUMBERS]).T.tolist() if len(self.origin) else [[]] * len(COLUMNS)
        strings = self.origin.vocab.strings
        named = {number: strings[number] for number in set().union(*columns[: len(NAMES)])}
        columns = dict(zip(COLUMNS, columns, strict=True))
        texts, lower, lemmas, pos, tags, deps, kinds = ([named[n] for n in columns[name]] for name in NAMES)
        return [
            Token(self, *values)
            for values in zip(
                range(len(texts)), columns["IDX"], texts, [" " if n else "" for n in columns["SPACY"]], lower, lemmas,
                pos, tags, deps, kinds, [IOB[n] for n in columns["ENT_IOB"]], columns["IS_SPACE"],
                columns["IS_PUNCT"], columns["SENT_START"], strict=True,
            )
        ]  # fmt: skip

    def _hang(self) -> None:
        """Tie the tokens to each other and to their sentences."""
        tokens, offsets = self.tokens, self.origin.to_array("HEAD").astype("int64").tolist()
        for i, (token, offset) in enumerate(zip(tokens, offsets, strict=True)):
            token.head = head = tokens[i + offset]
            if offset:
                head.children.append(token)
        for sentence in self.sents:
            for token in tokens[sentence.start : sentence.end]:
                token.sent = sentence

    def let_go(self) -> None:
        """Untie the tokens from each other, so that their memory is free at once; nothing can be asked of them then."""
        for token in self.tokens:
            del token.children, token.head, token.sent, token.doc
        self.tokens.clear()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            low, high, _ = at.indices(len(self.tokens))
            return Span(self, low, max(low, high))
        return self.tokens[at]

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Span | None:
        """The tokens of these characters, "strict" ones, those inside ("contract") or touched ("expand"); None where
        there are none.
        """
        found = self.origin.char_span(start, end, alignment_mode=alignment_mode)
        return None if found is None else Span(self, found.start, found.end)
