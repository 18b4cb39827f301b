"""`kg serve`: the graph in a browser and over HTTP, on this machine."""

from __future__ import annotations

from pathlib import Path

import click

from kg import config
from kg.cli import options
from kg.cli.output import say


@click.command("serve", short_help="Look at the graph in a browser; answer SPARQL over HTTP.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at; others want a token.")
@click.option("--port", type=click.IntRange(0, 65535), default=7200, show_default=True, help="0 takes any free one.")
@click.option("--token", envvar="KG_TOKEN", show_envvar=True, help="What requests must carry: Authorization: Bearer.")
@click.option("--allow-update", is_flag=True, help="Let SPARQL updates with the token change the store.")
@click.option("--corrections", is_flag=True, help="Let pages take reports of errors, for kg build and kg link to obey.")
@click.option("--allow-origin", metavar="ORIGIN", help="Let scripts of this site read answers, such as http://a.test.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=config.QUERY_SECONDS,
    show_default=True,
    help="Seconds a request may take.",
)
@click.option("--max-answer", type=click.IntRange(1), default=100, show_default=True, help="MB an answer may have.")
@click.option("--max-memory", type=click.IntRange(1), default=4, show_default=True, help="GiB a query may take.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries at a time.")
@options.store
def command(
    host: str, port: int, token: str | None, allow_update: bool, corrections: bool, allow_origin: str | None,
    timeout: float, max_answer: int, max_memory: int, workers: int, store: Path,
) -> int:  # fmt: skip
    """Look at the graph in a browser, and answer SPARQL over HTTP, on this machine.

    The pages search people, statements and reports and lead from each line to its words. /sparql speaks the SPARQL 1.1
    Protocol, /graphs the Graph Store Protocol for reading, so that any SPARQL client works unchanged.

    The default graph is all graphs together. A build may go on meanwhile: answers come from the last whole state and
    change over to the new one when it is done. A query that takes too long or too much is stopped, and its client told.
    """
    from kg.serve.app import Settings
    from kg.serve.pool import Limits
    from kg.serve.run import run

    limits = Limits(timeout, max_answer * 1_000_000, max_memory << 30, workers=workers)

    def ready(address: str) -> None:
        say(f"{address}/ shows {store} in a browser, {address}/sparql answers SPARQL; Ctrl-C stops it")

    run(store, Settings(host, port, token, allow_update, corrections, allow_origin, limits), ready)
    return 0
