"""`kg events`: who did what to whom, as a table for event data."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say
from kg.draft import draft


@click.command("events", short_help="Write the events as a table.")
@click.option("--format", "form", type=click.Choice(["csv", "jsonl", "parquet"]), default="csv", show_default=True)
@options.happened_since
@options.happened_until
@click.option("--from", "since_before", metavar="DATE", hidden=True)  # as --since was called here at first
@click.option("--to", "until_before", metavar="DATE", hidden=True)
@click.option("--actor", metavar="NAME", help="Only what this one did: a name, an IRI or a Wikidata id.")
@click.option("--recipient", metavar="NAME", help="Only what was done to this one.")
@click.option("--type", "types", metavar="TYPE", multiple=True, help="Only this type of PLOVER; may be repeated.")
@click.option("--typed", is_flag=True, help="Only what has a type of PLOVER, whichever.")
@click.option("--attributed", is_flag=True, help="Facts, and what would be one were it not only somebody's words.")
@options.everything
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default="-", show_default=True,
    help="A file; - is standard output.",
)  # fmt: skip
@options.store
def command(
    form: str, since: str | None, until: str | None, since_before: str | None, until_before: str | None,
    actor: str | None, recipient: str | None, types: tuple[str, ...], typed: bool, attributed: bool, everything: bool,
    out: Path, store: Path,
) -> int:  # fmt: skip
    """Write who did what to whom as a table: a row for each pair of one who acts and one who is acted on.

    The columns are POLECAT's in its order, then those that trace the row to its words: article, sentence, and where
    actor, action and recipient stand. Event ID is of the row, since POLECAT has one a row; Event IRI is of the event:
    what France and Germany did to Russia has two rows, and to count events is to count distinct IRIs.

    Written are facts, as everywhere: what the article itself tells as done, refused, promised or threatened. --all
    writes the rest too, and the columns Negated, Modality and Attributed To tell which is which.

    In csv a cell without a value says None, as POLECAT's files do. pandas reads it as missing; R wants na = "None"
    (readr) or na.strings = "None" (read.csv). Quad Code is PLOVER's, which counts every REQUEST as verbal conflict,
    however friendly: Intensity tells them apart.
    """
    if attributed and everything:
        raise click.UsageError("--attributed and --all do not go together: --all has everything that --attributed adds")
    from kg import export
    from kg.cli.opened import open_graph

    undated: Counter[str] = Counter()
    with open_graph(store) as graph:
        which = export.wanted(
            graph.store, since=since or since_before, until=until or until_before, actor=actor, recipient=recipient,
            types=types, attributed=attributed, everything=everything, typed=typed,
        )  # fmt: skip
        found = export.dyads(graph.store, which, on_undated=lambda dyad: undated.update([dyad.report.iri]))
        rows = map(export.row, found)
        if str(out) == "-":
            written = export.write(rows, sys.stdout.buffer, form)
        else:
            with draft(out) as file:
                written = export.write(rows, file, form)
    say(f"{out}: {count(written, 'row')}" + ("" if written or everything else "; --all writes more than facts"))
    if undated:
        rows_left, articles = count(undated.total(), "row"), count(len(undated), "article")
        say(f"left out, as nothing tells their day: {rows_left} of {articles} without a date")
    return 0
