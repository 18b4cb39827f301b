"""`kg remove`: take a source out of a store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say


@click.command("remove", short_help="Take a source out of a store.")
@click.argument("source")
@options.store
def command(source: str, store: Path) -> int:
    """Take out what was read from SOURCE: a path, a URL, an article's id or IRI.

    The path of a JSON Lines file stands for all its lines.
    """
    from kg.link.stage import renew
    from kg.store import open_store

    with open_store(store) as graph:
        removed = graph.remove(source)
        renew(graph)
    say(f"{count(removed, 'article')} removed from {store}")
    return 0
