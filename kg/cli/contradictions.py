"""`kg contradictions`: what articles tell otherwise."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say, table


@click.command("contradictions", short_help="What articles tell otherwise, with both places.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@options.store
def command(form: str, store: Path) -> int:
    """List what articles tell otherwise: offices that nobody holds at once, events affirmed and denied, figures that
    differ for the same thing, words given to two speakers, quotes disowned.

    Few and right rather than many; which side is true is not said.
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
            (row["kind"], row["label"], row["what"], f"{row['score']:.2f}", row["why"], row["one"]["source"],
             row["other"]["source"])
            for row in rows
        ],
    )  # fmt: skip
    say(count(len(rows), "contradiction"))
    return 0
