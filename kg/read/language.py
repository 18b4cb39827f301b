"""English or not: a cheap look at the commonest English words first, a trained identifier for what stays in doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from kg.errors import ForeignLanguage
from kg.tables import rows

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

    from kg.records import Article

PROBE = 4_000  # characters looked at
CERTAIN = 0.12  # share of the marks below in running English is 0.2–0.4; in its nearest neighbours under 0.05
OUTSIDE = 8  # words outside quotation marks that decide alone: a foreign quotation does not make a report foreign
FEWEST = 5  # words that begin in lower case; names read as any language
CAPITALS = 12  # words, where capitals hide which are names
LETTERS = 8  # of another script than Latin
# The probability from which a language is sure. Of 6,559 English texts, sentences for the most part, none reached 0.65.
SURE, SURE_CAPITALS, SURE_SCRIPT = 0.65, 0.9, 0.5

_MARKS = frozenset(
    {"the", "of", "and", "to", "that", "is", "was", "for", "with", "said", "has", "by", "from", "are", "not"}
)
_WORD = re.compile(r"[^\W\d_]+")
_LOWER = re.compile(r"\b[^\W\d_A-Z][^\W\d_]*")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"\n]{1,1000})[»”“\"]")


def checked(article: Article) -> Article:
    """The article, where it is English or cannot be told; raises ForeignLanguage where it surely is something else.

    The language that an article gives for itself decides only where its text cannot.
    """
    code, sure = language(article.text)
    declared = (article.language or "").casefold()
    if code is None and declared and not declared.startswith("en"):
        raise ForeignLanguage(article.source, declared, f"its language is given as {named(declared)}")
    if code not in {None, "en"}:
        raise ForeignLanguage(article.source, str(code), f"it reads as {named(str(code))}, {sure:.2f} sure")
    return article


def language(text: str) -> tuple[str | None, float]:
    """ISO 639 code of the language of a text by its beginning, and how sure that is; no code where undecided."""
    probe = normalize("NFKC", text[:PROBE])
    outside = _QUOTED.sub(" ", probe)
    probe = outside if len(_WORD.findall(outside)) >= OUTSIDE else probe
    words = _WORD.findall(probe)
    share = sum(word.casefold() in _MARKS for word in words) / max(1, len(words))
    if share >= CERTAIN * (1 if len(words) >= OUTSIDE else 2):
        return "en", 1.0
    letters = "".join(words)
    other = sum(character > "\u024f" for character in letters)
    plain = _LOWER.findall(probe)
    if other > len(letters) / 2:
        asked, least = (probe, SURE_SCRIPT) if other >= LETTERS else ("", 1.0)
    elif len(plain) >= FEWEST:
        asked, least = " ".join(plain), SURE
    else:
        asked, least = (probe, SURE_CAPITALS) if len(words) >= CAPITALS and probe.isupper() else ("", 1.0)
    if not asked:
        return None, 0.0
    code, sure = _identifier().classify(asked.casefold())
    return (str(code) if sure >= least and code != "zxx" else None), float(sure)


def named(code: str) -> str:
    """'German (de)' of 'de'; the code itself where it has no name here."""
    name = _names().get(code.split("-")[0].split("_")[0])
    return f"{name} ({code})" if name else repr(code)


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("languages.tsv")}


@cache
def _identifier() -> LanguageIdentifier:
    """py3langid (Lui and Baldwin's langid.py), loaded when a text is first in doubt: that takes a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
