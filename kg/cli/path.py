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
    from kg.cli.opened import open_graph
    from kg.view import path

    with open_graph(store) as graph:
        network = graph.network(since=since, until=until)
        ends = graph.entity(a), graph.entity(b)
    if ends[0] == ends[1]:
        raise click.UsageError(f"{clean(a)} and {clean(b)} are the same entity, {clean(ends[0].label)}")
    label = network.nodes(data="label")
    for step in path(network, ends[0].iri, ends[1].iri):
        click.secho(f"{clean(step.source_label)} – {clean(step.target_label)} ({len(step.evidence):,})", bold=True)
        for piece in step.evidence[:SHOWN]:
            origin = ", ".join(filter(None, (piece.origin.outlet, piece.origin.date, piece.origin.source)))
            who = label[piece.actor] if piece.actor in network else piece.actor_words
            click.echo(f"  {clean(who or 'somebody')}: {clean(piece.action)} – “{clean(piece.words)}”")
            click.secho(f"      {clean(origin)}", dim=True)
        if len(step.evidence) > SHOWN:
            click.echo(f"  … and {len(step.evidence) - SHOWN:,} more")
    return 0
