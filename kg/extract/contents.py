"""The words of a content: on the line of their cue, whole phrases and quotations, nothing of the source in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.sources import on_one_line
from kg.records import Span

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.doc import Span as Words
    from kg.extract.quotes import Quotations, Quote
    from kg.extract.token import Token

CARRIES = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "INTJ"})  # a content has at least one of these
LEADING = frozenset(
    [
        "det",
        "case",
        "amod",
        "compound",
        "nummod",
        "mark",
        "aux",
        "aux:pass",
        "cop",
        "nmod:poss",
        "nmod:desc",
        "advmod",
        "cc",
        "det:predet",
    ]
)
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl", "csubj"})
ENDING = frozenset({".", ",", ";", ":", "!", "?", "”", '"', "’", "'", ")", "]", "…", "—", "–", "''"})
GROWTH = 8  # words that a phrase may still lack
PHRASE = 20  # words of a phrase that may be taken in whole
HALF = 0.5  # share of a quotation that a content must hold to be given the whole of it
EDGE = ' \t\r\n"“”„«»‹›「」『』〝〞〟＂`,;:—–-•*'
DOUBLED = frozenset({"``", "''"})  # marks of two characters
UNNAMED = re.compile(r"(not )?to be (named|identified|quoted)\b|(on condition of )?anonymity\b", re.IGNORECASE)


def contents(
    text: str,
    spans: list[Words],
    cue: Words | None,
    source: Words | None,
    others: list[Words],
    quotations: Quotations,
) -> list[Span]:
    """The content of one attribution, from the reader's spans; `others` are the words of other attributions.

    Empty where nothing is said: no word that carries meaning, or only that somebody did not want to be named.
    """
    barred: set[int] = set()
    for span in (cue, source, *others):
        if span is not None:
            barred.update(range(span.start, span.end))
    shaped: list[Span] = []
    for span in _near(spans, cue, quotations):
        doc = span.doc
        start, end = _without_apposition(span, source)
        if start >= end:
            continue
        end = max(end, _grown(doc, start, end, barred))
        words = _opened(doc[start:end], quotations, barred)
        if not any(word.pos_ in CARRIES for word in words) and quotations.at(words.start_char) is None:
            continue  # in quotation marks 'It is over' is said all the same
        whole = _whole_quotation(words, quotations, barred)
        bare = without_edges(text, *_unmarked(whole or (words.start_char, words.end_char), quotations))
        found = with_marks(text, bare, quotations)
        if found.text and not any(found.overlaps(other) for other in shaped):
            shaped.append(found)
    if len(shaped) == 1 and UNNAMED.match(shaped[0].text):
        return []
    return sorted(shaped)


def own_pieces(part: dict[str, list[Words]], rivals: list[dict[str, list[Words]]]) -> list[Words]:
    """The pieces of a content without those in another sentence that a cue there, or a nearer one, has too."""
    pieces = part["content"]
    if len(pieces) < 2 or not part["cue"]:
        return pieces
    cue = part["cue"][0]
    return [p for p in pieces if p.sent.start == cue.sent.start or not any(_closer(p, cue, r) for r in rivals)]


def _closer(piece: Words, cue: Words, rival: dict[str, list[Words]]) -> bool:
    if not rival["cue"]:
        return False
    shared = any(min(piece.end, c.end) - max(piece.start, c.start) > HALF * len(piece) for c in rival["content"])
    nearer = rival["cue"][0].sent.start == piece.sent.start or _gap(piece, rival["cue"][0]) < _gap(piece, cue)
    return shared and nearer


def _gap(a: Words, b: Words) -> int:
    return max(a.start - b.end, b.start - a.end)


def _near(spans: list[Words], cue: Words | None, quotations: Quotations) -> list[Words]:
    """The spans on the cue's line, or in quotation marks; a list after a colon may stand below it."""
    cut = [_within_line(span, cue, quotations) for span in spans]
    if cue is None or ":" in [token.text for token in cue.sent]:
        return cut
    return [span for span in cut if _same_line(span, cue) or quotations.at(span[-1].idx) is not None]


def _same_line(span: Words, cue: Words) -> bool:
    return "\n" not in span.doc[min(span.end, cue.end) : max(span.start, cue.start)].text


def _within_line(span: Words, cue: Words | None, quotations: Quotations) -> Words:
    """A content cut at a line break unless it is a quotation, which may run on over paragraphs."""
    if "\n" not in span.text or quotations.at(span[-1].idx) is not None:
        return span
    start, end = on_one_line(span, cue)
    return span.doc[start:end]


def _without_apposition(span: Words, source: Words | None) -> tuple[int, int]:
    """Token bounds without what only says who the source is: 'Peskov, the Kremlin spokesman, "…"'."""
    start, end = span.start, span.end
    if source is None:
        return start, end
    for child in source.root.children:
        if child.dep_ == "appos" and start <= child.i < end and child.left_edge.i <= start + 1:
            start = child.right_edge.i + 1
            while start < end and (span.doc[start].is_punct and span.doc[start].text not in {"“", '"', "‘"}):
                start += 1
    return start, end


def _grown(doc: Doc, start: int, end: int, barred: set[int]) -> int:
    """The end of the phrase or clause that the last words begin: 'to the White' → 'to the White House'."""
    limit = min(len(doc), end + GROWTH)
    while end < limit:
        last, following = doc[end - 1], doc[end]
        if following.is_space or following.i in barred or following.is_sent_start:
            break
        apart = following.text in ENDING or last.text in ENDING or last.is_quote or last.is_left_punct
        glued = not last.whitespace_ and not apart
        wanted = _awaited(doc, start, end)
        lacks = wanted is not None and wanted < limit and not _between(doc, end, wanted, barred)
        named = following.dep_ in {"flat", "flat:name"} and start <= following.head.i < end
        if not (glued or lacks or named):
            break
        end = wanted + 1 if lacks and wanted is not None else end + 1
    return _completed(doc, start, end, barred)


def _completed(doc: Doc, start: int, end: int, barred: set[int]) -> int:
    """The end with what hangs on an inner word and follows at once: 'a company' → 'a company in bankruptcy'."""
    while end < len(doc) and not (doc[end].is_space or doc[end].is_sent_start or doc[end].is_punct):
        top = doc[end]
        while end <= top.head.i != top.i:
            top = top.head
        head = top.head
        if not start <= head.i < end or top.left_edge.i < end or start > head.head.i or head.head.i >= end:
            break
        last = top.right_edge.i
        if last - end >= PHRASE or any(i in barred for i in range(end, last + 1)):
            break
        end = last + 1
    return end


def _awaited(doc: Doc, start: int, end: int) -> int | None:
    """The word after the end that the last words lean on: 'his rival' awaits 'made', 'the public's' 'safety'."""
    word = doc[end - 1]
    while start <= word.head.i < end and word.head.i > word.i:
        word = word.head
    leans = word.dep_ in LEADING or word.dep_ in SUBJECTS
    if word.dep_ == "case" and word.head.i < word.i:  # the 's of a possessor
        word = word.head
        leans = word.dep_ == "nmod:poss"
    return word.head.i if leans and word.head.i >= end else None


def _between(doc: Doc, start: int, end: int, barred: set[int]) -> bool:
    """Whether something that is not ours, or a mark, stands from `start` to before `end`."""
    return any(i in barred or doc[i].text in ENDING for i in range(start, end))


def _opened(words: Words, quotations: Quotations, barred: set[int]) -> Words:
    """Where the reader saw a mark alone, the quotation that it opens, unless somebody else is in it."""
    if any(token.is_alpha for token in words):
        return words
    quote = quotations.at(words.end_char)
    inside = quote and words.doc.char_span(quote.start, quote.end, alignment_mode="contract")
    if not inside or quote is None or quote.start != words.end_char or any(token.i in barred for token in inside):
        return words
    return inside


def _whole_quotation(words: Words, quotations: Quotations, barred: set[int]) -> tuple[int, int] | None:
    """Characters of a content with the rest of a quotation that it mostly holds and that nobody else is in."""
    quote: Quote | None = quotations.at(words[-1].idx)
    if quote is None or quote.end <= words.end_char:
        return None
    low = max(quote.start, words.start_char)
    rest = words.doc.char_span(words.end_char, quote.end, alignment_mode="expand")
    if words.end_char - low < HALF * (quote.end - quote.start) or rest is None:
        return None
    return None if any(token.i in barred for token in _inside(rest, words)) else (words.start_char, quote.end)


def _inside(rest: Words, words: Words) -> list[Token]:
    return [token for token in rest if token.i >= words.end]


def _unmarked(where: tuple[int, int], quotations: Quotations) -> tuple[int, int]:
    """The characters without the single marks around them: marks that may be apostrophes go only as a pair."""
    start, end = where
    for length in (1, 2):
        quote = quotations.at(start + length)
        if quote is not None and quote.start == start + length and quote.end >= end - length:
            return quote.start, min(end, quote.end)
    return where


def without_edges(text: str, start: int, end: int) -> Span:
    """The characters without quotation marks, bullets, commas and dashes at their edges (a full stop stays)."""
    while start < end - 1 and text[start] in EDGE:
        start += 1
    while end > start + 1 and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end, text[start:end])


def with_marks(text: str, words: Span, quotations: Quotations) -> Span:
    """The words with the mark at an edge whose other one stands among them: 'it a “farce' → 'it a “farce”'."""
    start, end = words.start, words.end
    first, last = quotations.at(start), quotations.at(end - 1)
    if first is not None and first.end < end and not text[first.start : start].strip(EDGE):
        start = first.start - (2 if text[first.start - 2 : first.start] in DOUBLED else 1)
    if last is not None and last.start > start and not last.open and not text[end : last.end].strip(EDGE):
        end = last.end + (2 if text[last.end : last.end + 2] in DOUBLED else 1)
    return Span(start, end, text[start:end])
