"""The reader: texts in, annotated documents out, one encoder pass a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from kg.annotate.bare_spacy import bare_spacy
from kg.annotate.fill import fill_attributions, fill_entities, fill_tree
from kg.annotate.layers import annotate, joined
from kg.annotate.lemma import Lemmas
from kg.annotate.sentences import is_hard_wrapped
from kg.annotate.session import Session
from kg.annotate.wordpiece import INVISIBLE
from kg.annotate.words import sections, words_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.annotate.other import Other

STRINGS = 400_000
CACHE = 100_000  # words whose cutting into tokens is remembered
UNSEEN = f"[{INVISIBLE}]+"
RUNS = r"(?:([!?*=_~#<>])\1+|[!?]{2,})"


def _tokenizer() -> Language:
    """spaCy's English tokenizer; runs like "?!" and "=====" stay in one piece, as the treebanks have them.

    Invisible characters at a word's edges are tokens of their own, and no words.
    """
    util = bare_spacy().util
    from spacy.lang.en import English
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

    def create(nlp: Language) -> Tokenizer:
        given = nlp.Defaults  # put in once it stands, each part would have all exceptions read anew
        return Tokenizer(
            nlp.vocab,
            rules=given.tokenizer_exceptions,
            prefix_search=util.compile_prefix_regex([UNSEEN, RUNS, *(given.prefixes or ())]).search,
            suffix_search=util.compile_suffix_regex([UNSEEN, RUNS, *(given.suffixes or ())]).search,
            infix_finditer=util.compile_infix_regex(given.infixes or ()).finditer,
            token_match=given.token_match,
            url_match=given.url_match,
        )

    nlp = English(create_tokenizer=create)
    nlp.max_length = 1 << 31
    cast("Any", nlp.tokenizer).max_cache_size = CACHE
    return nlp


@dataclass(slots=True)
class Reader:
    """A loaded model; `version` names the weights, and the other pipeline where one reads along."""

    session: Session
    lemmas: Lemmas
    other: Other | None = None
    version: str = ""
    _nlp: Language = field(default_factory=_tokenizer)

    @classmethod
    def load(cls, model: str | None = None, threads: int = 1) -> Reader:
        """Load weights, lemma table and, if named, an installed spaCy pipeline."""
        session, version, other = Session(threads), "", None
        if model:
            from kg.annotate.other import load_other

            other = load_other(model)
            version = f"+{other.version}"
        return cls(session, Lemmas(), other, session.version + version)

    def read(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Annotate texts one by one, in order; what a text gets does not depend on its neighbours."""
        for text in texts:
            doc = self._read(text)
            if self.other:
                self.other.lay_over(doc, self.lemmas)
            yield doc

    def _read(self, text: str) -> Doc:
        # spaCy keeps every string it has ever seen; a fresh vocabulary now and then keeps long runs small.
        if len(self._nlp.vocab.strings) > STRINGS:
            self._nlp = _tokenizer()
        doc = self._nlp.make_doc(text)
        words = words_of(doc, self.session.wordpieces, is_hard_wrapped(text), text)
        layers = joined([annotate(self.session, self.lemmas, part) for part in sections(words)])
        fill_tree(doc, words.tokens, layers)
        fill_entities(doc, words.tokens, layers)
        fill_attributions(doc, words.tokens, layers.attributions)
        return doc
