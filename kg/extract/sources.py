"""Whose words: the words that name a source, whom they mean, and who is spoken to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.extract.acts import head_of
from kg.extract.grammar import RELATIVE, children, first
from kg.extract.participants import ACTIVE, relative_of, somebody, subject
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.doc import Span as Words
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token

BEGINNING = frozenset({"det", "compound", "amod", "nmod:desc", "nummod"})  # what stands before a head in its phrase
TITLE = 6  # words between the two at most
BEYOND = 20  # words after a source in which a name can stand that belongs to it


def snapped(source: Words, cue: Words | None) -> Words:
    """A source with the whole of the names that it cuts through or stops before, on its own line, without edges."""
    doc = source.doc
    start, end = on_one_line(source, cue)
    end = _with_head(doc, end)
    for name in names_near(doc, start, end):
        touches = name.start < end and start < name.end
        titled = name.start == end and name[0].ent_type_ == "person" and doc[end - 1].tag_ == "NNP"
        if (touches or titled) and "\n" not in name.text:
            start, end = min(start, name.start), max(end, name.end)
    while (
        end > start + 1
        and (doc[end - 1].is_punct or doc[end - 1].is_space)
        and doc[end - 1].text not in {".", "”", '"'}
    ):
        end -= 1
    return doc[start:end]


def _with_head(doc: Doc, end: int) -> int:
    """The end of the noun phrase that the last word only begins: 'the' or 'NATO' in 'the NATO chief'."""
    last = doc[end - 1]
    while last.dep_ in BEGINNING and end <= last.head.i < end + TITLE and last.head.pos_ in {"NOUN", "PROPN"}:
        if any(t.is_punct and t.text != "-" for t in doc[end : last.head.i]):
            break
        last = last.head
        end = last.i + 1
    return end


def names_near(doc: Doc, start: int, end: int) -> Iterator[Words]:
    """The names in the words from start to a little after end; `doc.ents` would be put together anew at each call."""
    tokens = doc.tokens
    first, last = start, min(len(tokens), end + BEYOND)
    while first > 0 and tokens[first].ent_iob_ == "I":
        first -= 1
    while first < last:
        after = first + 1
        if tokens[first].ent_type_:
            while after < len(tokens) and tokens[after].ent_iob_ == "I":
                after += 1
            yield doc[first:after]
        first = after


def beside(source: Words, cue: Words | None, mentions: Mentions) -> Words:
    """The source, or the subject of its cue where the source is too far away to be meant.

    That is on another line, since a heading says nothing, in another sentence than a cue that has a subject, and before
    the subject of a participle: 'The US has proposed it, but Russia has not agreed, citing …'.
    """
    if cue is None:
        return source
    apart = "\n" in source.doc[min(source.end, cue.end) : max(source.start, cue.start)].text
    nearer = _passed_over(source, cue)
    if not apart and nearer is None:
        return source
    number = mentions.of(nearer) if nearer is not None and somebody(nearer, mentions) else lent(cue, mentions)
    if number is None:
        return source
    span = mentions.all[number].span
    return source.doc.char_span(span.start, span.end) or source


def _passed_over(source: Words, cue: Words) -> Token | None:
    """The cue's own subject where the source stands before that: in another sentence, or far from a participle."""
    verb = head_of(cue)
    if source[-1].sent.start != cue[0].sent.start:
        return first(verb, *ACTIVE) if verb.pos_ == "VERB" else None
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or source.end > cue.start:
        return None
    # Parsers hang such a participle on the first of two clauses; it belongs to the last before it.
    clauses = [t for t in children(verb.head, "conj") if t.i < verb.i and first(t, *ACTIVE) is not None]
    speaker, passive = (first(clauses[-1], *ACTIVE), False) if clauses else subject(verb)
    return speaker if speaker is not None and not passive and source.end <= speaker.i < cue.start else None


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


def hears(source: Words, cue: Words) -> bool:
    """Whether whom the reader took for the source is the one who is asked or told: 'Rutte was asked whether …'."""
    verb = head_of(cue)
    if verb.lemma_.lower() not in verb_class("addressing"):
        return False
    if verb.dep_ == "advcl" and verb.left_edge.i == verb.i and first(verb, *ACTIVE) is None:
        told = verb.tag_ in {"VBN", "VBD"} and verb.i < source.start and source.root.dep_ == "nsubj"
        return told and source.root.head.i == verb.head.i  # 'Asked what she meant, Sorel replied …'
    if source.root.head.i != verb.i:
        return False
    return source.root.dep_ == "nsubj:pass" or bool(source.root.dep_ == "nsubj" and children(verb, "aux:pass"))


def addressee_mention(cue: Words, mentions: Mentions) -> int | None:
    """Who is told, asked or warned: the object of such a verb, or 'to X' of one that speaks."""
    verb = head_of(cue)
    if verb.lemma_.lower() in verb_class("addressing"):
        for child in children(verb, "iobj", "obj"):
            told = child.pos_ in {"PROPN", "NOUN"} and somebody(child, mentions)
            if told or child.lower_ in {"him", "her", "them"}:
                return mentions.of(child)
    return None


def elsewhere(source: Words, cue: Words) -> bool:
    """Whether a source is the subject of another clause than its passive cue: 'was released after Sorel threatened'."""
    verb, other = head_of(cue), source.root.head
    if first(verb, "aux:pass") is None or first(verb, "nsubj:pass") is None or source.root.dep_ != "nsubj":
        return False
    return other.i != verb.i and other.dep_ == "advcl" and other.head.i == verb.i and source.start >= cue.end
