"""`kg view`: the network, or the events, as one HTML page."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options
from kg.cli.output import count, say

if TYPE_CHECKING:
    from kg.view import Deed

PAGES = {False: Path("graph.html"), True: Path("events.html")}


@click.command("view", short_help="Write the network, or the events, as one HTML page.")
@click.option("--events", is_flag=True, help="Who does what to whom: a matrix of pairs, and each pair over time.")
@options.everything_of_events
@click.option("--entity", metavar="NAME", help="Only this entity and those it is connected with.")
@options.shown_since
@options.shown_until
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    help="A file; - is standard output.  [default: graph.html, or events.html with --events]",
)
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
@options.asked_store
def command(
    events: bool, everything: bool, entity: str | None, since: str | None, until: str | None, out: Path | None,
    show: bool, store: Path,
) -> int:  # fmt: skip
    """Write the network as one HTML page that needs no other file and no network: who spoke about whom, who did what to
    whom, and behind each line the exact words and their source.

    With --events the page has the events instead: a matrix of who acts towards whom, cooperation against conflict, and
    a timeline of each pair. It opens with facts only, the same that `kg events` writes; boxes on the page, or --all,
    show what is claimed, denied or planned too.
    """
    from kg.cli.opened import open_graph
    from kg.face.view import View
    from kg.view import during, events_html, html

    if everything and not events:
        raise click.UsageError("--all goes with --events: the network shows everything")
    out = out or PAGES[events]
    with open_graph(store) as graph:
        if events:
            known = graph.deeds(entity=entity)
            deeds = during(known, since, until)
            page, told = View(events_html(deeds, everything=everything)), _told(deeds)
            if undated := sum(deed.date is None for deed in known) if since or until else 0:
                told += f"; left out, as nothing tells their day: {count(undated, 'event')}"
        else:
            network = graph.network(entity=entity, since=since, until=until)
            page = View(html(network))
            edges = count(network.number_of_edges(), "connection")
            told = f"{count(len(network), 'entity', 'entities')}, {edges}"
    if str(out) == "-":
        sys.stdout.buffer.write(page.html.encode("utf-8"))
    else:
        page.save(out)
    say(f"{out}: {told}")
    if show and str(out) != "-":
        webbrowser.open(out.resolve().as_uri())
    return 0


def _told(deeds: Sequence[Deed]) -> str:
    facts = sum(deed.fact for deed in deeds)
    return f"{count(len(deeds), 'event')}, {count(facts, 'fact')} among them"
