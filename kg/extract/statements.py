"""Statements: the reader's attributions with their manner and act, and quotations that stand without a cue."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.acts import act_of, head_of, is_deed, lexicon
from kg.extract.bare_quotes import bare_quotes
from kg.extract.contents import EDGE, contents, own_pieces, without_edges
from kg.extract.grammar import characters
from kg.extract.headlines import headlines, reported
from kg.extract.negation import negated
from kg.extract.participants import relative_of
from kg.extract.places import Places
from kg.extract.quotes import Quotations
from kg.extract.record import record
from kg.extract.sources import addressee_mention, beside, elsewhere, hears, lent, snapped, source_mention
from kg.extract.spoken import spoken
from kg.records import Manner, Span, Statement

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.doc import Span as Words
    from kg.extract.layout import Layout
    from kg.extract.mentions import Mentions
    from kg.extract.turns import Turn
    from kg.records import Article

NEAR = 300  # words around an attribution in which others could touch it


def statements(
    doc: Doc, article: Article, mentions: Mentions, quotations: Quotations, layout: Layout, talk: list[Turn]
) -> list[Statement]:
    """All statements of an article in the order of their contents; `talk` are its turns, where it is a conversation."""
    parts: dict[int, dict[str, list[Words]]] = defaultdict(lambda: defaultdict(list))
    for role in ("source", "cue", "content"):
        for span in doc.spans.get(role, []):
            parts[span.id][role].append(span)
    confidence = doc.spans["content"].attrs.get("confidence", {}) if "content" in doc.spans else {}
    found: list[Statement] = []
    everything = sorted(
        ((span.start, number, span) for number, part in parts.items() for spans in part.values() for span in spans),
        key=lambda item: item[:2],
    )
    starts = [start for start, _, _ in everything]
    for number, part in parts.items():
        places = [span.start for spans in part.values() for span in spans]
        near = everything[bisect_left(starts, min(places) - NEAR) : bisect_right(starts, max(places) + NEAR)]
        others = [span for _, other, span in near if other != number]
        if len(part["content"]) > 1 and part["cue"]:
            rivals = [parts[other] for other in {other for _, other, _ in near if other != number}]
            part["content"] = own_pieces(part, rivals)
        sure = float(confidence.get(number, 0.5))
        statement = _statement(doc, article, mentions, quotations, part, others, sure)
        if statement is not None:
            found.append(statement)
    labels = Places((*turn.label, turn) for turn in talk)
    found = [
        s for s in found if layout.says(*_spans(s)) and not any(labels.touching(w.start, w.end) for w in _spans(s))
    ]
    cues = Places((s.cue.start, s.cue.end, s) for s in found if s.cue)
    found = [_with_participle(doc, statement, cues) for statement in found]
    turns = spoken(doc, article, mentions, talk)
    found += list(bare_quotes(doc, article, mentions, quotations, layout, [*turns, *found]))
    found += turns
    found += list(headlines(doc, article, mentions, layout, found))
    found += list(reported(doc, article, mentions, found))
    return sorted(found, key=lambda s: (s.content[0].start, s.content[-1].end, s.id))


def _statement(
    doc: Doc,
    article: Article,
    mentions: Mentions,
    quotations: Quotations,
    part: dict[str, list[Words]],
    others: list[Words],
    confidence: float,
) -> Statement | None:
    cue = part["cue"][0] if part["cue"] else None
    source = beside(snapped(part["source"][0], cue), cue, mentions) if part["source"] else None
    if source is not None and cue is not None and elsewhere(source, cue):
        if (head_of(cue).lemma_.lower(), "verb") not in lexicon():
            return None  # 'The memos were released after Sorel threatened …'
        source = None  # 'A truce was demanded after Sorel threatened …'
    if source is not None and source.root.ent_type_ == "date":
        source = None  # 'Friday's announcement'
    if source is not None and source.root.tag_ == "WP" and relative_of(source.root.head) is None:
        return None  # 'who said what this week' asks, and says nothing
    shaped = contents(article.text, part["content"], cue, source, others, quotations)
    if not shaped:
        return None
    content = _continued(article.text, quotations, _of_heading(article.text, shaped, cue), others)
    manner = _manner(article.text, quotations, content)
    if cue is not None and manner == "indirect" and is_deed(cue, part["content"]):
        return None
    addressee = addressee_mention(cue, mentions) if cue is not None else None
    speaker = source_mention(source, mentions) if source is not None else lent(cue, mentions)
    if source is not None and cue is not None and hears(source, cue):
        addressee, source, speaker = speaker, None, None
    return record(
        doc,
        article,
        content,
        source=characters(doc, source.start, source.end) if source is not None else None,
        cue=characters(doc, cue.start, cue.end) if cue is not None else None,
        manner=manner,
        act=act_of(cue) if cue is not None else "say",
        negated_=cue is not None and (negated(head_of(cue)) or " yet to " in f" {cue.text} "),
        confidence=confidence,
        source_mention=speaker,
        addressee_mention=addressee,
    )


def _of_heading(text: str, content: list[Span], cue: Words | None) -> list[Span]:
    """The part of a content that stands in the heading of its cue: '"It takes two," Rutte says' has none below it."""
    if cue is None:
        return content
    start, end = text.rfind("\n", 0, cue.start_char) + 1, text.find("\n", cue.end_char)
    line = text[start : end if end >= 0 else len(text)].rstrip(EDGE + " ")
    inside = [span for span in content if start <= span.start < start + len(line)]
    return inside if inside and not line.endswith((".", "!", "?", "…", ":", ";")) else content


def _spans(statement: Statement) -> list[Span]:
    return [*statement.content, *(span for span in (statement.source, statement.cue) if span)]


def _with_participle(doc: Doc, statement: Statement, cues: Places[Statement]) -> Statement:
    """'…, Rutte said, adding that …': a participle without a source of its own has that of the statement before it."""
    if statement.source is not None or statement.cue is None:
        return statement
    cue = doc.char_span(statement.cue.start, statement.cue.end)
    if cue is None or head_of(cue).tag_ != "VBG":
        return statement
    first = cue[0].sent.start_char
    before = [other for other in cues.beginning(first, statement.cue.start) if other.source]
    nearest = max(before, key=lambda o: (o.cue.start if o.cue else 0, o.id), default=None)
    return replace(statement, source_mention=nearest.source_mention) if nearest else statement


def _manner(text: str, quotations: Quotations, content: list[Span]) -> Manner:
    """'direct' when all words stand in quotation marks, 'mixed' when some do, else 'indirect'."""
    shares = [(quotations.share(text, s.start, s.end), s.end - s.start) for s in content]
    share = sum(a * b for a, b in shares) / max(1, sum(b for _, b in shares))
    return "direct" if share > 0.97 else "mixed" if share > 0 else "indirect"


def _continued(text: str, quotations: Quotations, content: list[Span], others: list[Words]) -> list[Span]:
    """Add the paragraphs that a quotation runs on into: each opened again, none closed before the last."""
    quote = quotations.at(content[-1].end - 1)
    for following in quotations.after(quote) if quote else ():
        if quote is None or not quote.open:
            break
        if following.start > quote.end:
            if any(o.start_char < following.end and following.start < o.end_char for o in others):
                break  # what somebody is said to have gone on with is a statement of its own
            if not any(s.start < following.end and following.start < s.end for s in content):
                content = [*content, without_edges(text, following.start, following.end)]
            quote = following
    return content
