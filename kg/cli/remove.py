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
    more. But kg retry reads a file whole while a line without an id is to be tried again, and kg build does always:
    what was removed of it (FILE:LINE, FILE#ID) comes back, or fails again, unless it is taken out of the file as well.
    """
    from kg.errors import NotFound
    from kg.link.stage import renew
    from kg.store import open_store
    from kg.store.failures import Failures, file_of

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
        file = file_of(source)
        whole = file if file and file != source and failures.asks(file) else None
    say(f"{count(removed, 'article')} removed from {store}")
    if forgotten:
        say(f"{count(forgotten, 'input')} that could not be read forgotten")
    if whole:
        say(f"other inputs of {whole} could not be read: kg retry reads all of it again, and with it what was removed")
    return 0
