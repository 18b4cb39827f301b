"""Where the reports tell it otherwise: what differs in one sentence, and both places in the reports' own words."""

from __future__ import annotations

from collections.abc import Mapping

from kg.counted import counted
from kg.dates import readable
from kg.link.contradictions.records import Contradiction, Evidence
from kg.view.compare_markup import Html, el, joined
from kg.view.compare_story import Story
from kg.view.compare_text import in_sentence

KINDS = {
    "role": "offices", "event": "affirmed and denied", "figure": "figures", "speaker": "who said it",
    "disowned": "disowned",
}  # fmt: skip
SOUGHT = (
    "None found. What is looked for: offices that exclude each other, events affirmed and denied, figures that differ, "
    "words given to two speakers, quotes disowned."
)


def clash_list(story: Story, known: Mapping[str, str]) -> Html:
    """All contradictions, the surest of each kind first."""
    if not story.contradictions:
        return el("p", SOUGHT, class_="soft")
    note = "Nothing is said of which side is right."
    shown = [_clash(number, clash, known) for number, clash in enumerate(story.contradictions, 1)]
    return joined(el("p", note, class_="soft"), shown)


def _clash(number: int, clash: Contradiction, known: Mapping[str, str]) -> Html:
    places = sorted({known.get(place.article, place.name) for place in clash.also})
    more = f" The same in {counted(len(clash.also), 'further place')}: {', '.join(places)}." if places else ""
    return el(
        "article",
        el("h3", el("span", f"≠{number}", class_="no"), el("bdi", clash.label or "It"),
           el("span", KINDS[clash.kind], class_="counts")),
        el("p", _plainly(clash, known), class_="what", dir="auto"),
        el("ol", _side(number, "a", clash.one, known), _side(number, "b", clash.other, known), class_="wordings"),
        el("p", f"Why: {clash.why}. Sure to {clash.score:.0%}.{more}", class_="soft"),
        id=f"x{number}", class_="claim clash",
    )  # fmt: skip


def _plainly(clash: Contradiction, known: Mapping[str, str]) -> str:
    """The sentence, with outlets in place of paths."""
    what = clash.what
    for place in (clash.one, clash.other, *clash.also):
        if not place.publisher and place.article in known:
            what = what.replace(place.source, known[place.article])
    return what


def _side(number: int, side: str, place: Evidence, known: Mapping[str, str]) -> Html:
    return el(
        "li",
        el("p", el("bdi", known[place.article], class_="outlet"), el("span", readable(place.published), class_="date")),
        el("blockquote", in_sentence(place.sentence, [place.span]), dir="auto"),
        el("p", el("a", "read on in its text ↓", href=f"#px{number}{side}"), class_="jump"),
    )
