"""`kg events`: who did what to whom, as a table for event data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say
from kg.draft import draft


@click.command("events", short_help="Write the events as a table.")
@click.option("--format", "form", type=click.Choice(["csv", "jsonl", "parquet"]), default="csv", show_default=True)
@click.option("--from", "since", metavar="DATE", help="Only events of this year, month or day, or later.")
@click.option("--to", "until", metavar="DATE", help="Only events up to this year, month or day.")
@click.option("--actor", metavar="NAME", help="Only what this one did: a name, an IRI or a Wikidata id.")
@click.option("--recipient", metavar="NAME", help="Only what was done to this one.")
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Only this type of PLOVER; may be repeated.")
@click.option("--attributed", is_flag=True, help="Also what somebody is only reported to have said.")
@click.option("--all", "everything", is_flag=True, help="Everything: also what is denied, planned or of no type.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default="-", show_default=True,
    help="A file; - is standard output.",
)  # fmt: skip
@options.store
def command(
    form: str, since: str | None, until: str | None, actor: str | None, recipient: str | None, types: tuple[str, ...],
    attributed: bool, everything: bool, out: Path, store: Path,
) -> int:  # fmt: skip
    """Write who did what to whom as a table: a row for each pair of one who acts and one who is acted on.

    The columns are POLECAT's in its order, then those that trace the row to its words: article, sentence, and where
    actor, action and recipient stand. Written are facts: what the article itself reports as done, refused,
    promised or threatened. What it denies, plans, imagines or places long ago, and what has no PLOVER type, comes with
    --all; what it only has somebody say, with --attributed (and --all).
    """
    from kg import export
    from kg.cli.opened import open_graph

    with open_graph(store) as graph:
        which = export.wanted(
            graph.store, since=since, until=until, actor=actor, recipient=recipient, types=types,
            attributed=attributed, everything=everything,
        )  # fmt: skip
        rows = map(export.row, export.dyads(graph.store, which))
        if str(out) == "-":
            written = export.write(rows, sys.stdout.buffer, form)
        else:
            with draft(out) as file:
                written = export.write(rows, file, form)
    say(f"{out}: {count(written, 'row')}" + ("" if written else "; --attributed and --all write more than facts"))
    return 0
