"""Statement by statement: each outlet's wording beside the others, the earliest first, with its differences marked."""

from __future__ import annotations

from collections.abc import Mapping

from kg.counted import counted
from kg.dates import readable
from kg.link.records import Said
from kg.records import Span
from kg.view.compare_labels import MANNERS, badge
from kg.view.compare_markup import Html, el, joined
from kg.view.compare_story import Claim, Story, Wording
from kg.view.compare_text import in_sentence
from kg.view.compare_words import in_other_words, marked, smooth

ELSEWHERE = 5  # reports of other news that are named


def claim_list(story: Story, known: Mapping[str, str]) -> Html:
    """All statements, with how to read the marks."""
    if not story.claims:
        return el("p", "None.", class_="soft")
    key = el(
        "p",
        "Each wording is held against the fullest one (★): ", el("ins", "underlined words"), " stand only in this"
        " wording, ", el("del", "struck words"), " only in the fullest. Where a report tells it in words of its own,"
        " only its own words are shown. Point at a label, or go to it with the tab key, for its reason.",
        class_="soft",
    )  # fmt: skip
    return joined(key, [_claim(number, claim, known) for number, claim in enumerate(story.claims, 1)])


def _claim(number: int, claim: Claim, known: Mapping[str, str]) -> Html:
    cluster = claim.cluster
    who = cluster.label or claim.full.said.source or "Somebody not named"
    outlets = {wording.said.outlet for wording in claim.wordings}
    columns: dict[str, list[Html]] = {}
    for place, one in enumerate(claim.wordings, 1):
        name = el("p", el("bdi", known[one.said.article]), class_="outlet")
        columns.setdefault(one.said.outlet, [name]).append(_wording(number, place, claim, one))
    counts = f"{counted(len(outlets), 'outlet')}, {counted(len(claim.sources), 'independent source')}"
    return el(
        "article",
        el("h3", el("span", str(number), class_="no"), el("bdi", who), el("span", counts, class_="counts")),
        el("ol", [el("li", column) for column in columns.values()], class_="wordings"),
        _notes(claim, known),
        id=f"c{number}", class_="claim",
    )  # fmt: skip


def _notes(claim: Claim, known: Mapping[str, str]) -> Html:
    cluster = claim.cluster
    found = [
        el("li", ", ".join(dict.fromkeys(known[key] for key, _ in one.members)), " count as one source: ", one.why, ".")
        for one in claim.sources
        if len({key for key, _ in one.members}) > 1
    ]
    if claim.elsewhere:
        first = ", ".join(_elsewhere(said) for said in claim.elsewhere[:ELSEWHERE])
        more = len(claim.elsewhere) - ELSEWHERE
        found.append(el("li", "Also in reports of other news: ", first, f" and {more} more" if more > 0 else "", "."))
    found.append(el("li", f"Held together (the weakest link: {cluster.score:.2f}) by: ", cluster.why, "."))
    return el("ul", found, class_="notes")


def _elsewhere(said: Said) -> str:
    return f"{said.publisher or 'a report'} ({readable(said.published)})"


def _wording(number: int, place: int, claim: Claim, wording: Wording) -> Html:
    said, drift = wording.said, wording.drift
    quote = said.manner == "direct"
    words = marked(drift) if drift else joined(said.text)
    badges = [joined(badge(kind, why, f"w{number}-{place}-{kind}"), " ") for kind, why in claim.kinds(wording)]
    first = place == 1 and said.published and len({w.said.published for w in claim.wordings}) > 1
    spans = [_inside(wording.sentence, start, end) for start, end in said.spans]
    alone = drift is not None and in_other_words(drift.kind, smooth(drift.pieces))
    return el(
        "div",
        el("p", el("span", readable(said.published), class_="date"), " ",
           el("span", "earliest", class_="first") if first else None),
        el("p", badges, class_="drift"),
        el("blockquote", "“" if quote else None, words, "”" if quote else None, dir="auto",
           class_="own" if alone else None),
        el("p", _told(said), class_="soft"),
        el("details", el("summary", "in its sentence"), el("p", in_sentence(wording.sentence, spans), dir="auto")),
        el("p", el("a", "read on in its text ↓", href=f"#p{number}-{place}"), class_="jump"),
        id=f"c{number}-{place}", class_="wording",
    )  # fmt: skip


def _inside(sentence: Span, start: int, end: int) -> Span:
    """A place as a span of the sentence, cut at its edges."""
    low, high = max(start, sentence.start), min(end, sentence.end)
    return Span(low, high, sentence.text[low - sentence.start : high - sentence.start])


def _told(said: Said) -> Html:
    who = [part for part in (said.source, said.cue) if part]
    headline = "in the headline" if said.headline else None
    return joined(
        MANNERS[said.manner], f", {headline}" if headline else None, ", as not said" if said.negated else None,
        [" · ", el("bdi", " … ".join(" ".join(part.split()) for part in who))] if who else None,
    )  # fmt: skip
