"""Hypothesis strategies for records: extractions as the stages make them, with the worst of texts."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from kg.records import (
    Article,
    Entity,
    Event,
    Extraction,
    Mention,
    Participant,
    Plover,
    Reason,
    Resolution,
    Role,
    Span,
    Statement,
    When,
    digest,
)

KINDS = [
    "person",
    "organisation",
    "country",
    "place",
    "nationality",
    "event",
    "agreement",
    "weapon",
    "money",
    "percent",
    "date",
    "quantity",
    "thing",
]
REASONS = ("negated", "modality", "attributed_to")
texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
words = st.text(string.ascii_letters + " -'\"\\<>{}&=é…“”\n\t", min_size=1, max_size=20)
dates = st.sampled_from(
    ["2025", "2025-04", "2025-04-06", "2025-04-06T10:00:00Z", "2025-04-06T12:00:00+02:00", "2025-04-06T10:00:00.250Z", "April", "",
     "2025-04-06T10:00", "2025-02-30", "2025-04-06/2025-04-09", "0000"]
)  # fmt: skip
confidences = st.floats(0, 1, allow_subnormal=False)
vias = st.sampled_from(["name", "alias", "metonym", "office", "nominal", "pronoun"])


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """An entity whose IRI determines everything else about it, as in a graph."""
    number, kind = draw(st.integers(1, 6)), draw(st.sampled_from(KINDS))
    known = draw(st.booleans())
    iri = f"http://www.wikidata.org/entity/Q{number}{KINDS.index(kind):02}" if known else f"urn:kg:{kind}:{number}"
    point = (number * 11.5, -number * 21.25) if kind == "place" else None
    return Entity(iri, f'{kind} “{number}"', kind, iri.rsplit("/", 1)[1] if known else None, point)  # type: ignore[arg-type]


resolutions = st.builds(Resolution, entities(), vias, texts, st.sampled_from([1.0, 0.5, 0.123456789]))
whens = st.builds(When, dates, texts)


@st.composite
def extractions(draw: st.DrawFn, *, min_text: int = 30) -> Extraction:
    """An extraction in which every span is a slice, every index points somewhere, contents run in order, `about` is sorted."""
    text = draw(st.text(st.characters(exclude_categories=("Cs",)), min_size=min_text, max_size=80))

    def span() -> Span:
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        return Span(start, end, text[start:end])

    def maybe(strategy: st.SearchStrategy[object]) -> object:
        return draw(st.none() | strategy)

    spans = st.builds(span)
    article = Article(
        draw(words), draw(words), text, draw(st.none() | texts), draw(st.none() | texts), draw(st.none() | dates),
        draw(st.none() | words), draw(st.sampled_from([None, "en"])), draw(st.none() | spans),
    )  # fmt: skip
    mention_count, statement_count = draw(st.integers(1, 4)), draw(st.integers(0, 3))
    place, quote = st.none() | st.integers(0, mention_count - 1), st.none()
    if statement_count:
        quote |= st.integers(0, statement_count - 1)
    mentions = tuple(
        Mention(
            span(), draw(st.sampled_from(KINDS)), draw(st.sampled_from(["name", "nominal", "pronoun"])), span(),
            draw(st.integers(0, 9)), draw(st.sampled_from(["subject", "object", "possessive", "other"])), draw(st.booleans()),
            draw(st.sampled_from([None, "female", "male"])), draw(quote), draw(st.none() | resolutions),
        )
        for _ in range(mention_count)
    )  # fmt: skip
    ids = [digest(article.key, str(n)) if draw(st.booleans()) else f"s{n}" for n in range(statement_count)]
    statements = tuple(
        Statement(
            given, draw(st.sampled_from(["direct", "indirect", "mixed"])), tuple(sorted({span() for _ in range(draw(st.integers(1, 3)))})),
            draw(st.none() | spans), draw(st.none() | spans), draw(words), draw(st.booleans()), draw(confidences), span(),
            draw(st.booleans()), draw(place), draw(st.none() | resolutions), draw(place), draw(st.none() | resolutions),
            tuple(sorted(draw(st.sets(entities(), max_size=3)), key=lambda e: e.iri)), draw(st.none() | whens),
        )
        for given in ids
    )  # fmt: skip
    codes = st.sampled_from([None, "USA", "FRA"]), st.sampled_from([None, "GOV", "MIL"])
    participants = st.builds(Participant, spans, place, st.none() | resolutions, *codes)
    wholes = st.builds(Participant, spans, place, st.none(), *codes)
    members = st.lists(participants, min_size=2, max_size=3).map(tuple)
    sides = st.tuples(participants, st.just(())) | st.tuples(wholes, members)

    def reasons() -> tuple[Reason, ...]:
        given = [draw(st.none() | st.builds(Reason, st.just(of), texts, st.none() | spans)) for of in REASONS]
        return tuple(reason for reason in given if reason)

    plovers = st.builds(
        Plover, st.sampled_from(["CONSULT", "AID"]), st.sampled_from([None, "meet"]), st.sampled_from([None, 1, 4]),
        st.booleans(),
    )  # fmt: skip
    acting = [(draw(sides), draw(st.just((None, ())) | sides)) for _ in range(draw(st.integers(0, 3)))]
    events = tuple(
        Event(
            f"e{n}", actor, span(), draw(words), recipient, draw(st.none() | participants),
            draw(st.none() | plovers), draw(st.booleans()), draw(st.sampled_from(["actual", "future", "hypothetical", "historical"])),
            draw(st.sampled_from([None, *ids])), draw(confidences), span(), draw(st.none() | whens), draw(place),
            draw(st.none() | entities()), actors, recipients, reasons(),
        )
        for n, ((actor, actors), (recipient, recipients)) in enumerate(acting)
    )  # fmt: skip
    roles = tuple(
        Role(
            span(), draw(words), draw(st.integers(0, mention_count - 1)), draw(place), draw(st.booleans()),
            draw(st.none() | entities()), draw(st.none() | entities()),
        )
        for _ in range(draw(st.integers(0, 2)))
    )  # fmt: skip
    sentences = tuple(span() for _ in range(draw(st.integers(0, 3))))
    return Extraction(article, mentions, statements, events, roles, sentences, draw(words), draw(texts))
