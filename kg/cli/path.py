"""`kg path`: how two entities are connected."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import clean

SHOWN = 3  # statements and events behind each step


@click.command("path", short_help="How two entities are connected.")
@click.argument("a")
@click.argument("b")
@options.since
@options.until
@options.store
def command(a: str, b: str, since: str | None, until: str | None, store: Path) -> int:
    """How A and B are connected: the shortest chain of who spoke about whom and who did what to whom."""
    from kg.face import open_graph
    from kg.view import path

    with open_graph(store) as graph:
        network = graph.network(since=since, until=until)
        ends = graph.entity(a).iri, graph.entity(b).iri
    for step in path(network, *ends):
        click.secho(f"{clean(step.source_label)} – {clean(step.target_label)} ({len(step.evidence):,})", bold=True)
        for piece in step.evidence[:SHOWN]:
            origin = ", ".join(filter(None, (piece.origin.outlet, piece.origin.date, piece.origin.source)))
            click.echo(f"  {clean(piece.actor_words or '?')} {clean(piece.action)} – “{clean(piece.words)}”")
            click.secho(f"      {clean(origin)}", dim=True)
        if len(step.evidence) > SHOWN:
            click.echo(f"  … and {len(step.evidence) - SHOWN:,} more")
    return 0
