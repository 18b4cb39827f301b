"""`kg merges`: which entities of several articles were taken for one, and why."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say, table


@click.command("merges", short_help="Which entities were taken for one, and why.")
@click.option("--same", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
              help="A CSV file of two columns: these are one, whatever we think.")  # fmt: skip
@click.option("--different", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
              help="A CSV file of two columns: these are two, whatever we think.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True,
              help="How to write them.")  # fmt: skip
@options.store
def command(same: Path | None, different: Path | None, form: str, store: Path) -> int:
    """List the entities of several articles that were taken for one, the least sure first, each with score and reason.

    The cells of a FILE are names, IRIs or Wikidata ids. The store keeps a copy and obeys it from then on; the next FILE
    takes its place, so an empty one undoes it. What the articles say stays as it is.
    """
    from kg.cli.opened import open_graph
    from kg.link.entities.everybody import everybody
    from kg.link.entities.merges import listed
    from kg.link.entities.merging import overrule
    from kg.store import open_store
    from kg.store.merged import kept

    if same or different:
        with open_store(store) as writable:
            overrule(writable, same, different)
    with open_graph(store) as graph:
        rows = list(listed(kept(graph.store), everybody(graph.store)))
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(asdict(row), ensure_ascii=False))
        return 0
    table(
        ("score", "one", "other", "by", "why", "one's id", "other's id"),
        [(f"{r.score:.2f}", r.label, r.other_label, r.by, r.why, r.one, r.other) for r in rows],
    )
    say(f"{count(len(rows), 'merge')}; overrule them with --same FILE and --different FILE")
    return 0
