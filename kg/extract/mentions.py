"""Mentions: every name the reader found, and the pronouns and nominals that speak, act or are acted upon."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from kg.extract.grammar import characters, grammar, phrase, sentence_numbers
from kg.records import Kind, Mention
from kg.records import Span as Characters
from kg.tables import rows

if TYPE_CHECKING:
    from typing import Literal

    from kg.extract.doc import Doc, Span
    from kg.extract.token import Token

FEMALE = frozenset(["she", "her", "hers", "herself", "mrs", "mrs.", "ms", "ms.", "madam", "lady", "queen", "princess"])
MALE = frozenset(["he", "him", "his", "himself", "mr", "mr.", "sir", "lord", "king", "prince"])
MISTER = frozenset({"mr", "mr."})
PEOPLE = FEMALE | MALE | {"i", "me", "my", "you", "who", "everyone", "we"}
MARKS = re.compile(r"(?<=\w)[\"”,;]*[<>\[\]{}|]")
PERSON_ENDINGS = ("man", "woman", "person", "ologist", "ician", "crat", "keeper", "monger", "maker")


@cache
def nominal_kinds() -> dict[str, Kind]:
    """Kind of mention by the lemma of a common noun, from `ontology/nominals.tsv`."""
    return {row["lemma"]: row["kind"] for row in rows("nominals.tsv")}  # type: ignore[misc]


def kind_of(token: Token) -> Kind:
    """Kind of what a common noun or pronoun names; 'thing' where the lists say nothing."""
    if token.pos_ == "PRON":
        return "person" if token.lower_ in PEOPLE else "thing"
    lemma = token.lemma_.lower()
    kinds = nominal_kinds()
    tail = lemma.rsplit("-", 1)[-1]
    kind = kinds.get(lemma) or kinds.get(tail)
    if kind:
        return kind
    return "person" if lemma.endswith(PERSON_ENDINGS) else "thing"


class Mentions:
    """The mentions of one article while it is read: each span once, asked for by token."""

    def __init__(self, doc: Doc) -> None:
        """Start with the names that the reader found in `doc`."""
        self.doc = doc
        self.sentence = sentence_numbers(doc)
        self.all: list[Mention] = []
        self._by_span: dict[tuple[int, int], int] = {}
        self._name_at: dict[int, int] = {}
        self._of: dict[int, int] = {}
        self._bounds: list[tuple[int, int]] = []
        for entity in doc.ents:
            if "\n" in entity.text:
                continue  # a name does not run on into the next paragraph
            number = self._add_name(entity)
            name = self.all[number].span
            for token in doc[entity.start : entity.end + 1]:
                if name.start <= token.idx < name.end:
                    self._name_at[token.i] = number

    def name_at(self, token: Token) -> int | None:
        """Index of the name that this token is part of."""
        return self._name_at.get(token.i)

    def named(self, words: Span, kind: Kind) -> int:
        """Index of the name that these words end with; put in where the reader saw none."""
        number = self.name_at(words[-1])
        if number is None:
            number = self._add(words.start, words.end, words.root, kind, "name", head=words[-1])
            self._name_at.update({token.i: number for token in words})
            self._of.clear()
        return number

    def tokens(self, number: int) -> tuple[int, int]:
        """First and last-plus-one token of a mention."""
        return self._bounds[number]

    def people(self) -> list[tuple[int, tuple[int, int]]]:
        """Index and tokens of each person's name, in text order."""
        found = [(n, self._bounds[n]) for n, m in enumerate(self.all) if m.kind == "person" and m.form == "name"]
        return sorted(found, key=lambda item: item[1])

    def of(self, token: Token) -> int:
        """Index of the mention whose head this token is: its name, or the pronoun or nominal itself."""
        number = self._of.get(token.i)
        if number is None:
            number = self._of[token.i] = self._found(token)
        return number

    def _found(self, token: Token) -> int:
        number = self.name_at(token)
        if number is not None:
            return number
        named = self._name_in_phrase(token)
        if named is not None:
            return named
        if token.pos_ in {"PRON", "DET"}:
            return self._add(token.i, token.i + 1, token, kind_of(token), "pronoun")
        return self._add(*phrase(token), token, kind_of(token), "nominal")

    def _name_in_phrase(self, token: Token) -> int | None:
        """The person named inside a title: 'Mark Rutte' of 'Secretary General Mark Rutte' whichever word heads it."""
        for child in token.children:
            if child.dep_ in {"flat", "flat:name", "appos", "nmod:desc", "compound"}:
                number = self.name_at(child)
                if number is None or self.all[number].kind != "person":
                    continue
                titled = kind_of(token) in {"person", "thing"} if child.dep_ == "compound" else True
                if child.dep_ == "compound" and child.i < token.i:
                    continue  # 'the Trump administration', 'Rutte aides': not the person
                if titled:
                    return number
        return None

    def _add_name(self, entity: Span) -> int:
        root = entity.root
        last = entity[-1] if entity.label_ == "person" else root
        kind, end = cast("Kind", entity.label_), entity.end
        if kind == "person" and end < len(self.doc) and self.doc[end].ent_type_ == "":
            following = self.doc[end]
            if following.tag_ == "NNP" and (entity[-1].head == following or following.head == entity[-1]):
                end, root, last = end + 1, following if entity[-1].head == following else root, following
        return self._add(entity.start, end, root, kind, "name", head=last)

    def _add(
        self,
        start: int,
        end: int,
        token: Token,
        kind: Kind,
        form: Literal["name", "nominal", "pronoun"],
        head: Token | None = None,
    ) -> int:
        if (start, end) in self._by_span:
            return self._by_span[start, end]
        head = head or token
        span = characters(self.doc, start, end)
        mention = Mention(
            span=_without_marks(span) if form == "name" else span,
            kind=kind,
            form=form,
            head=characters(self.doc, head.i, head.i + 1),
            sentence=self.sentence[token.i],
            grammar=grammar(token),
            plural=token.tag_ in {"NNS", "NNPS"}
            or token.lower_ in {"they", "them", "their", "we", "us", "our", "these"},
            gender=_gender(self.doc, start, token),
        )
        self._by_span[start, end] = len(self.all)
        self._bounds.append((start, end))
        self.all.append(mention)
        return len(self.all) - 1


def _without_marks(span: Characters) -> Characters:
    """A name without the address or footnote that is written onto it: 'Ana Sorel' of 'Ana Sorel,[1]'."""
    mark = MARKS.search(span.text)
    if mark is None:
        return span
    text = span.text[: mark.start()].rstrip(" ,.;:(")
    return Characters(span.start, span.start + len(text), text)


def _gender(doc: Doc, start: int, token: Token) -> Literal["female", "male"] | None:
    own, first, before = token.lower_, doc[start].lower_, doc[start - 1].lower_ if start else ""
    if own.endswith("woman") or own in FEMALE or first in FEMALE or before in FEMALE:
        return "female"
    return "male" if own in MALE or own.endswith("sman") or first in MISTER or before in MISTER else None
