"""The JSON form of one extraction, both ways: what `kg extract` prints and what other programs may hand back.

The form is public: `ontology/extraction.schema.json` is its JSON Schema. It also carries what the records hold besides
(`form`, `head`, `index`, …), left out where it has its usual value, so that `from_json(to_json(x)) == x`. Offsets are
code points in `article.text`, end exclusive.
"""

from __future__ import annotations

from typing import Any, get_args

from kg.contract.events import event_json, to_event
from kg.contract.parts import (
    Json,
    entities,
    entity_json,
    must,
    plus,
    resolution_json,
    span_json,
    to_entity,
    to_resolution,
    to_span,
    to_when,
    when_json,
)
from kg.records import Article, Extraction, Kind, Mention, Role, Span, Statement

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
        "events": [event_json(event) for event in extraction.events],
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
        events=tuple(to_event(item) for item in data["events"]),
        roles=_ordered(data["roles"] + data.get("open_roles", []), lambda item: _to_role(item, article.text)),
        sentences=tuple(Span(start, end, article.text[start:end]) for start, end in data.get("sentences", [])),
        tool=run.get("tool", ""),
        model=run.get("model", ""),
    )


def _ordered(items: list[Json], read: Any) -> tuple[Any, ...]:
    return tuple(read(item) for _, item in sorted(enumerate(items), key=lambda pair: pair[1].get("index", pair[0])))


def _article(article: Article, text: bool) -> Json:
    base: Json = {"id": article.id, "source": article.source, "sha256": article.sha256, "title": article.title,
                  "publisher": article.publisher, "published": article.published, "url": article.url}  # fmt: skip
    more = plus(base, ("language", article.language, None), ("title_span", span_json(article.title_span), None))
    return more | {"text": article.text} if text else more


def _to_article(item: Json) -> Article:
    plain = {key: item.get(key) for key in ("title", "publisher", "published", "url", "language")}
    return Article(
        item["id"], item["source"], item.get("text", ""), title_span=to_span(item.get("title_span")), **plain
    )


def _mention(index: int, mention: Mention) -> Json:
    base = {**(span_json(mention.span) or {}), "kind": mention.kind, "entity": None, "label": None,
            **(resolution_json(mention.resolution) or {}), "index": index, "sentence": mention.sentence}  # fmt: skip
    # Readers of the contract take a mention by name, alias or metonym for a name; 'the government' is none.
    through = base.get("via")
    base["via"] = (through or "name") if mention.form == "name" else "office" if through == "office" else mention.form
    changed = through if through != base["via"] else None
    return plus(base, ("through", changed, None), ("form", mention.form, "name"),
                 ("head", None if mention.head == mention.span else span_json(mention.head), None),
                 ("grammar", mention.grammar, "other"),
                 ("plural", mention.plural, False), ("gender", mention.gender, None),
                 ("quote", mention.quote, None))  # fmt: skip


def _to_mention(item: Json) -> Mention:
    span, via = must(item), item.get("through", item.get("via", "name"))
    return Mention(
        span, item["kind"], item.get("form", "name"), to_span(item.get("head")) or span, item.get("sentence", 0),
        grammar=item.get("grammar", "other"), plural=item.get("plural", False), gender=item.get("gender"),
        quote=item.get("quote"), resolution=to_resolution(item | {"via": via}),
    )  # fmt: skip


def _statement(s: Statement) -> Json:
    base = {
        "id": s.id, "manner": s.manner, "source": span_json(s.source), "speaker": resolution_json(s.speaker),
        "cue": span_json(s.cue),
        "content": [span_json(span) for span in s.content], "addressee": resolution_json(s.addressee),
        "about": [entity_json(entity) for entity in s.about], "act": s.act, "negated": s.negated,
        "when": when_json(s.when), "confidence": s.confidence, "sentence": span_json(s.sentence),
    }  # fmt: skip
    return plus(base, ("headline", s.headline, False), ("source_mention", s.source_mention, None),
                 ("addressee_mention", s.addressee_mention, None), ("added", s.added, None))  # fmt: skip


def _to_statement(item: Json) -> Statement:
    content = tuple(must(span) for span in item["content"])
    return Statement(
        item["id"], item["manner"], content, to_span(item["source"]), to_span(item["cue"]), item.get("act", "say"),
        item.get("negated", False), item["confidence"], to_span(item.get("sentence")) or content[0],
        headline=item.get("headline", False), source_mention=item.get("source_mention"),
        speaker=to_resolution(item["speaker"]), addressee_mention=item.get("addressee_mention"),
        addressee=to_resolution(item.get("addressee")), about=entities(item.get("about", [])),
        when=to_when(item.get("when")), added=item.get("added"),
    )  # fmt: skip


def _role(index: int, role: Role) -> Json:
    base = {
        "person": entity_json(role.person), "office": role.office, "organisation": entity_json(role.organisation),
        "start": role.span.start, "end": role.span.end, "text": role.span.text, "former": role.former,
        "person_mention": role.person_mention, "index": index,
    }  # fmt: skip
    return plus(base, ("organisation_mention", role.organisation_mention, None))


def _to_role(item: Json, text: str) -> Role:
    span = Span(item["start"], item["end"], item.get("text", text[item["start"] : item["end"]]))
    return Role(
        span, item["office"], item.get("person_mention", -1), item.get("organisation_mention"),
        item.get("former", False),
        to_entity(item["person"]), to_entity(item["organisation"]),
    )  # fmt: skip
