"""The reader: texts in, annotated documents out, one encoder pass a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from kg.annotate.fill import fill_attributions, fill_entities, fill_tree
from kg.annotate.layers import annotate, joined
from kg.annotate.lemma import Lemmas
from kg.annotate.sentences import is_hard_wrapped
from kg.annotate.session import Session
from kg.annotate.words import sections, words_of
from kg.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STRINGS = 400_000
RUNS = r"(?:([!?*=_~#<>])\1+|[!?]{2,})"
ONTONOTES = {
    "PERSON": "person", "PER": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "nationality", "EVENT": "event", "DATE": "date", "TIME": "date", "MONEY": "money", "PERCENT": "percent",
    "QUANTITY": "quantity",
}  # fmt: skip


def _tokenizer() -> Language:
    """spaCy's English tokenizer, which here keeps runs like "?!" and "=====" in one piece, as the treebanks do."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 1 << 31
    defaults, tokenizer = nlp.Defaults, cast("Any", nlp.tokenizer)
    tokenizer.prefix_search = spacy.util.compile_prefix_regex([RUNS, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = spacy.util.compile_suffix_regex([RUNS, *(defaults.suffixes or ())]).search
    return nlp


@dataclass(slots=True)
class Reader:
    """A loaded model; `version` names the weights, and the other pipeline where one reads along."""

    session: Session
    lemmas: Lemmas
    other: Language | None = None
    version: str = ""
    _nlp: Language = field(default_factory=_tokenizer)

    @classmethod
    def load(cls, model: str | None = None, threads: int = 1) -> Reader:
        """Load weights, lemma table and, if named, an installed spaCy pipeline."""
        session, other = Session(threads), None
        version = session.version
        if model:
            import spacy

            try:
                other = spacy.load(model)
            except OSError as error:
                have = ", ".join(spacy.util.get_installed_models()) or "none"
                raise ModelError(
                    f"There is no spaCy pipeline {model!r}; installed: {have}. Install it, or leave --model out."
                ) from error
            version += f"+{other.meta['name']}-{other.meta['version']}"
        return cls(session, Lemmas(), other, version)

    def read(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Annotate texts one by one, in order; what a text gets does not depend on its neighbours."""
        for text in texts:
            yield self._other(text) if self.other else self._read(text)

    def _read(self, text: str) -> Doc:
        # spaCy keeps every string it has ever seen; a fresh vocabulary now and then keeps long runs small.
        if len(self._nlp.vocab.strings) > STRINGS:
            self._nlp = _tokenizer()
        doc = self._nlp.make_doc(text)
        words = words_of(doc, self.session.wordpieces, is_hard_wrapped(text))
        layers = joined([annotate(self.session, self.lemmas, part) for part in sections(words)])
        fill_tree(doc, words.tokens, layers)
        fill_entities(doc, words.tokens, layers)
        fill_attributions(doc, words.tokens, layers.attributions)
        return doc

    def _other(self, text: str) -> Doc:
        """Tags, trees and names of another pipeline, attributions of our own."""
        from spacy.tokens import Span

        assert self.other
        doc = self.other(text)
        words = words_of(doc, self.session.wordpieces, is_hard_wrapped(text))
        kept = [e for e in doc.ents if e.label_ in ONTONOTES or e.label_ in ONTONOTES.values()]
        doc.set_ents([Span(doc, e.start, e.end, label=ONTONOTES.get(e.label_, e.label_)) for e in kept])
        layers = joined([annotate(self.session, self.lemmas, part) for part in sections(words)])
        fill_attributions(doc, words.tokens, layers.attributions)
        return doc
