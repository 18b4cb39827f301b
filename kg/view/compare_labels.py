"""What the page of a story calls things: kinds of drift, outlets, dates, manners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from kg.records import Article, Manner
from kg.view.compare_markup import Html, el
from kg.view.sheet import asset

MANNERS: Mapping[Manner, str] = {
    "direct": "direct quote", "mixed": "partly in quote marks", "indirect": "in the report’s words",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """'stronger', with the sign ▲ and in the tone of what a reader should look at."""

    sign: str
    label: str
    tone: str
    meaning: str


@cache
def labels() -> dict[str, Label]:
    """Kind of drift → its label; 'fullest' is what the others are held against."""
    lines = [line for line in asset("compare_kinds.tsv").splitlines() if line and not line.startswith("#")]
    return {kind: Label(*rest) for kind, *rest in (line.split("\t") for line in lines[1:])}


def badge(kind: str, why: str, name: str, to: str | None = None) -> Html:
    """The label of a kind, with its reason shown on hover and focus; where it leads somewhere it is a link."""
    known = labels()[kind]
    words = [el("span", known.sign, class_="sign", aria_hidden="true"), " ", known.label]
    given = {"class_": f"kind {known.tone}", "aria_describedby": name}
    button = el("a", words, href=to, **given) if to else el("button", words, type="button", **given)
    return el("span", button, el("span", why or known.meaning, role="tooltip", id=name, class_="why"), class_="tip")


def names(articles: tuple[Article, ...]) -> dict[str, str]:
    """Article's key → what its outlet is called: the publisher, else the file, with a number where two are alike."""
    found: dict[str, str] = {}
    for article in articles:
        plain = article.publisher or PurePosixPath(article.source).name or article.source
        same = {key for key, name in found.items() if name.partition(" (")[0] == plain}
        found[article.key] = plain if article.publisher or not same else f"{plain} ({len(same) + 1})"
    return found


def shortened(words: str, size: int) -> str:
    """The beginning of a text, cut at a word."""
    plain = " ".join(words.split())
    return plain if len(plain) <= size else plain[:size].rsplit(" ", 1)[0].rstrip(",;:") + " …"
