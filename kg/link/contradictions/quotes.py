"""The same words given to two speakers, and words that their speaker disowns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.link.contradictions.news import same_news
from kg.link.contradictions.records import Clash, Fact, News, evidence, quoted, told
from kg.link.words import words
from kg.records import Extraction, Span, Statement

RUN = 6  # words in a row that two people do not say alike
SHARE = 0.8  # of the shorter quotation
SURE = 0.85  # of the speaker's resolution where it is no name
LEAST = 3  # telling words of what is disowned
TOLD = 0.6  # of their weight that the statement must have
QUOTED = re.compile(r'"\s*([^"\n]{20,1500}?)\s*"|“\s*([^”\n]{20,1500}?)\s*”')
TWO = re.compile(r"\band\b|\bor\b|,|/|&|\bboth\b", re.IGNORECASE)
NEVER = re.compile(
    r"\b(?:I|we)\s+(?:have\s+|had\s+)?(?:never|did\s*n['’]t|did\s+not|have\s*n['’]t)\s+(?:ever\s+)?"
    r"(?:say|said|claim|claimed|state|stated|suggest|suggested|call|called|promise|promised|threaten|threatened)\b"
    r"(?:\s+that)?(?P<rest>[^.;!?]*)",
    re.IGNORECASE,
)
SAYING = re.compile(
    r"(?:(?:ever|having|he|she|it|they|had|has|ever|that)\s+)*"
    r"(?:said|saying|claimed|claiming|suggested|suggesting|stated|stating|made|making|used|using|called|calling)\b"
    r"(?:\s+(?:that|any such|the remarks?|the comments?|the words?))?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
DENIAL = re.compile(r"\b(?:never|did\s*n['’]t|did not|denie[sd]|deny|denying|has not|have not)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of one quotation, in lower case."""

    words: tuple[str, ...]
    names: frozenset[str]  # words of the speaker's name


def quotations(extraction: Extraction, news: News) -> Iterator[Fact]:
    """Yield every longer quotation whose speaker is surely known, under each of its runs of RUN words."""
    for statement in extraction.statements:
        who = statement.speaker
        if who is None or who.entity.kind != "person" or statement.negated or statement.act == "deny":
            continue
        if who.via != "name" and who.score < SURE:
            continue
        if statement.source is None or TWO.search(statement.source.text):
            continue
        names = frozenset(word.plain for word in words(f"{who.entity.label} {statement.source.text}"))
        for span in _quoted(extraction.article.text, statement):
            row = tuple(re.findall(r"\w+", span.text.casefold()))
            place = evidence(extraction.article, span, statement.sentence, statement.id)
            value = Quoted(row, names)
            for run in dict.fromkeys(zip(*(row[i:] for i in range(RUN)), strict=False)):
                yield Fact(("quote", *run), news, place, value, who.entity)


def _quoted(text: str, statement: Statement) -> Iterator[Span]:
    """The stretches in quotation marks that touch the content."""
    low = max(0, min(span.start for span in statement.content) - 2)
    high = max(span.end for span in statement.content) + 2
    for match in QUOTED.finditer(text, low, high):
        number = 1 if match[1] is not None else 2
        span = Span(match.start(number), match.end(number), match[number])
        if any(span.overlaps(content) for content in statement.content):
            yield span


def two_speakers(one: Fact, other: Fact) -> Clash | None:
    """Why the words cannot be both people's; None where they may be, or the people may be one."""
    a, b = one.value, other.value
    assert isinstance(a, Quoted)
    assert isinstance(b, Quoted)
    if one.who is None or other.who is None or one.who.iri == other.who.iri or a.names & b.names:
        return None
    if one.evidence.article == other.evidence.article or not same_news(one.news, other.news):
        return None
    if any(_speaks_of(fact, rival) for fact, rival in ((one, b), (other, a))):
        return None
    shared = _longest(a.words, b.words)
    if shared / min(len(a.words), len(b.words)) < SHARE:
        return None
    short = min(one.evidence.span, other.evidence.span, key=lambda span: len(span.text))
    what = f"{one.evidence.name} has {one.who.label} say {quoted(short)}, {other.evidence.name} {other.who.label}."
    why = f"{shared} words in a row are the same, the speakers are not"
    label = " or ".join(sorted([one.who.label, other.who.label]))
    return Clash(what, 0.8, why, (frozenset([one.who.iri, other.who.iri]), min(a.words, b.words, key=len)), label)


def _speaks_of(fact: Fact, rival: Quoted) -> bool:
    """Whether the sentence also names the other speaker, and so may only hand on the other's words."""
    said = {word.plain for word in words(fact.evidence.sentence.text) if len(word.plain) > 3}
    return bool(said & rival.names)


def _longest(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Length of the longest run of words in both."""
    best, row = 0, [0] * (len(b) + 1)
    for left in a:
        row = [0] + [row[j] + 1 if left == right else 0 for j, right in enumerate(b)]
        best = max(best, *row)
    return best


@dataclass(frozen=True, slots=True)
class Owned:
    """That somebody said something with these telling words, or that he denies to have said it."""

    disowned: bool
    concepts: frozenset[str]


def sayings(extraction: Extraction, news: News) -> Iterator[Fact]:
    """Yield what each known speaker said, and what he says he never said, by the speaker."""
    for statement in extraction.statements:
        who = statement.speaker
        if who is None or (who.via in {"pronoun", "nominal"} and who.score < SURE):
            continue
        text = " ".join(" ".join(span.text.split()) for span in statement.content)
        rest = _disowned(statement, text)
        concepts = _telling(text if rest is None else rest)
        if rest is None and (statement.negated or statement.act == "deny"):
            continue
        if rest is not None and len(concepts) < LEAST:
            continue
        span = Span(statement.content[0].start, statement.content[-1].end, "")
        span = Span(span.start, span.end, extraction.article.text[span.start : span.end])
        place = evidence(extraction.article, span, statement.sentence, statement.id)
        yield Fact(("said", who.entity.iri), news, place, Owned(rest is not None, concepts), who.entity)


def _disowned(statement: Statement, text: str) -> str | None:
    """The words that somebody denies to have said; None where he says something else."""
    if found := NEVER.search(text):
        return found["rest"]
    cue = statement.cue.text if statement.cue else ""
    if DENIAL.search(cue) and (statement.act == "deny" or re.search(r"\bden", cue)) and (found := SAYING.match(text)):
        return found["rest"]
    if re.search(r"\b(?:never|did\s*n['’]t|did not) (?:say|said|claim|claimed|call|called|suggest)", cue):
        return text
    if re.search(r"\b(?:denie[sd]|denying) (?:saying|having said|claiming|having claimed|ever saying|calling)", cue):
        return text
    return None


def _telling(text: str) -> frozenset[str]:
    return frozenset(word.concept for word in words(text) if word.weight >= 0.2)


def disowned(one: Fact, other: Fact) -> Clash | None:
    """Why one statement disowns the other; None where it speaks of something else."""
    a, b = one.value, other.value
    assert isinstance(a, Owned)
    assert isinstance(b, Owned)
    if a.disowned == b.disowned or not same_news(one.news, other.news):
        return None
    no, yes = (one, other) if a.disowned else (other, one)
    denied, said = (a, b) if a.disowned else (b, a)
    shared = denied.concepts & said.concepts
    if len(shared) < LEAST or len(shared) / len(denied.concepts) < TOLD:
        return None
    who = no.who.label if no.who else "the speaker"
    what = (
        f"{yes.evidence.name} has {who} say {quoted(yes.evidence.span)}; "
        f"in {no.evidence.name} {who} disowns it: {told(no)}."
    )
    why = (
        f"the same speaker; {len(shared)} of {len(denied.concepts)} telling words of what is disowned are in the quote"
    )
    return Clash(what, 0.8, why, (denied.concepts,))
