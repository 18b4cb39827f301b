"""`kg view`: the network as one HTML page."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say


@click.command("view", short_help="Write the network as one HTML page.")
@click.option("--entity", metavar="NAME", help="Only this entity and those it is connected with.")
@options.since
@options.until
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default="graph.html", show_default=True
)
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
@options.store
def command(
    entity: str | None, since: str | None, until: str | None, out: Path, show: bool, store: Path
) -> int:  # fmt: skip
    """Write the network as one HTML page that needs no other file and no network: who spoke about whom, who did what to
    whom, and behind each line the exact words and their source.
    """
    from kg.cli.opened import open_graph
    from kg.face.view import View
    from kg.view import html

    with open_graph(store) as graph:
        network = graph.network(entity=entity, since=since, until=until)
    page = View(html(network))
    if str(out) == "-":
        sys.stdout.buffer.write(page.html.encode("utf-8"))
    else:
        page.save(out)
    entities, edges = count(len(network), "entity", "entities"), count(network.number_of_edges(), "connection")
    say(f"{out}: {entities}, {edges}")
    if show and str(out) != "-":
        webbrowser.open(out.resolve().as_uri())
    return 0
