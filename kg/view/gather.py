"""From the rows of a store to pieces of evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from kg.view.evidence import Evidence, Origin, Store, Tone

_EVENT_SPANS = ("actorSpan", "actionSpan", "recipientSpan", "objectSpan")


def rows(store: Store, name: str) -> Iterator[Sequence[Any]]:
    """The rows of one of the queries in `kg/view/queries`."""
    yield from store.query(resources.files("kg.view").joinpath(f"queries/{name}.rq").read_text("utf-8")).rows


@cache
def kinds() -> dict[tuple[str, str], Tone]:
    """Which speech acts and PLOVER quad classes count as cooperation or conflict; all others are neutral."""
    table = resources.files("kg.view").joinpath("kinds.tsv").read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in table if line and not line.startswith("#")]
    return {(what, code): tone for what, code, tone, _ in cells}  # type: ignore[misc]


def within(date: str | None, since: str | None, until: str | None) -> bool:
    """Whether a date can lie in a period, all three to their own precision; an unknown date never does."""
    if since is None and until is None:
        return True
    if not date:
        return False
    late_enough = since is None or date[: len(since)] >= since[: len(date)]
    return late_enough and (until is None or date[: len(until)] <= until[: len(date)])


def origins(store: Store, since: str | None = None, until: str | None = None) -> dict[str, Origin]:
    """The articles of a period by IRI; the first row counts where a store gives several."""
    found: dict[str, Origin] = {}
    for article, source, outlet, title, date, url in rows(store, "articles"):
        day = None if date is None else str(date)[:10]
        if within(day, since, until):
            found.setdefault(article, Origin(article, source, outlet, title, day, url))
    return found


def merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans in order, those that touch or overlap made one."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def gather(store: Store, since: str | None = None, until: str | None = None) -> Iterator[Evidence]:
    """Every statement and event of a period, statements first, in the order of their articles' IRIs."""
    articles = origins(store, since, until)
    parts: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for node, part, start, exact in rows(store, "spans"):
        parts[node].append((int(start), exact, str(part).rsplit(":", 1)[-1]))
    about: dict[str, list[str]] = defaultdict(list)
    for node, entity in rows(store, "about"):
        about[node].append(entity)
    aimed: dict[str, str] = {}
    for node, entity in rows(store, "targets"):
        aimed.setdefault(node, entity)

    def spans(node: str, sentence: str, *wanted: str) -> tuple[tuple[int, int], ...]:
        first = next((start for start, _, part in parts[node] if part == "sentenceSpan"), 0)
        places = [(start - first, exact) for start, exact, part in parts[node] if part in wanted]
        return merged((at, at + len(exact)) for at, exact in places if at >= 0 and sentence.startswith(exact, at))

    def done(node: str) -> str | None:
        return next((" ".join(exact.split()) for _, exact, part in parts[node] if part == "actionSpan"), None)

    for node, article, speaker, source, cue, act, manner, negated, sentence in rows(store, "statements"):
        if article in articles:
            yield Evidence(
                id=node, relation="said", origin=articles[article], actor=speaker, actor_words=source,
                others=tuple(about[node]), action=act, cue=cue, recipient=None, object=None, sentence=sentence,
                spans=spans(node, sentence, "contentSpan"), kind=kinds().get(("act", act), "neutral"),
                negated=bool(negated), manner=manner, target=aimed.get(node),
            )  # fmt: skip
    for row in rows(store, "events"):
        node, article, actor, source, verb, to, thing, text, quad, negated, mood, held, sentence = row
        if article in articles:
            yield Evidence(
                id=node, relation="did", origin=articles[article], actor=actor, actor_words=source,
                others=tuple(dict.fromkeys(e for e in (to, thing) if e)), action=verb, cue=done(node), recipient=to,
                object=text, sentence=sentence, spans=spans(node, sentence, *_EVENT_SPANS),
                kind=kinds().get(("quad", str(quad)), "neutral"), negated=bool(negated), modality=mood or "actual",
                attributed=held,
            )  # fmt: skip
