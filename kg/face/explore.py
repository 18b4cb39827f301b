"""One entity to look around from, in a notebook: its network to point at and click through, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from kg.counted import counted
from kg.face.portrait import Fact, Portrait
from kg.face.view import View
from kg.store.shown import link

LISTED = 50  # facts of a section; the page of the network has all
HEADINGS = {
    "roles": "Offices", "said": "Said", "said about it": "Was said of them", "did": "Did",
    "done to it": "Was done to them",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explored:
    """Last in a notebook cell it shows itself, without any network; `.view.save('page.html')` writes the picture."""

    view: View
    portrait: Portrait | None = None  # None: of everybody

    def _repr_html_(self) -> str:
        if self.portrait is None:
            return self.view._repr_html_()
        who = self.portrait.entity
        head = f"<h3>{escape(who.label)} <small>{escape(who.kind)} · {link(who.iri, who.iri)}</small></h3>"
        return head + self.view._repr_html_() + "".join(self._sections())

    def _sections(self) -> Iterator[str]:
        assert self.portrait is not None
        for section, facts in self.portrait.facts.items():
            if facts:
                rows = "".join(map(_row, facts[:LISTED]))
                more = f"<p>The first {LISTED} of {len(facts):,}.</p>" if len(facts) > LISTED else ""
                title = f"{HEADINGS[section]} ({counted(len(facts), 'time')})"
                yield f"<details><summary>{title}</summary><table><tbody>{rows}</tbody></table>{more}</details>"

    def __repr__(self) -> str:
        who = self.portrait.entity.label if self.portrait else "everybody"
        return f"<Explored: {who}; last in a notebook cell it shows itself, .view.save('page.html') writes the network>"


def _row(fact: Fact) -> str:
    cells = (fact.date or "undated", fact.outlet or fact.source, fact.who, fact.what, fact.note)
    told = "".join(f'<td style="text-align:left;vertical-align:top">{escape(text)}</td>' for text in cells)
    words = f'<td style="text-align:left;max-width:40em;white-space:pre-wrap">{link(fact.evidence, fact.words)}</td>'
    return f"<tr>{told}{words}</tr>"
