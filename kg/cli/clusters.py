"""`kg clusters`: statements that say the same, and who has them."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import shorten

import click

from kg.cli import options
from kg.cli.output import count, say, table
from kg.shown import file_name
from kg.vocab import article_iri

CELLS = (
    "id", "speaker", "label", "canonical", "outlets", "independent_sources", "score", "why", "article", "statement",
    "outlet", "published", "member_speaker", "start", "end", "manner", "drift", "drift_why", "text",
)  # fmt: skip

WORDING, NAMED = 90, 4  # characters of a wording, and outlets, that a row of the table has


@click.command("clusters", short_help="Statements that say the same, and which outlets have them.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True)
@click.option("--story", metavar="CLUSTER", help="Only the story that this is part of: an id, or words of a statement.")
@options.speaker
@options.store
def command(form: str, story: str | None, speaker: str | None, store: Path) -> int:
    """List the statements that say the same, in clusters: direct quotes, cut or translated, and their paraphrases.

    What most outlets have comes first. Sources counts those that do not copy each other: ten copies of one report are
    one. --story "dance the tango" keeps to what the reports of that story share. jsonl has one cluster a line with all
    its members and why they are taken to be one; csv has a line for each member.
    """
    from kg.cli.opened import open_graph

    names: dict[str, str] = {}
    with open_graph(store) as graph:
        rows = list(graph.clusters(speaker=speaker))
        if form == "table":
            shown = {outlet for row in rows for outlet in row["outlets"][:NAMED]}
            unnamed = {m["article"] for row in rows for m in row["members"] if m["outlet"] is None} & shown
            names = {key: file_name(graph.store.article(article_iri(key)).source) for key in unnamed}
        if story is not None:
            from kg.view import compared

            told = {claim.cluster.id for claim in compared(graph.store, story, whole=True).claims}
            rows = [row for row in rows if row["id"] in told]
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(CELLS)
        for row in rows:
            head = [len(row[name]) if name == "outlets" else row[name] for name in CELLS[:8]]
            for m in row["members"]:
                place = [min(part["start"] for part in m["content"]), max(part["end"] for part in m["content"])]
                tail = [m[name] for name in ("manner", "drift", "why", "text")]
                writer.writerow(
                    [*head, m["article"], m["statement"], m["outlet"], m["published"], m["label"], *place, *tail]
                )
    else:
        table(
            ("outlets", "sources", "statements", "speaker", "wording", "score", "id"),
            [
                (_names(row["outlets"], names), row["independent_sources"], len(row["members"]), row["label"],
                 _shown(row["canonical"]), f"{row['score']:.2f}", row["id"])
                for row in rows
            ],
            whole=("id", "score"),
        )  # fmt: skip
        say(count(len(rows), "cluster"))
    return 0


def _shown(wording: str) -> str:
    """A wording, on a terminal by its beginning."""
    return shorten(wording, WORDING, placeholder=" …") if sys.stdout.isatty() else wording


def _names(outlets: Sequence[str], names: Mapping[str, str]) -> str:
    """How many outlets, and which; `names` of those that are not known."""
    more = len(outlets) - NAMED
    listed = ", ".join(names.get(outlet, outlet) for outlet in outlets[:NAMED])
    return f"{len(outlets)}: {listed}{f' and {more} more' if more > 0 else ''}"
