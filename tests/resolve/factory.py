"""Extractions written by hand, one line a mention: words are found in the text, the n-th time where they recur."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.records import Article, Event, Extraction, Mention, Participant, Role, Span, Statement, digest
from kg.resolve import Gazetteer, resolve


@dataclass(frozen=True)
class M:
    """A mention to be found: words, kind, form, what it does, and which time the words occur."""

    words: str
    kind: str = "person"
    form: str = "name"
    grammar: str = "other"
    nth: int = 0
    head: str | None = None
    plural: bool = False
    gender: str | None = None
    quote: int | None = None


@dataclass(frozen=True)
class S:
    """A statement: words of its source and content."""

    source: str | None
    content: str
    manner: str = "indirect"
    nth: int = 0
    to: str | None = None


def name(words: str, kind: str = "person", grammar: str = "other", nth: int = 0, **more: Any) -> M:
    return M(words, kind, "name", grammar, nth, **more)


def nominal(words: str, head: str, kind: str = "person", grammar: str = "subject", nth: int = 0, **more: Any) -> M:
    return M(words, kind, "nominal", grammar, nth, head, **more)


def pronoun(words: str, grammar: str = "subject", nth: int = 0, **more: Any) -> M:
    plural = words.lower() in {"they", "them", "we", "their"}
    gender = {"he": "male", "him": "male", "she": "female", "her": "female"}.get(words.lower())
    return M(
        words, "person" if gender else "thing", "pronoun", grammar, nth, plural=plural, **{"gender": gender, **more}
    )


def find(text: str, words: str, nth: int = 0) -> Span:
    """The n-th place where these words stand whole."""
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return Span(places[nth], places[nth] + len(words), words)


def build(
    text: str,
    *mentions: M,
    said: Sequence[S] = (),
    done: Sequence[tuple[str, str, str | None, str | None]] = (),
    roles: Sequence[tuple[str, str, str | None]] = (),
    published: str | None = None,
) -> Extraction:
    """An unresolved extraction; `done` is (actor, verb, recipient, object), `roles` is (person, office, body)."""
    article = Article("a", "a.txt", text, published=published)
    sentences = tuple(
        Span(m.start(), m.end(), m[0]) for m in re.finditer(r"[^.!?\s][^.!?]*(?:\.\w+)*[.!?]?[\"”]?", text)
    )
    built: list[Mention] = []
    for m in mentions:
        span = find(text, m.words, m.nth)
        head = m.head or m.words.split(" ")[-1]
        at = span.start + span.text.rindex(head)
        sentence = next((i for i, s in enumerate(sentences) if s.start <= span.start < s.end), 0)
        built.append(
            Mention(
                span, m.kind, m.form, Span(at, at + len(head), head), sentence, m.grammar, m.plural, m.gender, m.quote
            )  # type: ignore[arg-type]
        )

    def at_words(words: str | None, nth: int = 0) -> int | None:
        if words is None:
            return None
        numbers = [i for i, b in enumerate(built) if b.span.text == words]
        return numbers[nth] if numbers else None

    statements = []
    for s in said:
        content = find(text, s.content)
        source = (
            built[at_words(s.source, s.nth) or 0].span if s.source and at_words(s.source, s.nth) is not None else None
        )
        statements.append(
            Statement(
                digest(s.content), s.manner, (content,), source, None, "say", False, 1.0, content,  # type: ignore[arg-type]
                source_mention=at_words(s.source, s.nth), addressee_mention=at_words(s.to),
            )
        )  # fmt: skip

    def side(words: str | None) -> Participant | None:
        return None if words is None else Participant(find(text, words), at_words(words))

    events = tuple(
        Event(
            digest(verb),
            side(actor),
            find(text, verb),
            verb,
            side(to),
            side(thing),
            None,
            False,
            "actual",
            None,
            1.0,
            sentences[0],
        )  # type: ignore[arg-type]
        for actor, verb, to, thing in done
    )
    held = tuple(
        Role(built[at_words(person) or 0].span, office, at_words(person) or 0, at_words(body))
        for person, office, body in roles
    )
    return Extraction(article, tuple(built), tuple(statements), events, held, sentences)


def solve(*given: Any, **more: Any) -> Extraction:
    """The same, resolved."""
    return resolve(build(*given, **more), Gazetteer.load())


def label(extraction: Extraction, words: str, nth: int = 0) -> str | None:
    """Whom the n-th mention of these words means."""
    found = [m for m in extraction.mentions if m.span.text == words][nth]
    return found.resolution.entity.label if found.resolution else None


def via(extraction: Extraction, words: str, nth: int = 0) -> str | None:
    """How the n-th mention of these words was resolved."""
    found = [m for m in extraction.mentions if m.span.text == words][nth]
    return found.resolution.via if found.resolution else None


def without_reasons(extraction: Extraction) -> Extraction:
    """The extraction without the resolutions of its mentions, for comparing what went in."""
    return replace(extraction, mentions=tuple(replace(m, resolution=None) for m in extraction.mentions))
