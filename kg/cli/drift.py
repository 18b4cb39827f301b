"""`kg drift`: how the wording of a statement changes from outlet to outlet."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say, table
from kg.shown import outlet_shown


@click.command("drift", short_help="How wordings change from outlet to outlet, the worst first.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="How many; 0 shows all.")
@click.option("--story", metavar="CLUSTER", help="Only the story that this is part of: an id, or words of a statement.")
@options.speaker
@options.store
def command(form: str, limit: int, story: str | None, speaker: str | None, store: Path) -> int:
    """List how wordings of one statement differ from its fullest, the worst first: another number or name, stronger,
    weaker, quote marks of an outlet's own, paraphrase, other words, cut, other signs, verbatim.

    [-words-] are only in the fullest wording, {+words+} only in this one.
    """
    from kg.cli.opened import open_graph

    with open_graph(store) as graph:
        rows = list(graph.drift(speaker=speaker))
        if story is not None:
            from kg.view import compared

            told = {claim.cluster.id for claim in compared(graph.store, story, whole=True).claims}
            rows = [row for row in rows if row["cluster"] in told]
    shown = rows[: limit or None]
    if form == "jsonl":
        for row in shown:
            click.echo(json.dumps(row, ensure_ascii=False))
        return 0
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    table(
        ("drift", "speaker", "outlet", "against", "why", "difference"),
        [
            (row["drift"], row["label"], _outlet(row["wording"]), _outlet(row["against"]), row["why"],
             "".join(marks[piece["how"]].format(piece["text"]) for piece in row["difference"]))
            for row in shown
        ],
    )  # fmt: skip
    say(f"{len(shown):,} of {count(len(rows), 'wording')}")
    return 0


def _outlet(wording: dict[str, str | None]) -> str | None:
    return outlet_shown(wording["outlet"], wording["source"])
