"""`kg compare`: the reports of one story side by side, as one HTML page."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say

PAGE = Path("compare.html")


@click.command("compare", short_help="Write one story side by side in its outlets' words, as one HTML page.")
@click.argument("cluster", required=False)
@click.option("--story", is_flag=True, help="The whole story, not the one statement alone.")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), default=PAGE, show_default=True,
    help="A file; - is standard output.",
)  # fmt: skip
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
@options.store
def command(cluster: str | None, story: bool, out: Path, show: bool, store: Path) -> int:
    """Write one HTML page on which the reports of one story stand side by side: who has which statement, each outlet's
    wording with its differences marked, where they contradict each other, and the texts. It needs no other file, no
    network and no scripts.

    CLUSTER is the id of a cluster of statements, the beginning of one, or words of a statement ("dance the tango").
    With --story the page has the whole story that the statement is part of; --story alone takes the story of the
    statement that most outlets have.
    """
    from kg.cli.opened import open_graph
    from kg.face.view import View
    from kg.view import compare_html, compared

    if cluster is None and not story:
        raise click.UsageError("name a cluster, or words of a statement, or give --story")
    with open_graph(store) as graph:
        found = compared(graph.store, cluster, whole=story)
    page = View(compare_html(found))
    if str(out) == "-":
        sys.stdout.buffer.write(page.html.encode("utf-8"))
    else:
        page.save(out)
    reports, claims = count(len(found.articles), "report"), count(len(found.claims), "statement")
    say(f"{out}: {reports}, {claims} in more than one, {count(len(found.contradictions), 'contradiction')}")
    if show and str(out) != "-":
        webbrowser.open(out.resolve().as_uri())
    return 0
