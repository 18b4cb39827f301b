"""`kg validate`: the store against the shapes of the ontology."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import clean, count, say


@click.command("validate", short_help="Hold the store against its shapes.")
@options.store
def command(store: Path) -> int:
    """Hold every article's graph and the derived knowledge against ontology/shapes.ttl (SHACL); 1 where they differ."""
    from kg.cli.opened import open_graph

    with open_graph(store) as graph:
        report = graph.store.validate()
    for finding in report.findings:
        click.echo(clean(finding))
    say(f"{count(len(report.findings), 'finding')}" if report.findings else "the store is as its shapes ask")
    return 1 if report.findings else 0
