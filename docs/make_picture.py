"""Draws docs/data-model.svg: what one sentence of an article becomes, in its own graph and in the knowledge layer."""
# ruff: noqa: E501 — the lines of a picture are as long as its shapes

from __future__ import annotations

from html import escape
from pathlib import Path

WIDTH, HEIGHT = 1120, 800
FONT = "font-family='system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif'"
MONO = "font-family='ui-monospace, SFMono-Regular, Menlo, Consolas, monospace'"
EVIDENCE, WORLD, KNOWLEDGE = ("#e8f0fb", "#2f5f9e"), ("#fdf3dd", "#a0711a"), ("#e7f5ec", "#2f7d4f")


def box(x: int, y: int, w: int, title: str, lines: list[str], colours: tuple[str, str]) -> str:
    """One node of the graph: its class in the head, its properties below."""
    fill, line = colours
    h = 34 + 19 * len(lines) + (8 if lines else 0)
    parts = [
        f"<rect x='{x}' y='{y}' width='{w}' height='{h}' rx='8' fill='#fff' stroke='{line}' stroke-width='1.5'/>",
        f"<path d='M{x} {y + 30} v-22 a8 8 0 0 1 8 -8 h{w - 16} a8 8 0 0 1 8 8 v22 z' fill='{fill}' stroke='{line}' stroke-width='1.5'/>",
        f"<text x='{x + 12}' y='{y + 20}' font-size='14' font-weight='600' fill='{line}'>{escape(title)}</text>",
    ]
    for n, text in enumerate(lines):
        parts.append(
            f"<text x='{x + 12}' y='{y + 50 + 19 * n}' font-size='12' fill='#26303d' {MONO}>{escape(text)}</text>"
        )
    return "\n".join(parts)


def pill(x: int, y: int, w: int, title: str, below: str) -> str:
    """An entity of the world."""
    fill, line = WORLD
    return (
        f"<rect x='{x}' y='{y}' width='{w}' height='46' rx='23' fill='{fill}' stroke='{line}' stroke-width='1.5'/>\n"
        f"<text x='{x + w / 2:g}' y='{y + 20}' font-size='14' font-weight='600' fill='{line}' text-anchor='middle'>{escape(title)}</text>\n"
        f"<text x='{x + w / 2:g}' y='{y + 36}' font-size='11' fill='#6b5a2c' text-anchor='middle' {MONO}>{escape(below)}</text>"
    )


def arrow(
    path: str, label: str, at: tuple[int, int], *, colour: str = "#56606e", strong: bool = False, dashed: bool = False
) -> str:
    """One triple; its label stands on a white ground so that no line runs through it."""
    width = 7.3 * len(label) + 8
    x, y = at
    kind = "2.4" if strong else "1.4"
    dash = " stroke-dasharray='5 4'" if dashed else ""
    return (
        f"<path d='{path}' fill='none' stroke='{colour}' stroke-width='{kind}'{dash} marker-end='url(#{'strong' if strong else 'tip'})'/>\n"
        f"<rect x='{x - width / 2:g}' y='{y - 11}' width='{width:g}' height='16' rx='3' fill='#fff' opacity='0.94'/>\n"
        f"<text x='{x}' y='{y + 1}' font-size='12' fill='{colour}' text-anchor='middle' {MONO}>{escape(label)}</text>"
    )


def panel(y: int, h: int, title: str, told: list[tuple[int, int, str]], colours: tuple[str, str]) -> str:
    """A layer."""
    fill, line = colours
    return (
        f"<rect x='16' y='{y}' width='{WIDTH - 32}' height='{h}' rx='14' fill='{fill}' fill-opacity='0.38' stroke='{line}' stroke-opacity='0.5'/>\n"
        f"<text x='34' y='{y + 27}' font-size='16' font-weight='700' fill='{line}'>{escape(title)}</text>\n"
        + "\n".join(
            f"<text x='{left}' y='{top}' font-size='12.5' fill='#4a5462'>{escape(text)}</text>"
            for left, top, text in told
        )
    )


def picture() -> str:
    """The whole picture as SVG."""
    green = KNOWLEDGE[1]
    parts = [
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' role='img' {FONT}>",
        "<title>The data model: evidence in one graph per article, entities, and the knowledge derived from the evidence</title>",
        "<defs>",
        "<marker id='tip' viewBox='0 0 10 10' refX='9' refY='5' markerWidth='7' markerHeight='7' orient='auto'><path d='M0 0 L10 5 L0 10 z' fill='#56606e'/></marker>",
        f"<marker id='strong' viewBox='0 0 10 10' refX='8' refY='5' markerWidth='5' markerHeight='5' orient='auto'><path d='M0 0 L10 5 L0 10 z' fill='{green}'/></marker>",
        "</defs>",
        f"<rect width='{WIDTH}' height='{HEIGHT}' fill='#ffffff'/>",
        panel(
            14,
            396,
            "Evidence",
            [
                (
                    128,
                    41,
                    "a named graph for each article, <urn:kg:article:5f0c…>: what this source says, never rewritten",
                )
            ],
            EVIDENCE,
        ),
        panel(
            424,
            104,
            "Entities",
            [
                (34, 474, "the same IRI in every graph:"),
                (34, 492, "Wikidata's where it is known,"),
                (34, 510, "else made from kind and name"),
            ],
            WORLD,
        ),
        panel(
            542,
            244,
            "Knowledge",
            [(330, 768, "the named graph <urn:kg:graph:knowledge>: derived from the evidence, rebuilt at any time")],
            KNOWLEDGE,
        ),
        # evidence
        box(
            34,
            58,
            216,
            "kg:Article",
            ["schema:publisher “Courier”", "schema:datePublished", "kg:source  kg:sha256", "kg:text “Rutte said …”"],
            EVIDENCE,
        ),
        box(34, 226, 216, "kg:Run", ["kg:tool “kg 0.2.0”", "kg:model “reader-1-…”"], EVIDENCE),
        box(
            362,
            58,
            196,
            "kg:Statement",
            [
                "kg:sourceText “Rutte”",
                "kg:cueText “said”",
                "kg:quote “the ball is …”",
                "kg:manner indirect",
                "kg:negated kg:confidence",
            ],
            EVIDENCE,
        ),
        box(
            694,
            58,
            180,
            "kg:Event",
            ["kg:action propose", "kg:eventType plover:…", "kg:modality actual", "kg:negated false"],
            EVIDENCE,
        ),
        box(922, 58, 164, "kg:Role", ["kg:office “Secretary", "  General”", "kg:former false"], EVIDENCE),
        box(362, 296, 196, "kg:Mention", ["kg:kind person", "kg:via alias  kg:why …"], EVIDENCE),
        box(
            682,
            276,
            222,
            "oa:Text…Selector",
            ["oa:start 0   oa:end 5", "oa:exact “Rutte”", "= text[0:5], exactly"],
            EVIDENCE,
        ),
        arrow("M362 116 H254", "kg:inArticle", (306, 104)),
        arrow("M142 178 V222", "prov:wasGeneratedBy", (142, 204)),
        arrow("M694 128 H562", "kg:attributedTo", (627, 116), dashed=True),
        arrow("M540 197 C 560 250, 620 290, 678 300", "kg:contentSpan", (594, 254)),
        arrow("M784 178 V272", "kg:actionSpan", (784, 226)),
        arrow("M558 344 H678", "kg:selector", (612, 334)),
        arrow("M1010 160 C 1010 250, 970 300, 908 318", "kg:selector", (1000, 246)),
        "<text x='627' y='146' font-size='11' fill='#56606e' text-anchor='middle'>where somebody</text>",
        "<text x='627' y='160' font-size='11' fill='#56606e' text-anchor='middle'>only claims it</text>",
        # entities
        pill(346, 466, 190, "Mark Rutte", "wd:Q57792"),
        pill(576, 466, 190, "United States", "wd:Q30"),
        pill(806, 466, 230, "30-day ceasefire", "urn:kg:thing:9ab1…"),
        arrow("M440 378 V462", "kg:refersTo", (440, 420)),
        arrow("M376 197 C 312 260, 312 400, 366 464", "kg:speaker", (322, 268)),
        arrow("M708 178 C 652 260, 652 390, 660 462", "kg:actor", (659, 420)),
        arrow("M860 178 C 950 260, 950 390, 914 462", "kg:object", (930, 420)),
        # knowledge
        box(34, 590, 246, "kg:Holding", ["kg:office “Secretary General”", "kg:firstReported 2025-04-06"], KNOWLEDGE),
        box(34, 700, 246, "kg:Cluster", ["prov:hadMember → statements"], KNOWLEDGE),
        box(
            720,
            626,
            330,
            "kg:Link",
            [
                "rdf:subject   wd:Q30",
                "rdf:predicate kg:proposed",
                "rdf:object    urn:kg:thing:9ab1…",
                "prov:wasDerivedFrom → the events",
            ],
            KNOWLEDGE,
        ),
        arrow("M690 516 C 700 606, 910 606, 920 516", "kg:proposed", (806, 586), colour=green, strong=True),
        arrow("M460 516 C 470 606, 630 606, 650 516", "kg:saidAbout", (554, 586), colour=green, strong=True),
        arrow("M400 516 C 390 580, 350 614, 284 620", "kg:holds", (374, 588), colour=green, strong=True),
        "<text x='330' y='660' font-size='12.5' fill='#26303d'>Plain triples for reading and browsing: what the</text>",
        "<text x='330' y='679' font-size='12.5' fill='#26303d'>articles themselves report as done. Not what is</text>",
        "<text x='330' y='698' font-size='12.5' fill='#26303d'>denied, planned, or only claimed by somebody.</text>",
        f"<text x='330' y='726' font-size='12.5' fill='{green}' font-weight='600'>Every kg:Link leads back to the words.</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name("data-model.svg").write_text(picture(), encoding="utf-8")
