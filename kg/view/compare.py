"""The page of a story: who has what, in which words, where the reports differ, and the texts themselves.

It is plain markup: no script runs in it and nothing is loaded, so it can be mailed, printed and kept.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from kg.counted import counted
from kg.dates import readable
from kg.view.compare_claims import claim_list
from kg.view.compare_clashes import clash_list
from kg.view.compare_labels import labels, names
from kg.view.compare_markup import Html, el, joined, link, text
from kg.view.compare_matrix import matrix
from kg.view.compare_story import Story, Wording
from kg.view.compare_text import Passage, marked_text
from kg.view.sheet import asset, filled

TITLE, ONE = "One story, many outlets", "One statement, many outlets"
FIRST = 8  # things to look at first


def compare_html(story: Story, *, title: str | None = None, ways: Sequence[tuple[str, str]] = ()) -> str:
    """The page of a story; the same story gives the same page, byte for byte.

    `ways` are links to the pages around it, each an address and its words, the first to where all begins.
    """
    title = title or (ONE if len(story.claims) == 1 else TITLE)
    known = names(story.articles)
    style = asset("compare.css")
    parts = {
        "title": text(title),
        "style": style,
        "policy": _policy(style),
        "lead": _ways(ways),
        "story": joined(_header(story, title), _nav(story), el("main", _sections(story, known), id="main")),
    }
    return filled("compare.html", parts)


def _ways(ways: Sequence[tuple[str, str]]) -> Html:
    if not ways:
        return Html()
    links = [
        el("a", words, href=to, class_="wordmark" if not place else None) for place, (to, words) in enumerate(ways)
    ]
    return el("div", links, class_="around", role="navigation", aria_label="Pages")


def _policy(style: str) -> str:
    """Nothing may run and nothing may be loaded; only this very style counts."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _header(story: Story, title: str) -> Html:
    dates = sorted({article.published[:10] for article in story.articles if article.published})
    span = "" if not dates else f", {' – '.join(dict.fromkeys((readable(dates[0]), readable(dates[-1]))))}"
    undated = sum(not article.published for article in story.articles)
    some = f" ({undated} undated)" if dates and undated else ", undated" if undated else ""
    outlets = counted(len(story.outlets), "outlet")
    sources = counted(len(story.sources), "independent source")
    return el(
        "header",
        el("h1", el("bdi", title)),
        el(
            "p",
            f"{counted(len(story.articles), 'report')} by {outlets}, {sources}{span}{some}. ",
            _found(story),
            class_="lead",
        ),
        _look_first(story),
        el("details", el("summary", "How sources are counted"), el("p", _sources(story), class_="soft")),
    )


def _look_first(story: Story) -> Html | None:
    """What an editor would ask about: contradictions, and wordings that changed a number, a name or the strength."""
    one = story.claims[0] if len(story.claims) == 1 else None  # what else its reports tell otherwise is not about it
    chips = [
        el("a", f"≠ {clash.label or 'contradiction'}", href=f"#x{number}", class_="kind sharp")
        for number, clash in enumerate(story.contradictions, 1)
        if one is None or one.told_by(clash)
    ]
    for number, claim in enumerate(story.claims, 1):
        for place, wording in enumerate(claim.wordings, 1):
            for known in (labels()[kind] for kind, _ in claim.kinds(wording)):
                if known.tone == "sharp":
                    told = f"{known.sign} {known.label}: statement {number}"
                    chips.append(el("a", told, href=f"#c{number}-{place}", class_="kind sharp"))
    if not chips:
        return None
    more = len(chips) - FIRST
    return el(
        "p", "Look first at ", joined((chip, " ") for chip in chips[:FIRST]), f"and {more} more" if more > 0 else None
    )


def _found(story: Story) -> str:
    differing = sum(any(_differs(wording) for wording in claim.wordings) for claim in story.claims)
    if len(story.claims) == 1:
        claims = f"One statement stands in more than one of them, in {'differing' if differing else 'the same'} words"
    else:
        claims = f"{len(story.claims):,} statements stand in more than one of them, {differing:,} in differing words"
    clashes = counted(len(story.contradictions), "contradiction") if story.contradictions else "No contradiction"
    return f"{claims}. {clashes} found."


def _differs(wording: Wording) -> bool:
    return wording.drift is not None and labels()[wording.drift.kind].tone != "alike"


def _sources(story: Story) -> Html:
    """What stands behind the reports: copies of one text count once."""
    joint = [source for source in story.sources if len(source.members) > 1]
    known = names(story.articles)
    told = [
        joined(
            " ", ", ".join(dict.fromkeys(known[key] for key, _ in source.members if key in known)), " count as one: ",
            source.why, f" (likely from {source.origin.name})" if source.origin.name else "", ".",
        )
        for source in joint
    ]  # fmt: skip
    return joined(
        "Reports that copy each other’s text, credit one agency or come from one outlet count as one source. Reports"
        " that tell of one interview in words of their own count each for itself.", told or " No two do so here.",
    )  # fmt: skip


def _nav(story: Story) -> Html:
    given = (
        ("#matrix", "Who has what"), ("#contradictions", f"Contradictions ({len(story.contradictions)})"),
        ("#statements", f"Statements ({len(story.claims)})"), ("#texts", f"Texts ({len(story.articles)})"),
    )  # fmt: skip
    links = [el("a", words, href=to) for to, words in given]
    if len(story.claims) == 1:
        links[1], links[2] = links[2], links[1]
    return el("nav", links, aria_label="Parts of this page")


def _sections(story: Story, known: dict[str, str]) -> Html:
    clashes = "Contradictions of these reports" if len(story.claims) == 1 else "Contradictions"
    parts = [
        el("section", el("h2", "Who has what"), matrix(story, known), id="matrix"),
        el("section", el("h2", clashes), clash_list(story, known), id="contradictions"),
        el("section", el("h2", "Statement by statement"), claim_list(story, known), id="statements"),
        el("section", el("h2", "The texts"), [_text(story, known, i) for i in range(len(story.articles))], id="texts"),
    ]
    if len(story.claims) == 1:  # the statement before what else its reports tell otherwise
        parts[1], parts[2] = parts[2], parts[1]
    return joined(*parts)


def _text(story: Story, known: dict[str, str], place: int) -> Html:
    """One article's text, with every passage that the page speaks of."""
    article = story.articles[place]
    address = link(article.url, "the report on the web") if article.url else None
    facts = (readable(article.published), " · ", el("bdi", article.source), " · " if address else None, address)
    return el(
        "article",
        el("h3", el("bdi", known[article.key])),
        el("p", facts, class_="soft"),
        el("p", el("bdi", article.title), class_="headline") if article.title and not article.title_span else None,
        el("div", marked_text(article.text, _passages(story, article.key)), class_="text", dir="auto"),
        id=f"t{place + 1}",
        class_="report",
    )  # fmt: skip


def _passages(story: Story, key: str) -> list[Passage]:
    found = []
    for number, claim in enumerate(story.claims, 1):
        for place, wording in enumerate(claim.wordings, 1):
            spans = wording.said.spans if wording.said.article == key else ()
            for piece, (start, end) in enumerate(spans):
                name = "" if piece else f"p{number}-{place}"
                label = str(number) if piece == len(spans) - 1 else ""
                found.append(Passage(start, end, name, f"c{number}-{place}", label, f"statement {number}"))
    for number, clash in enumerate(story.contradictions, 1):
        for side, evidence in (("a", clash.one), ("b", clash.other)):
            if evidence.article == key:
                span = evidence.span
                told = f"contradiction {number}"
                found.append(Passage(span.start, span.end, f"px{number}{side}", f"x{number}", f"≠{number}", told))
    return found
