"""`kg contradictions`: what articles tell otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from kg.cli import options
from kg.cli.output import count, say, table
from kg.shown import outlet_shown


@click.command("contradictions", short_help="What articles tell otherwise, with both places.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@options.store
def command(form: str, store: Path) -> int:
    """List what articles tell otherwise: offices that nobody holds at once, events affirmed and denied, figures that
    differ for the same thing, words given to two speakers, quotes disowned.

    Few and right rather than many; which side is true is not said. Reports stand there by their outlets, and those of
    no known outlet by their file names; jsonl has the whole sources.
    """
    from kg.cli.opened import open_graph

    with open_graph(store) as graph:
        rows = list(graph.contradictions())
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
        return 0
    table(
        ("kind", "about", "what differs", "score", "why", "one", "other"),
        [
            (row["kind"], row["label"], _plainly(row), f"{row['score']:.2f}", row["why"], _outlet(row["one"]),
             _outlet(row["other"]))
            for row in rows
        ],
    )  # fmt: skip
    say(count(len(rows), "contradiction"))
    return 0


def _plainly(row: dict[str, Any]) -> str:
    """What differs, with file names in place of paths."""
    what: str = row["what"]
    for place in (row["one"], row["other"], *row["also"]):
        if not place["publisher"]:
            what = what.replace(place["source"], _outlet(place))
    return what


def _outlet(place: dict[str, Any]) -> str:
    return outlet_shown(place["publisher"], place["source"])
