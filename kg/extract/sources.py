"""Whose words: the words that name a source, whom they mean, and who is spoken to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.acts import head_of
from kg.extract.grammar import RELATIVE, children
from kg.extract.participants import relative_of, somebody, subject
from kg.tables import verb_class

if TYPE_CHECKING:
    from spacy.tokens import Span as Words

    from kg.extract.mentions import Mentions


def snapped(source: Words, cue: Words | None) -> Words:
    """A source with the whole of the names that it cuts through or stops before, on its own line, without edges."""
    doc = source.doc
    start, end = on_one_line(source, cue)
    for name in doc.ents:
        touches = name.start < end and start < name.end
        titled = name.start == end and name.label_ == "person" and doc[end - 1].tag_ == "NNP"
        if (touches or titled) and "\n" not in name.text:
            start, end = min(start, name.start), max(end, name.end)
    while (
        end > start + 1
        and (doc[end - 1].is_punct or doc[end - 1].is_space)
        and doc[end - 1].text not in {".", "”", '"'}
    ):
        end -= 1
    return doc[start:end]


def beside(source: Words, cue: Words | None, mentions: Mentions) -> Words:
    """The source, or the subject of its cue where the source stands on another line: a heading says nothing."""
    if cue is None or "\n" not in source.doc[min(source.end, cue.end) : max(source.start, cue.start)].text:
        return source
    number = lent(cue, mentions)
    if number is None:
        return source
    span = mentions.all[number].span
    return source.doc.char_span(span.start, span.end) or source


def on_one_line(span: Words, cue: Words | None) -> tuple[int, int]:
    """The part of a span on the line nearest to its cue: no title or heading runs on into the text below it."""
    doc = span.doc
    cuts = [i for i in range(span.start + 1, span.end) if "\n" in doc[i - 1].text and doc[i].is_sent_start]
    edges = [span.start, *cuts, span.end]
    parts = list(pairwise(edges))
    middle = cue.start if cue is not None else span.root.i
    start, end = min(parts, key=lambda part: max(part[0] - middle, middle - part[1] + 1, 0))
    while end > start + 1 and doc[end - 1].is_space:
        end -= 1
    return start, end


def source_mention(source: Words, mentions: Mentions) -> int | None:
    """Whom the words of a source name: the person in a title, else the name or noun at their head."""
    root = source.root
    antecedent = relative_of(root.head) if root.lower_ in RELATIVE else None
    if antecedent is not None:
        return mentions.of(antecedent)
    number = mentions.of(root)
    span = mentions.all[number].span
    start, end = source[0].idx, source[-1].idx + len(source[-1])
    if span.start < end and start < span.end:
        return number
    return None


def lent(cue: Words | None, mentions: Mentions) -> int | None:
    """Who the grammar says spoke where the source is not said again: 'Rutte praised Kyiv, noting …'."""
    if cue is None:
        return None
    verb = head_of(cue)
    speaker, passive = subject(verb) if verb.pos_ == "VERB" else (None, False)
    return mentions.of(speaker) if speaker is not None and not passive and somebody(speaker, mentions) else None


def addressee_mention(cue: Words, mentions: Mentions) -> int | None:
    """Who is told, asked or warned: the object of such a verb, or 'to X' of one that speaks."""
    verb = head_of(cue)
    if verb.lemma_.lower() in verb_class("addressing"):
        for child in children(verb, "iobj", "obj"):
            if child.pos_ in {"PROPN", "NOUN"} or child.lower_ in {"him", "her", "them"}:
                return mentions.of(child)
    return None
