"""Headlines that name who speaks beside what is said: 'Kremlin: Norvania armed Kestria', 'Sorel resigns — police'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.acts import act_of, lexicon
from kg.extract.grammar import characters, first, phrase, unspaced
from kg.extract.mentions import kind_of
from kg.extract.negation import negated
from kg.extract.parties import somebody
from kg.extract.places import Places
from kg.extract.record import record
from kg.tables import rows

if TYPE_CHECKING:
    from kg.extract.doc import Doc
    from kg.extract.layout import Layout
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token
    from kg.records import Article, Statement

MARK = re.compile(r":|—|–|--")
MARKS = frozenset({":", "—", "–", "--"})
SPEAKERS = frozenset({"person", "organisation"})
LONGEST = 8  # words that name who speaks
FEWEST = 3  # words of what is said
SURE = 0.6


def headlines(
    doc: Doc, article: Article, mentions: Mentions, layout: Layout, found: list[Statement]
) -> Iterator[Statement]:
    """A statement for each sentence that is nothing but a speaker, a mark and what is said; `found` has none of it."""
    known = Places((span.start, span.end, s) for s in found for span in (s.source, s.cue, *s.content) if span)
    for match in MARK.finditer(article.text):
        at = doc.char_span(match.start(), match.end())
        sides = _sides(at[0]) if at is not None and len(at) == 1 else None
        if at is None or sides is None:
            continue
        who, what = (characters(doc, side[0].i, side[-1].i + 1) for side in sides)
        if known.touching(who.start, who.end) or not layout.says(who, what):
            continue
        yield record(
            doc, article, [what], source=who, cue=characters(doc, at.start, at.end), manner="indirect", act="say",
            negated_=False, confidence=SURE, source_mention=mentions.of(_head(sides[0])),
        )  # fmt: skip


def reported(doc: Doc, article: Article, mentions: Mentions, found: list[Statement]) -> Iterator[Statement]:
    """'Norvania says Kestria attacked its embassy' in a title, by its grammar, where `found` has nothing of it."""
    title = article.title_span
    words = doc.char_span(title.start, title.end, alignment_mode="contract") if title is not None else None
    known = Places((span.start, span.end, s) for s in found for span in (s.cue, *s.content) if span)
    for verb in words if words is not None else ():
        clause, who = first(verb, "ccomp"), first(verb, "nsubj")
        if clause is None or who is None or (verb.lemma_.lower(), "verb") not in lexicon() or negated(verb):
            continue
        cue = characters(doc, verb.i, verb.i + 1)
        low, high = clause.left_edge.i, clause.right_edge.i + 1
        if not who.i < verb.i < low or first(clause, "nsubj", "nsubj:pass") is None or not somebody(who, mentions):
            continue
        what, source = characters(doc, *unspaced(doc, low, high)), characters(doc, *phrase(who, full=True))
        if known.touching(cue.start, what.end):
            continue
        yield record(
            doc, article, [what], source=source, cue=cue, manner="indirect", act=act_of(doc[verb.i : verb.i + 1]),
            negated_=False, confidence=SURE, source_mention=mentions.of(who),
        )  # fmt: skip


def _sides(mark: Token) -> tuple[list[Token], list[Token]] | None:
    """Who speaks and what is said, where a mark divides a sentence into just these two."""
    words = [t for t in mark.sent if not t.is_space]
    if sum(t.text in MARKS for t in words) != 1:
        return None
    before, after = [t for t in words if t.i < mark.i], [t for t in words if t.i > mark.i]
    for who, what, ahead in ((before, after, True), (after, before, False)):
        if not ahead or mark.text == ":":  # 'GENEVA — Norvania armed Kestria' is where the report was written
            tells = len(what) >= FEWEST and any(t.pos_ in {"VERB", "AUX"} for t in what)
            if tells and who and _is_speaker(who, ahead=ahead):
                return who, what
    return None


def _is_speaker(words: list[Token], *, ahead: bool) -> bool:
    """Whether these words do nothing but name who speaks: a person, a body, 'officials', or a seat like 'Kremlin'."""
    if len(words) > LONGEST or any(t.dep_ == "conj" and t.head in words for t in words):
        return False
    if ahead and " ".join(t.text for t in words).removeprefix("The ") in seats():
        return True
    names = [t.ent_type_ in SPEAKERS for t in words]
    if any(names) and all(named or _titular(t) for named, t in zip(names, words, strict=True)):
        return True
    plain = all(t.pos_ in {"NOUN", "ADJ", "PROPN", "DET", "NUM"} for t in words)
    return plain and _head(words).pos_ == "NOUN" and kind_of(_head(words)) in SPEAKERS


def _head(words: list[Token]) -> Token:
    """The word on which the others hang: the name, where there is one."""
    named = [t for t in words if t.ent_type_ in SPEAKERS]
    return max(named or words, key=lambda t: (t.head not in words, -t.i))


def _titular(token: Token) -> bool:
    return token.dep_ == "det" or (token.dep_ in {"compound", "nmod:desc", "amod"} and token.text[:1].isupper())


@cache
def seats() -> frozenset[str]:
    """Buildings that stand for who sits there: 'Kremlin'; a city may only be where a report was written."""
    return frozenset(row["words"] for row in rows("metonyms.tsv") if row["place"])
