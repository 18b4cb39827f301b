"""`kg load`: shards into a store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import clean, count, say


@click.command("load", short_help="Take shards into a store.")
@click.argument("shards", nargs=-1, required=True, metavar="SHARDS...")
@options.store
@options.jobs
@options.lenient
def command(shards: tuple[str, ...], store: Path, jobs: int | None, lenient: bool) -> int:
    """Take what kg build --out wrote into a store: folders, addresses, or single files of a block.

    The store is then the one that kg build would have made of the same articles. Loading again changes nothing. Inputs
    that could not be read when the shards were written count as failures each time they are loaded (exit code 1, 0 with
    --lenient): the same kg build --out tries them again.
    """
    from kg.cli.progress import Progress
    from kg.scale.loading import load

    with Progress(()) as progress:
        try:
            told = load(shards, store=store, jobs=jobs, on_done=progress.done)
        except KeyboardInterrupt:
            say(f"stopped; what was reported is safe in {store}; run it again to go on")
            raise click.Abort from None
    for place in told.unfinished:
        say(
            f"{clean(place)} has no list yet: the run that writes it was stopped or is at work; what is there is loaded"
        )
    outcomes = {"added": told.added, "replaced": told.replaced, "unchanged": told.unchanged}
    parts = ", ".join(f"{number:,} {name}" for name, number in outcomes.items() if number)
    say(f"{count(sum(outcomes.values()), 'article')} in {count(told.blocks, 'block')}: {parts or 'none'}")
    if told.failures:
        say(
            f"{count(len(told.failures), 'input')} could not be read when the shards were written: kg info --failures "
            "lists them; the same kg build --out tries them again, --lenient exits with 0"
        )
    for line in told.misfits:
        say(line)
    say(f"the graph is in {store}")
    return 1 if told.failures and not lenient else 0
