"""The JSON form of one extraction, both ways: what `kg extract` prints and what other programs may hand back.

The form is public: `ontology/extraction.schema.json` is its JSON Schema. It also carries what the records hold besides
(`form`, `head`, `index`, …), left out where it has its usual value, so that `from_json(to_json(x)) == x`. Offsets are
code points in `article.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from kg.records import (
    Article,
    Entity,
    Event,
    Extraction,
    Kind,
    Mention,
    Participant,
    Plover,
    Resolution,
    Role,
    Span,
    Statement,
    When,
)

Json = dict[str, Any]
PRINTED = frozenset(get_args(Kind)) - {"thing"}


def to_json(extraction: Extraction, *, text: bool = True) -> Json:
    """One extraction as plain JSON values; with `text=False` the article's text is left out and cannot be had back.

    A mention of kind 'thing' stands under `things` and a role whose person is unknown under `open_roles`: the agreed
    lists hold neither. `index` is the record's place in `Extraction.mentions` or `.roles`.
    """
    mentions = [(index, mention) for index, mention in enumerate(extraction.mentions)]
    roles = [(index, role) for index, role in enumerate(extraction.roles)]
    return {
        "article": _article(extraction.article, text),
        "mentions": [_mention(i, m) for i, m in mentions if m.kind in PRINTED],
        "statements": [_statement(statement) for statement in extraction.statements],
        "events": [_event(event) for event in extraction.events],
        "roles": [_role(i, r) for i, r in roles if r.person],
        "things": [_mention(i, m) for i, m in mentions if m.kind not in PRINTED],
        "open_roles": [_role(i, r) for i, r in roles if not r.person],
        "sentences": [[span.start, span.end] for span in extraction.sentences],
        "run": {"tool": extraction.tool, "model": extraction.model},
    }


def from_json(data: Json) -> Extraction:
    """The extraction that `to_json` printed; KeyError names a required key that is missing."""
    article = _to_article(data["article"])
    run = data.get("run") or {}
    return Extraction(
        article=article,
        mentions=_ordered(data["mentions"] + data.get("things", []), _to_mention),
        statements=tuple(_to_statement(item) for item in data["statements"]),
        events=tuple(_to_event(item) for item in data["events"]),
        roles=_ordered(data["roles"] + data.get("open_roles", []), lambda item: _to_role(item, article.text)),
        sentences=tuple(Span(start, end, article.text[start:end]) for start, end in data.get("sentences", [])),
        tool=run.get("tool", ""),
        model=run.get("model", ""),
    )


def _ordered(items: list[Json], read: Any) -> tuple[Any, ...]:
    return tuple(read(item) for _, item in sorted(enumerate(items), key=lambda pair: pair[1].get("index", pair[0])))


def _plus(base: Json, *usual: tuple[str, Any, Any]) -> Json:
    """`base` with every (key, value, usual value) whose value is not the usual one."""
    return base | {key: value for key, value, default in usual if value != default}


def _span(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.text}


def _to_span(item: Json | None) -> Span | None:
    return None if item is None else Span(item["start"], item["end"], item["text"])


def _must(item: Json) -> Span:
    return Span(item["start"], item["end"], item["text"])


def _article(article: Article, text: bool) -> Json:
    base: Json = {"id": article.id, "source": article.source, "sha256": article.sha256, "title": article.title,
                  "publisher": article.publisher, "published": article.published, "url": article.url}  # fmt: skip
    more = _plus(base, ("language", article.language, None), ("title_span", _span(article.title_span), None))
    return more | {"text": article.text} if text else more


def _to_article(item: Json) -> Article:
    plain = {key: item.get(key) for key in ("title", "publisher", "published", "url", "language")}
    return Article(
        item["id"], item["source"], item.get("text", ""), title_span=_to_span(item.get("title_span")), **plain
    )


def _entity(entity: Entity | None) -> Json | None:
    if entity is None:
        return None
    return {"entity": entity.iri, "label": entity.label, "wikidata": entity.wikidata, "entity_kind": entity.kind}


def _to_entity(item: Json | None) -> Entity | None:
    if item is None or item.get("entity") is None:
        return None
    return Entity(item["entity"], item["label"], item.get("entity_kind", "thing"), item.get("wikidata"))


def _entities(items: Iterable[Json]) -> tuple[Entity, ...]:
    return tuple(entity for entity in map(_to_entity, items) if entity)


def _resolution(resolution: Resolution | None) -> Json | None:
    if resolution is None:
        return None
    base = (_entity(resolution.entity) or {}) | {"via": resolution.via, "why": resolution.why}
    return _plus(base, ("score", resolution.score, 1.0))


def _to_resolution(item: Json | None) -> Resolution | None:
    entity = _to_entity(item)
    if item is None or entity is None:
        return None
    return Resolution(entity, item.get("via", "name"), item.get("why", ""), item.get("score", 1.0))


def _mention(index: int, mention: Mention) -> Json:
    base = {**(_span(mention.span) or {}), "kind": mention.kind, "entity": None, "label": None,
            **(_resolution(mention.resolution) or {}), "index": index, "sentence": mention.sentence}  # fmt: skip
    # Readers of the contract take a mention by name, alias or metonym for a name; 'the government' is none.
    through = base.get("via")
    base["via"] = (through or "name") if mention.form == "name" else "office" if through == "office" else mention.form
    changed = through if through != base["via"] else None
    return _plus(base, ("through", changed, None), ("form", mention.form, "name"),
                 ("head", _span(mention.head), _span(mention.span)), ("grammar", mention.grammar, "other"),
                 ("plural", mention.plural, False), ("gender", mention.gender, None),
                 ("quote", mention.quote, None))  # fmt: skip


def _to_mention(item: Json) -> Mention:
    span, via = _must(item), item.get("through", item.get("via", "name"))
    return Mention(
        span, item["kind"], item.get("form", "name"), _to_span(item.get("head")) or span, item.get("sentence", 0),
        grammar=item.get("grammar", "other"), plural=item.get("plural", False), gender=item.get("gender"),
        quote=item.get("quote"), resolution=_to_resolution(item | {"via": via}),
    )  # fmt: skip


def _when(when: When | None) -> Json | None:
    return None if when is None else {"value": when.value, "text": when.text}


def _to_when(item: Json | None) -> When | None:
    return None if item is None else When(item["value"], item.get("text", ""))


def _statement(s: Statement) -> Json:
    base = {
        "id": s.id, "manner": s.manner, "source": _span(s.source), "speaker": _resolution(s.speaker),
        "cue": _span(s.cue),
        "content": [_span(span) for span in s.content], "addressee": _resolution(s.addressee),
        "about": [_entity(entity) for entity in s.about], "act": s.act, "negated": s.negated, "when": _when(s.when),
        "confidence": s.confidence, "sentence": _span(s.sentence),
    }  # fmt: skip
    return _plus(base, ("headline", s.headline, False), ("source_mention", s.source_mention, None),
                 ("addressee_mention", s.addressee_mention, None))  # fmt: skip


def _to_statement(item: Json) -> Statement:
    content = tuple(_must(span) for span in item["content"])
    return Statement(
        item["id"], item["manner"], content, _to_span(item["source"]), _to_span(item["cue"]), item.get("act", "say"),
        item.get("negated", False), item["confidence"], _to_span(item.get("sentence")) or content[0],
        headline=item.get("headline", False), source_mention=item.get("source_mention"),
        speaker=_to_resolution(item["speaker"]), addressee_mention=item.get("addressee_mention"),
        addressee=_to_resolution(item.get("addressee")), about=_entities(item.get("about", [])),
        when=_to_when(item.get("when")),
    )  # fmt: skip


def _participant(participant: Participant | None) -> Json | None:
    if participant is None:
        return None
    base = {
        **(_span(participant.span) or {}),
        "entity": None,
        "label": None,
        **(_resolution(participant.resolution) or {}),
    }
    return _plus(base, ("mention", participant.mention, None))


def _to_participant(item: Json | None) -> Participant | None:
    return None if item is None else Participant(_must(item), item.get("mention"), _to_resolution(item))


def _plover(plover: Plover | None) -> Json | None:
    return None if plover is None else _plus({"type": plover.type, "mode": plover.mode}, ("quad", plover.quad, None))


def _event(e: Event) -> Json:
    base = {
        "id": e.id, "actor": _participant(e.actor), "action": {**(_span(e.action) or {}), "lemma": e.lemma},
        "recipient": _participant(e.recipient), "object": _participant(e.object), "plover": _plover(e.plover),
        "negated": e.negated, "modality": e.modality, "attributed_to": e.attributed_to, "when": _when(e.when),
        "where": _entity(e.where), "confidence": e.confidence, "sentence": _span(e.sentence),
    }  # fmt: skip
    return _plus(base, ("where_mention", e.where_mention, None))


def _to_event(item: Json) -> Event:
    plover = item["plover"]
    actor = Participant(_must(item["actor"]), item["actor"].get("mention"), _to_resolution(item["actor"]))
    return Event(
        item["id"], actor, _must(item["action"]), item["action"]["lemma"], _to_participant(item["recipient"]),
        _to_participant(item["object"]), plover and Plover(plover["type"], plover.get("mode"), plover.get("quad")),
        item["negated"], item["modality"], item["attributed_to"], item["confidence"],
        _to_span(item.get("sentence")) or _must(item["action"]), when=_to_when(item.get("when")),
        where_mention=item.get("where_mention"), where=_to_entity(item.get("where")),
    )  # fmt: skip


def _role(index: int, role: Role) -> Json:
    base = {
        "person": _entity(role.person), "office": role.office, "organisation": _entity(role.organisation),
        "start": role.span.start, "end": role.span.end, "text": role.span.text, "former": role.former,
        "person_mention": role.person_mention, "index": index,
    }  # fmt: skip
    return _plus(base, ("organisation_mention", role.organisation_mention, None))


def _to_role(item: Json, text: str) -> Role:
    span = Span(item["start"], item["end"], item.get("text", text[item["start"] : item["end"]]))
    return Role(
        span, item["office"], item.get("person_mention", -1), item.get("organisation_mention"),
        item.get("former", False),
        _to_entity(item["person"]), _to_entity(item["organisation"]),
    )  # fmt: skip
