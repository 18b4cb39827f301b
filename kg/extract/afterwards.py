"""What the next sentence takes back: 'Norvania bombed Karsk. This is false.', '… So says Kestria.', '… Or did it?'"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.acts import lexicon
from kg.extract.because import Because, because

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LONGEST = 8  # words of such a sentence
POINTS = frozenset({"this", "that", "it", "so", "or", "not", "none", "all", "false", "untrue"})
FALSE = frozenset(
    {"false", "untrue", "fake", "fiction", "lie", "lies", "nonsense", "wrong", "invented", "rumour", "rumor"}
)


def taken_back(token: Token) -> Because | None:
    """Why an action is not vouched for by the sentence after its own."""
    after = _next(token.doc, token.sent.end)
    words = [t for t in after if not t.is_punct and not t.is_space] if after is not None else []
    if not words or len(words) > LONGEST or words[0].lower_ not in POINTS:
        return None
    small = {t.lower_ for t in words}
    false = small & FALSE and "not" not in small
    not_true = "not" in small and small & {"true", "so", "correct"}
    asked = words[0].lower_ == "or" and after is not None and after.text.rstrip().endswith("?")
    said = words[0].lower_ in {"so", "that"} and any((t.lemma_.lower(), "verb") in lexicon() for t in words)
    if false or not_true or asked or (said and (words[0].lower_ == "so" or "what" in small)):
        return because("'{}' takes it back", words[0], words[-1])
    return None


def _next(doc: Doc, at: int) -> Span | None:
    """The sentence that begins at a token, in the same paragraph."""
    while at < len(doc) and doc[at].is_space:
        if "\n" in doc[at].text:
            return None
        at += 1
    return doc[at].sent if at < len(doc) else None
