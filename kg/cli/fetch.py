"""`kg fetch`: pages of the web, politely, into a folder that `kg build` reads."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import click

from kg.cli.output import count, say


@click.command("fetch", short_help="Fetch pages and feeds from the web into a folder.")
@click.argument("sources", nargs=-1, required=True, metavar="ADDRESS|LIST...")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("pages"), show_default=True,
    help="The folder that the pages are kept in.",
)  # fmt: skip
@click.option(
    "--delay", type=click.FloatRange(min=0.0), default=1.0, show_default=True, metavar="SECONDS",
    help="Pause between two requests to one site; a longer Crawl-delay of its robots.txt counts.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Stop after so many pages.")
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and from private networks.")
@click.option("--lenient", is_flag=True, help="Exit with 0 although pages failed.")
def command(
    sources: tuple[str, ...], out: Path, delay: float, limit: int | None, allow_private: bool, lenient: bool
) -> int:
    """Fetch pages, the articles of RSS and Atom feeds, and lists of addresses, each page into one web archive.

    A list is a file with an address a line, or a table with one a row, such as GDELT's (.zip too). A page that has not
    changed since it was fetched is not sent again. Robots.txt is obeyed; this machine and private networks are not
    asked. This is the only command that uses the network. Then: kg build pages
    """
    from kg.fetch import Client, fetch, listed

    states: Counter[str] = Counter()
    try:
        for outcome in fetch(
            listed(sources, sys.stdin.buffer, _passed), out, Client(delay=delay, private=allow_private), limit=limit
        ):
            states[outcome.state] += 1
            say(f"{outcome.address}: {outcome.reason or outcome.state}")
    except KeyboardInterrupt:
        say(f"stopped; what was fetched is safe in {out}, the same command goes on")
        raise click.Abort from None
    pages = states["new"] + states["changed"] + states["unchanged"]
    parts = ", ".join(f"{number:,} {state}" for state, number in states.items() if state != "feed")
    say(f"{count(pages, 'page')} in {out} ({parts or 'none'})")
    return 1 if states["failed"] and not lenient else 0


def _passed(source: str, lines: int) -> None:
    say(f"{source}: {count(lines, 'line')} without an address (http:// or https://) passed over")
