"""`kg push`: the graph into another engine."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say


@click.command("push", short_help="Send the graph to another SPARQL store.")
@click.option(
    "--to", required=True, metavar="ADDRESS",
    help="Its Graph Store endpoint; http://NAME:PASSWORD@machine/… or a token in KG_STORE_TOKEN if it asks.",
)  # fmt: skip
@click.option("--bulk", is_flag=True, help="All in one POST of N-Quads, for an endpoint that takes them.")
@options.store
def command(to: str, bulk: bool, store: Path) -> int:
    """Send every graph to another SPARQL store, where each takes the place of the one of that name.

    Sending again does no harm; what was removed here since has to be removed there as well. A store whose derived
    graphs are half made is refused; kg link makes them anew. docs/stores.md has the
    addresses of Fuseki, GraphDB, Virtuoso, QLever, Neptune and Oxigraph. What is there can be asked with
    --store http://… in kg query, kg show and kg view.
    """
    from kg.store import open_store
    from kg.store.half import refuse
    from kg.store.push import push

    with open_store(store, read_only=True) as opened:
        refuse(opened.half, store)
        if opened.stale or not opened.linked:
            say(f"what is derived in {store} is older than its articles; kg link brings it up to date")
        graphs = 0

        def done(graph: str, triples: int) -> None:
            nonlocal graphs
            graphs += 1
            if graphs % 500 == 0:
                say(f"{count(graphs, 'graph')} sent")

        sent = push(opened.engine, to, bulk=bulk, on_done=done)
    say(f"{count(sent, 'triple')} in {count(graphs, 'graph')} are in the store at the other end")
    say("reports that kg remove took away here since an earlier push are still there: docs/stores.md says how they go")
    return 0
