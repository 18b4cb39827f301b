"""English or not: a cheap look at the commonest English words first, a trained identifier for what stays in doubt."""

from __future__ import annotations

import re

SHORTEST = 20  # words; a shorter text is never refused
PROBE = 4_000  # characters looked at
FEWEST = 5  # words that begin in lower case; with fewer there is no telling
CERTAIN = 0.12  # share of the marks below in running English is 0.2–0.4; in its nearest neighbours under 0.05

_MARKS = frozenset(
    {"the", "of", "and", "to", "that", "is", "was", "for", "with", "said", "has", "by", "from", "are", "not"}
)


def refusal(text: str, declared: str | None = None) -> str | None:
    """Why this text is not taken as English, in words; None where it is, or where it is too short to tell.

    `declared` is the language that the input names for itself; it decides only where the text cannot.
    """
    probe = text[:PROBE].casefold()
    words = re.findall(r"[^\W\d_]+", probe)
    unspaced = sum(1 for character in probe if "\u3040" <= character <= "\u9fff")  # kana and Han write no spaces
    if len(words) < SHORTEST and unspaced < SHORTEST:
        foreign = declared is not None and not declared.casefold().startswith("en")
        return f"not English: its language is given as {declared!r}" if foreign else None
    if sum(word in _MARKS for word in words) / len(words) >= CERTAIN:
        return None
    plain = re.findall(r"\b[^\W\d_A-Z][^\W\d_]*", text[:PROBE])  # a list of names reads as any language
    if not unspaced and len(plain) < FEWEST:
        return None
    code = _identify(" ".join(plain) if plain else text[:PROBE])
    return None if code == "en" else f"not English: it reads as language {code!r} (ISO 639)"


def _identify(text: str) -> str:
    """ISO 639 code by py3langid (Lui and Baldwin's langid.py)."""
    import py3langid

    code, _ = py3langid.classify(text.casefold())
    return str(code)
