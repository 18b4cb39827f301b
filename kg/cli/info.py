"""`kg info`: what a store holds, in figures."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import clean, count, table


@click.command("info", short_help="What a store holds.")
@click.option("--sources", is_flag=True, help="List the articles instead: source, outlet, date, title.")
@click.option("--failures", is_flag=True, help="List what could not be read, or is a copy, instead, with reasons.")
@options.store
def command(sources: bool, failures: bool, store: Path) -> int:
    """What a store holds, in figures, by which versions it was read, how many inputs could not be read, and how many
    were left out as copies.
    """
    from kg.cli.opened import open_graph
    from kg.store.failures import Failures

    with open_graph(store) as graph:
        if sources:
            held = list(graph.store.articles())
            table(
                ("source", "outlet", "date", "title"),
                [(", ".join(one.sources), one.publisher, one.published, one.title) for one in held],
            )
            return 0
        if failures:
            table(("source", "why it is not there"), list(Failures(store)))
            return 0
        info = graph.store.info()
    span = f", {info.first} to {info.last}" if info.first else ""
    click.echo(f"{clean(info.path)}: {count(info.articles, 'article')} of {count(info.outlets, 'outlet')}{clean(span)}")
    click.echo(", ".join(count(number, name.lower(), _PLURAL.get(name)) for name, number in info.counts.items()))
    click.echo(f"{count(info.quads, 'quad')}, {info.knowledge:,} of them derived; {info.size / 1e6:,.1f} MB on disk")
    tools, models = ", ".join(map(clean, info.tools)), ", ".join(map(clean, info.models))
    click.echo(f"read by {tools or 'nobody'} with {models or 'no reader'}")
    kept = Failures(store)
    if kept.unread:
        click.echo(
            f"{count(kept.unread, 'input')} could not be read: kg info --failures lists them, kg retry tries again"
        )
    if kept.copies:
        click.echo(f"{count(kept.copies, 'input')} left out as copies: kg info --failures lists them too")
    return 0


_PLURAL = {"Entity": "entities"}
