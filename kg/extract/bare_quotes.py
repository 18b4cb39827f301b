"""Quotations that the reader left to nobody: followed by '…, X said', or filling a paragraph beside their speaker's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.contents import EDGE
from kg.extract.grammar import case, characters, children, first
from kg.extract.mentions import kind_of
from kg.extract.negation import negated
from kg.extract.places import Places
from kg.extract.quotes import Quotations, Quote, paragraphs
from kg.extract.record import record
from kg.records import Span, Statement
from kg.tables import verb_class

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.layout import Layout
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token
    from kg.records import Article

FULL = 4  # words; a shorter quotation without a cue is a name or a scare quote, not a statement
SHORT = 14  # words of a sentence that does nothing but lead to the quotation below it
TAG = 12  # words after a quotation in which its '…, X said' stands
_DAMAGED = ({'"', "”"}, {'"', "“"})  # marks that do not belong together: what stands between them may be anything
_PEOPLE = frozenset({"person", "organisation", "country"})


def bare_quotes(
    doc: Doc, article: Article, mentions: Mentions, quotations: Quotations, layout: Layout, found: list[Statement]
) -> Iterator[Statement]:
    """Statements for quotations of at least `FULL` words that no statement of `found` holds as its own words."""
    text = article.text
    lines = paragraphs(text)
    firsts = [start for start, _ in lines]
    said = Places((c.start, c.end, s) for s in found for c in s.content)
    cues = Places((s.cue.start, s.cue.end, s) for s in found if s.cue)
    sourced = Places((s.sentence.start, s.sentence.end, s) for s in found if s.source)
    for quote in quotations.all:
        inside = text[quote.start : quote.end]
        span = _stripped(quote, text)
        if len(inside.split()) < FULL or not layout.says(span):
            continue
        holders = said.touching(quote.start, quote.end)
        verb = _tag(doc, text, quote)
        if verb is not None and not any(_own(s, quote) for s in holders):
            start, end = verb.idx, verb.idx + len(verb)
            subject = first(verb, "nsubj")
            if subject is not None and not cues.touching(start, end):
                yield _of(doc, article, span, verb, mentions.of(subject), mentions)
                continue
        line = bisect_right(firsts, quote.start) - 1
        begins, ends = lines[line]
        alone = not text[begins : quote.start].strip(EDGE) and not text[quote.end : ends].strip(EDGE + ".")
        if holders or not line or not alone or not inside.rstrip(EDGE + " ").endswith((".", "!", "?", "…")):
            continue
        claimed, speaker = _claimed(doc, lines[line + 1 :], mentions)
        if claimed:
            yield _of(doc, article, span, None, speaker, mentions)
            continue
        if {text[quote.start - 1 : quote.start], text[quote.end : quote.end + 1]} in _DAMAGED:
            continue
        before = sourced.beginning(lines[line - 1][0], begins)
        if before:
            last = before[-1]
            if _named(last, mentions):
                yield _of(doc, article, span, None, last.source_mention, mentions, last.source)
        elif (leading := _leading(doc, *lines[line - 1], mentions)) is not None:
            yield _of(doc, article, span, None, leading, mentions)


def _named(statement: Statement, mentions: Mentions) -> bool:
    """Whether a person or body with a name, or a pronoun for one, said it: 'a doctor' does not go on speaking below."""
    number = statement.source_mention
    return number is not None and mentions.all[number].form != "nominal" and mentions.all[number].kind in _PEOPLE


def _of(
    doc: Doc, article: Article, span: Span, verb: Token | None, speaker: int | None, mentions: Mentions,
    source: Span | None = None,
) -> Statement:  # fmt: skip
    """A direct statement; its source is the mention's words where no others are given."""
    if source is None and speaker is not None:
        source = mentions.all[speaker].span
    return record(
        doc,
        article,
        [span],
        source=source,
        cue=characters(doc, verb.i, verb.i + 1) if verb is not None else None,
        manner="direct",
        act=lexicon().get((verb.lemma_.lower(), "verb"), "say") if verb is not None else "say",
        negated_=verb is not None and negated(verb),
        confidence=0.6,
        source_mention=speaker,
    )


def _tag(doc: Doc, text: str, quote: Quote) -> Token | None:
    """The verb of speech in '…," Mark Rutte told a broadcaster': its subject begins right after comma and mark."""
    last = doc.char_span(quote.end - 1, quote.end, alignment_mode="expand")
    inside, outside = text[quote.start : quote.end].rstrip(), text[quote.end : quote.end + 2]
    if not last or not (inside.endswith((",", "?", "!")) or "," in outside):
        return None
    at = last[-1].i + 1
    while at < len(doc) and not doc[at].is_space and not any(c.isalnum() for c in doc[at].text):
        at += 1
    for token in doc[at : at + TAG]:
        if token.is_space and "\n" in token.text:
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP"} and (token.lemma_.lower(), "verb") in lexicon():
            subject = first(token, "nsubj")
            behind = [t for t in children(token, "ccomp", "xcomp", "obj") if t.i > token.i]
            hearer = token.lemma_.lower() in verb_class("addressing")
            # 'on "Talk of the Day," which aired': the quotation is a name, and what follows tells of its bearer
            told = subject is not None and subject.left_edge.i == at and subject.tag_ not in {"WDT", "WP"}
            return token if told and all(hearer and t.dep_ == "obj" for t in behind) else None
    return None


def _own(statement: Statement, quote: Quote) -> bool:
    """Whether the quotation is what the statement quotes, not a part of longer words that somebody else reports."""
    return any(abs(c.start - quote.start) <= 2 or c.start > quote.start for c in statement.content) and not any(
        c.start <= quote.start + 2 and c.end > quote.end + 2 for c in statement.content
    )


def _claimed(doc: Doc, after: list[tuple[int, int]], mentions: Mentions) -> tuple[bool, int | None]:
    """Whether the paragraph below says whose words these are, 'Those words came from Jean Marsh', and whose."""
    words = doc.char_span(*after[0], alignment_mode="expand") if after else None
    root = words[0].sent.root if words else None
    if words is None or root is None:
        return False, None
    subject = first(root, "nsubj", "nsubj:pass")
    if subject is None or subject.lemma_.lower() not in verb_class("words-said"):
        return False, None
    if (
        subject.left_edge.lower_ not in {"those", "these", "that", "this", "the"}
        or subject.left_edge.i > words.start + 1
    ):
        return False, None
    found = [t for t in children(root, "obl", "obl:agent") if case(t) in {"from", "by"}]
    return True, mentions.of(found[0]) if found else None


def _leading(doc: Doc, start: int, end: int, mentions: Mentions) -> int | None:
    """Who is spoken of in one short sentence above a quotation, if nobody else is: 'He chose an image from the sea.'"""
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or words[0].sent.end < words.end or len(words) > SHORT:
        return None
    subject = first(words[0].sent.root, "nsubj")
    if subject is None or subject.left_edge.i > words.start + 1 or kind_of(subject) != "person":
        return None
    others = {m.span.start for m in mentions.all if start <= m.span.start < end and m.kind in _PEOPLE}
    number = mentions.of(subject)
    own = mentions.all[number].span.start if number is not None else None
    return number if others <= {own} else None


def _stripped(quote: Quote, text: str) -> Span:
    start, end = quote.start, quote.end
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end, text[start:end])
