"""`kg rank`: who is central."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import table


@click.command("rank", short_help="Who is central, by a measure.")
@click.option(
    "--by", default="degree", show_default=True, metavar="MEASURE", help="An unknown one lists those there are."
)
@click.option("--communities", "grouped", is_flag=True, help="List the communities of the network instead.")
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="How many; 0 shows all.")
@options.since
@options.until
@options.store
def command(by: str, grouped: bool, limit: int, since: str | None, until: str | None, store: Path) -> int:
    """Who is central in the network, by a measure, or which communities it falls into: what SPARQL cannot answer."""
    from kg.cli.opened import open_graph
    from kg.view import communities, rank

    with open_graph(store) as graph:
        network = graph.network(since=since, until=until)
    if grouped:
        groups = communities(network)[: limit or None]
        rows = [(place, len(group.members), ", ".join(group.labels)) for place, group in enumerate(groups, start=1)]
        table(("community", "size", "members"), rows)
        return 0
    ranked = rank(network, by=by)[: limit or None]
    table(
        ("rank", "entity", "kind", by, "id"),
        [(place, one.label, one.kind, f"{one.score:.4g}", one.entity) for place, one in enumerate(ranked, start=1)],
    )
    return 0
