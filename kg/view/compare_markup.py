"""Markup made in Python: an element with its attributes and children, in which text only ever enters escaped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

_VOID = frozenset({"br", "wbr", "hr"})
_OBEYED = frozenset({"Cc", "Cf", "Cs", "Co"})  # controls, direction and format characters, halves of pairs
_KEPT = "\n\t\u200c\u200d"  # the joiners shape letters and obey nobody


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | None | Iterable["Child"]


def el(tag: str, *children: Child, **attributes: str | bool | None) -> Html:
    """`<tag a="…">children</tag>`; `class_` and `aria_label` stand for `class` and `aria-label`."""
    given = "".join(
        f" {name.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{text(str(value))}"')
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    inner = joined(*children)
    return Html(f"<{tag}{given}>" if tag in _VOID else f"<{tag}{given}>{inner}</{tag}>")


def joined(*children: Child) -> Html:
    """Markup and texts in a row, the texts escaped."""
    return Html("".join(_parts(children)))


def _parts(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Html):
            yield child
        elif isinstance(child, str):
            yield text(child)
        elif child is not None:
            yield from _parts(child)


def text(words: str) -> Html:
    """Words of an article, escaped and without the characters that a browser obeys."""
    kept = "".join(c for c in words if c in _KEPT or unicodedata.category(c) not in _OBEYED)
    return Html(escape(kept, quote=True))


def link(address: str | None, *children: Child) -> Html:
    """A link to an address on the web; for any other address the children alone."""
    try:
        known = bool(address) and urlsplit(address or "").scheme in {"http", "https"}
    except ValueError:
        known = False
    if not known:
        return joined(*children)
    return el("a", *children, href=address, target="_blank", rel="noopener noreferrer")
