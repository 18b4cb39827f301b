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

    The path of a JSON Lines file stands for all its lines. What failed there is forgotten too: kg retry asks for it no
    more.
    """
    from kg.errors import NotFound
    from kg.link.stage import renew
    from kg.store import open_store
    from kg.store.failures import Failures

    with open_store(store) as graph:
        failures = Failures(store)
        forgotten, removed = failures.forget(source), 0
        try:
            removed = graph.remove(source)
        except NotFound:
            if not forgotten:
                raise
        renew(graph)
        failures.close()
    say(f"{count(removed, 'article')} removed from {store}")
    if forgotten:
        say(f"{count(forgotten, 'input')} that could not be read forgotten")
    return 0
