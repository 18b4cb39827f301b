"""`kg export`: the whole graph as RDF, or the network or the pairs of events for other programs."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say
from kg.draft import draft

RDF = ("nquads", "trig", "turtle", "jsonld")
NETWORK = ("graphml", "gexf", "csv")
PAIRS = ("graphml", "gexf")


@click.command("export", short_help="Write the graph for other programs.")
@click.option("--format", "form", type=click.Choice([*RDF, *NETWORK]), required=True)
@click.option(
    "--events", is_flag=True, help="graphml, gexf: who acts towards whom instead, by cooperation and conflict."
)
@options.everything_of_events
@click.option(
    "--out", type=click.Path(path_type=Path, allow_dash=True), required=True, help="A file; - is standard output."
)
@options.store
def command(form: str, events: bool, everything: bool, out: Path, store: Path) -> int:
    """Write the graph for other programs.

    nquads, trig, turtle and jsonld are the whole store as RDF (turtle without its named graphs); graphml, gexf and csv
    are the network of who spoke about whom and who did what to whom. The same store gives the same bytes. A store
    whose derived graphs are half made is refused; kg link makes them anew.

    With --events, graphml and gexf hold one edge for each pair of one who acts and one who is acted on, both with a
    name, weighed by the facts between them: how many of cooperation, how many of conflict, and the balance of both.
    Facts are what `kg events` writes; --all weighs the rest too.
    """
    from kg.cli.opened import open_graph
    from kg.store.half import refuse

    if everything and not events:
        raise click.UsageError("--all goes with --events: without it everything is written")
    if events and form not in PAIRS:
        raise click.BadParameter(f"--events goes with {' and '.join(PAIRS)}; `kg events` writes events as a table")

    with open_graph(store) as graph:
        refuse(graph.store.half, store)
        if form in RDF:
            written = graph.store.dump(sys.stdout.buffer if str(out) == "-" else out, form)
            what = count(written, "triple" if form == "turtle" else "quad")
        else:
            from kg import view

            network = view.dyads(graph.deeds(), facts=not everything) if events else graph.network()
            write = {"graphml": view.write_graphml, "gexf": view.write_gexf, "csv": view.write_csv}[form]
            if str(out) == "-":
                write(network, sys.stdout)
            else:
                with draft(out) as file:
                    stream = io.TextIOWrapper(file, encoding="utf-8", newline="\n")
                    write(network, stream)
                    stream.detach()
            what = count(network.number_of_edges(), "pair" if events else "connection")
    say(f"{out}: {what}")
    return 0
