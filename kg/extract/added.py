"""What plug-ins found, turned into what our own stages find: attributions and names of the document, events, roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from kg.errors import PluginError
from kg.extract.circumstances import circumstances
from kg.extract.events import participant, sentence_of
from kg.extract.grammar import characters
from kg.extract.readings import read, told
from kg.plugins import Draft, EventDraft, MentionDraft, Plugin, RoleDraft, StatementDraft
from kg.records import Event, Kind, Modality, Role, Statement, digest

if TYPE_CHECKING:
    from spacy.tokens import Doc as Annotated
    from spacy.tokens import Span as Words

    from kg.extract.doc import Doc
    from kg.extract.mentions import Mentions
    from kg.extract.token import Token
    from kg.records import Article

Drafts = Iterable[tuple[Plugin, Draft]]


@dataclass(frozen=True, slots=True)
class Added:
    """The checked drafts of one article; those of statements and mentions are in its document already."""

    events: tuple[EventDraft, ...] = ()
    roles: tuple[RoleDraft, ...] = ()


def add(doc: Annotated, drafts: Drafts) -> Added:
    """Put names and attributions into the document and keep the rest; PluginError names whose draft is wrong."""
    checked = [_checked(doc, plugin, draft) for plugin, draft in drafts]
    _add_names(doc, [d for d in checked if isinstance(d, MentionDraft)])
    _add_attributions(doc, [d for d in checked if isinstance(d, StatementDraft)])
    return Added(
        tuple(d for d in checked if isinstance(d, EventDraft)), tuple(d for d in checked if isinstance(d, RoleDraft))
    )


def with_events(
    added: Added, found: list[Event], doc: Doc, article: Article, mentions: Mentions, statements: list[Statement]
) -> list[Event]:
    """Our events and those of plug-ins, in text order; where both found the same, the plug-in's stands."""
    if not added.events:
        return found
    every = {event.id: event for event in [*found, *_events(added, doc, article, mentions, statements)]}
    return sorted(every.values(), key=lambda e: (e.action.start, e.actor.span.start, e.id))


def with_roles(added: Added, found: list[Role], doc: Doc, mentions: Mentions) -> list[Role]:
    """Our roles and those of plug-ins, in text order; where both found the same, the plug-in's stands."""
    if not added.roles:
        return found
    every = {(role.person_mention, role.office): role for role in [*found, *_roles(added, doc, mentions)]}
    return sorted(every.values(), key=lambda r: (r.span.start, r.span.end))


def _events(
    added: Added, doc: Doc, article: Article, mentions: Mentions, statements: list[Statement]
) -> Iterator[Event]:
    """What stands in a statement's content is attributed to it; where and when are read as for our own events."""
    said = told(statements)
    for draft in added.events:
        verb = _head(doc, draft.action)
        actor = participant(_head(doc, draft.actor), mentions)
        recipient = participant(_head(doc, draft.recipient), mentions) if draft.recipient is not None else None
        thing = participant(_head(doc, draft.object), mentions, full=True) if draft.object is not None else None
        action = characters(doc, draft.action.start, draft.action.end)
        where, when = circumstances(verb, article, mentions)
        reading = read(verb, action, article.published, said)
        far = [p.span.start for p in (recipient, thing) if p]
        yield Event(
            id=digest(article.key, "event", str(action.start), str(actor.span.start), ",".join(map(str, far))),
            actor=actor,
            action=action,
            lemma=draft.lemma or verb.lemma_.lower(),
            recipient=recipient,
            object=thing,
            plover=draft.plover,
            negated=reading.negated if draft.negated is None else draft.negated,
            modality=draft.modality or reading.modality,
            attributed_to=reading.attributed_to,
            confidence=draft.confidence,
            sentence=sentence_of(verb),
            when=when,
            where_mention=where,
            reasons=reading.reasons,
        )


def _roles(added: Added, doc: Doc, mentions: Mentions) -> Iterator[Role]:
    """The span of a role reaches from the first to the last word that says so."""
    for draft in added.roles:
        parts = [draft.person, draft.office, *([draft.organisation] if draft.organisation is not None else [])]
        span = characters(doc, min(p.start for p in parts), max(p.end for p in parts))
        body = mentions.of(_head(doc, draft.organisation)) if draft.organisation is not None else None
        yield Role(span, draft.office.text, mentions.of(_head(doc, draft.person)), body, draft.former)


def _head(doc: Doc, span: Words) -> Token:
    """The word on which the others of a plug-in's span hang."""
    return doc[span.root.i]


def _checked(doc: Annotated, plugin: Plugin, draft: Draft) -> Draft:
    if isinstance(draft, StatementDraft):
        spans = [*draft.content, draft.source, draft.cue]
        wrong = "" if draft.content else "no content"
    elif isinstance(draft, EventDraft):
        spans = [draft.actor, draft.action, draft.recipient, draft.object]
        wrong = _odd("modality", draft.modality, (None, *get_args(Modality)))
    elif isinstance(draft, RoleDraft):
        spans, wrong = [draft.person, draft.office, draft.organisation], ""
    elif isinstance(draft, MentionDraft):
        spans, wrong = [draft.span], _odd("kind", draft.kind, get_args(Kind))
    else:
        spans, wrong = [], "what is no draft"
    if not isinstance(draft, (RoleDraft, MentionDraft)) and not wrong and not 0 <= draft.confidence <= 1:
        wrong = f"the confidence {draft.confidence}"
    if not wrong and not all(_words_of(doc, span) for span in spans if span is not None):
        wrong = "a span that holds no word of this document"
    if wrong:
        raise PluginError(f"{plugin} gave back {wrong}: {type(draft).__name__}; please report this to its makers")
    return draft


def _odd(what: str, value: object, allowed: tuple[object, ...]) -> str:
    return "" if value in allowed else f"the {what} {value!r}"


def _words_of(doc: Annotated, span: Words) -> bool:
    return getattr(span, "doc", None) is doc and any(not token.is_space for token in span)


def _add_names(doc: Annotated, drafts: list[MentionDraft]) -> None:
    """Names that overlap none that is there."""
    from spacy.tokens import Span

    for draft in drafts:
        if not any(token.ent_type_ for token in draft.span):
            name = Span(doc, draft.span.start, draft.span.end, label=draft.kind)
            doc.set_ents([name], default="unmodified")


def _add_attributions(doc: Annotated, drafts: list[StatementDraft]) -> None:
    """Attributions with numbers of their own; one whose cue introduces the same words already is not added."""
    from spacy.tokens import Span, SpanGroup

    groups = {name: list(doc.spans.get(name, [])) for name in ("source", "cue", "content")}
    confidence = dict(doc.spans["content"].attrs.get("confidence", {})) if "content" in doc.spans else {}
    cues = {span.id: (span.start, span.end) for span in groups["cue"]}
    for draft in drafts:
        cue = (draft.cue.start, draft.cue.end) if draft.cue is not None else None
        words = {token.i for span in draft.content for token in span}
        same = (span for span in groups["content"] if cues.get(span.id) == cue)
        if any(not words.isdisjoint(range(span.start, span.end)) for span in same):
            continue
        number = 1 + max((span.id for spans in groups.values() for span in spans), default=-1)
        spans = [("content", span) for span in draft.content]
        spans += [(role, span) for role, span in (("source", draft.source), ("cue", draft.cue)) if span is not None]
        for role, span in spans:
            groups[role].append(Span(doc, span.start, span.end, label=role, span_id=number))
        confidence[number] = draft.confidence
        if cue is not None:
            cues[number] = cue
    for name, found in groups.items():
        attrs = {"confidence": confidence} if name == "content" else {}
        doc.spans[name] = SpanGroup(doc, name=name, attrs=attrs, spans=found)
