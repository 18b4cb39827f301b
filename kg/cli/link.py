"""`kg link`: what several articles tell, linked anew."""

from __future__ import annotations

import time
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say


@click.command("link", short_help="Link anew what several articles tell.")
@options.store
def command(store: Path) -> int:
    """Link anew what several articles tell: clusters of statements that say the same, how their wordings drift, shared
    text, contradictions.

    `kg build` and `kg remove` keep the links up to date by looking only at what an article touches; this makes all of
    them again from the evidence, with the same result. What you corrected since is taken in (see `kg corrections`).
    """
    from kg.link.corrected import Corrected
    from kg.link.entities.merging import derive
    from kg.link.stage import link
    from kg.pipeline import build
    from kg.store import open_store

    started = time.monotonic()
    with open_store(store) as graph:
        waiting = Corrected(graph).waiting()
    if waiting:
        build((), store=store, jobs=1)
        say(f"{count(len(waiting), 'article')} read anew with your corrections")
    with open_store(store) as graph:
        derive(graph, force=True)
        found = link(graph, again=True)
        for line in Corrected(graph).missed():
            say(line)
    told = f"{count(found.clusters, 'cluster')} and {count(found.contradictions, 'contradiction')}"
    say(f"{told} in {count(found.articles, 'article')} ({time.monotonic() - started:.1f} s)")
    return 0
