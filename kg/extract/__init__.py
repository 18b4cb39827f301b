"""From an annotated document to records: mentions, statements, events, roles. spaCy ends here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc as Annotated

    from kg.plugins import Plugins
    from kg.records import Article, Extraction

__all__ = ["extract"]


def extract(annotated: Annotated, article: Article, *, model: str = "", plugins: Plugins | None = None) -> Extraction:
    """Read one annotated article into an unresolved `Extraction`; its text must be `article.text`.

    What `plugins` find is added, and their versions to `model`; PluginError names one that fails.
    """
    from kg.config import tool
    from kg.extract.added import Added, add, with_events, with_roles
    from kg.extract.circumstances import dated
    from kg.extract.doc import Doc
    from kg.extract.events import events
    from kg.extract.grammar import characters
    from kg.extract.layout import Layout
    from kg.extract.mentions import Mentions
    from kg.extract.quoted import quoted
    from kg.extract.quotes import Quotations
    from kg.extract.roles import contested, roles
    from kg.extract.spoken import conversation
    from kg.extract.statements import statements
    from kg.records import Extraction, changed

    added = Added()
    if plugins is not None and plugins.version:
        plugins.annotate(annotated)
        added = add(annotated, plugins.drafts(annotated, article))
        model += plugins.version
    doc = Doc(annotated, article.text)
    mentions = Mentions(doc)
    quotations = Quotations(article.text)
    layout = Layout(article.text, article.title_span)
    talk = conversation(doc, layout)
    said = dated(doc, article, statements(doc, article, mentions, quotations, layout, talk))
    done = [e for e in events(doc, article, mentions, said) if layout.says(e.actor.span, e.action)]
    done = with_events(added, done, doc, article, mentions, said)
    held = with_roles(
        added,
        [role for role in roles(doc, mentions) if layout.says(role.span) and not contested(role, said)],
        doc,
        mentions,
    )
    owners = quoted(mentions.all, said, quotations, talk)
    found = Extraction(
        article=article,
        mentions=tuple(m if m.quote == q else changed(m, quote=q) for m, q in zip(mentions.all, owners, strict=True)),
        statements=tuple(said),
        events=tuple(done),
        roles=tuple(held),
        sentences=tuple(characters(doc, s.start, s.end) for s in doc.sents),
        tool=tool(),
        model=model,
    )
    doc.let_go()
    return found
