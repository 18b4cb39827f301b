"""The page of events: who does what to whom, as a matrix, over time, and in the words of the reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.view.apart import told_apart
from kg.view.deed import Deed, Party
from kg.view.sheet import sheet

TITLE = "Who does what to whom"
EVENTS = 20_000  # in a page, some 12 MB
_SCRIPTS = tuple(
    f"{name}.js"
    for name in (
        "events/state", "elements", "events/time", "events/cards", "events/matrix", "events/timeline", "events/panel",
        "events/main",
    )
)  # fmt: skip


def events_html(deeds: Iterable[Deed], *, title: str = TITLE, everything: bool = False) -> str:
    """A page to explore events: a matrix of actors and recipients, a timeline of each pair, and the words behind both.

    It opens with facts, or with `everything`: what is claimed, denied, planned or background too.
    It holds the latest `EVENTS` and says how many it leaves out. It needs no other file and no network; the same
    events give the same page, byte for byte.
    """
    ordered = sorted(deeds, key=lambda deed: (deed.date or "", deed.origin.article, deed.id))
    data = page_data(ordered[-EVENTS:]) | {"leftOut": max(len(ordered) - EVENTS, 0), "title": title}
    data["everything"] = everything
    return sheet("events.html", title, data, styles=("page.css", "events.css"), scripts=_SCRIPTS)


def page_data(deeds: list[Deed]) -> dict[str, Any]:
    """What the page knows, with entities, articles and sentences by number."""
    articles = {origin: i for i, origin in enumerate(dict.fromkeys(deed.origin for deed in deeds))}
    sentences = {text: i for i, text in enumerate(dict.fromkeys(deed.sentence for deed in deeds))}
    parties = {party.entity: party for deed in deeds for party in _parties(deed)}
    number = {iri: i for i, iri in enumerate(sorted(parties))}
    labels = told_apart(deeds)

    def numbers(side: tuple[Party, ...]) -> list[int]:
        return [number[party.entity] for party in side]

    return {
        "articles": [
            {"outlet": o.outlet, "title": o.title, "date": o.date, "url": o.url, "source": o.source} for o in articles
        ],
        "entities": [
            {"id": iri, "label": labels[iri], "kind": parties[iri].kind} for iri in sorted(parties)
        ],
        "sentences": list(sentences),
        "events": [
            {"article": articles[deed.origin], "actors": numbers(deed.actors), "actorWords": deed.actor_words,
             "recipients": numbers(deed.recipients), "recipientWords": deed.recipient_words,
             "things": numbers(deed.things), "objectWords": deed.object_words, "action": deed.action,
             "phrase": deed.phrase, "type": deed.type, "mode": deed.mode, "quad": deed.quad, "kind": deed.kind,
             "date": deed.date, "when": deed.when, "whenWords": deed.when_words, "place": deed.place,
             "negated": deed.negated, "modality": deed.modality, "attributed": deed.attributed is not None,
             "holder": None if deed.holder is None else number[deed.holder.entity], "holderWords": deed.holder_words,
             "fact": deed.fact, "stance": deed.stance, "sentence": sentences[deed.sentence], "spans": deed.spans,
             "reasons": deed.reasons, "span": deed.span, "mutual": deed.mutual}
            for deed in deeds
        ],
    }  # fmt: skip


def _parties(deed: Deed) -> list[Party]:
    return [*deed.parties, *([deed.holder] if deed.holder else [])]
