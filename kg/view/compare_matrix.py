"""Who has what: a row for each statement, a column for each outlet, in a cell how its wording drifts."""

from __future__ import annotations

from collections.abc import Mapping

from kg.counted import counted
from kg.dates import readable
from kg.records import outlet_of
from kg.view.compare_labels import Label, badge, labels, shortened
from kg.view.compare_markup import Html, el, joined
from kg.view.compare_story import Claim, Story

ROW = 90  # characters of a statement in its row


def matrix(story: Story, known: Mapping[str, str]) -> Html:
    """The table, with a legend of the kinds that stand in it."""
    if not story.claims:
        return el("p", "No statement stands in more than one of these reports.", class_="soft")
    head = el(
        "tr",
        el("th", "Statement", scope="col"),
        el("th", "Sources", scope="col", class_="number"),
        [_column(story, known, name) for name in story.outlets],
    )
    rows = [_row(story, number, claim) for number, claim in enumerate(story.claims, 1)]
    table = el("table", el("thead", head), el("tbody", rows))
    return joined(
        el("div", table, class_="scroll", tabindex="0", role="region", aria_label="Statements by outlet"),
        _legend(story),
        _apart(story),
    )


def _column(story: Story, known: Mapping[str, str], name: str) -> Html:
    articles = [(place, a) for place, a in enumerate(story.articles, 1) if outlet_of(a.publisher, a.key) == name]
    dates = dict.fromkeys(readable(article.published) for _, article in articles)
    links = [
        el("a", el("bdi", shortened(article.title or "its text", 60)), href=f"#t{place}") for place, article in articles
    ]
    return el(
        "th",
        el("bdi", known[articles[0][1].key], class_="outlet"),
        el("span", ", ".join(dates), class_="date"),
        [el("span", one, class_="title") for one in links],
        scope="col",
    )


def _row(story: Story, number: int, claim: Claim) -> Html:
    speaker = el("b", el("bdi", claim.cluster.label or claim.full.said.source or "not named"))
    said = shortened(claim.full.said.text.removeprefix("that "), ROW)
    words = el("a", el("bdi", f"“{said}”" if claim.full.said.manner == "direct" else said), href=f"#c{number}")
    cells = [_cell(number, claim, name) for name in story.outlets]
    count = el("td", str(len(claim.sources)), class_="number")
    name = el("div", el("span", str(number), class_="no"), speaker, words)
    return el("tr", el("th", name, scope="row"), count, cells)


def _cell(number: int, claim: Claim, name: str) -> Html:
    found = []
    for place, wording in enumerate(claim.wordings, 1):
        if wording.said.outlet == name:
            for kind, why in claim.kinds(wording):
                found.append(badge(kind, why, f"m{number}-{place}-{kind}", f"#c{number}-{place}"))
    if found:
        return el("td", found)
    return el("td", el("span", "–", aria_hidden="true"), el("span", "absent", class_="hidden"), class_="absent")


def _legend(story: Story) -> Html:
    used = {kind for claim in story.claims for wording in claim.wordings for kind, _ in claim.kinds(wording)}
    rows = [el("li", _named(one), " ", one.meaning) for kind, one in labels().items() if kind in used]
    absent = el(
        "li", el("span", "– absent", class_="kind none"), " nothing like it was recognised in this outlet's report"
    )
    return el("details", el("summary", "What the labels mean"), el("ul", rows, absent, class_="legend"))


def _named(one: Label) -> Html:
    return el("span", el("span", one.sign, class_="sign"), " ", one.label, class_=f"kind {one.tone}")


def _apart(story: Story) -> Html | None:
    if not story.apart:
        return None
    listed = "; ".join(shortened(f"{a.publisher or a.source}, {a.title or 'no title'}", 90) for a in story.apart)
    told = counted(len(story.apart), "report")
    return el("p", f"{told} of the same news without any of these statements: ", listed, class_="soft")
