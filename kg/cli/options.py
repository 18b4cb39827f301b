"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg import config

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class _Place(click.Path):
    """A store's folder, or where that will do, the address of an endpoint."""

    def __init__(self, *, asked: bool) -> None:
        super().__init__(path_type=Path, file_okay=False)
        self._asked = asked

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The folder as a Path, an address as it is."""
        if not config.is_address(value):
            return super().convert(value, param, ctx)
        if not self._asked:
            self.fail("this needs the folder of a store; at an address only query, show and view can ask", param, ctx)
        return value


store: Decorator = click.option(
    "--store", type=_Place(asked=False), envvar=config.STORE_ENV, default=config.STORE_DEFAULT,
    show_default=True, show_envvar=True, help="The store's folder.",
)  # fmt: skip
asked_store: Decorator = click.option(
    "--store", type=_Place(asked=True), envvar=config.STORE_ENV, default=config.STORE_DEFAULT,
    show_default=True, show_envvar=True, help="The store's folder, or the address of a SPARQL endpoint.",
)  # fmt: skip
paths: Decorator = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True))
jobs: Decorator = click.option(
    "--jobs", "-j", type=click.IntRange(min=0), metavar="N",
    help="Worker processes; 0 is one per core. Without it: one for fewer than 64 articles, else one per core.",
)  # fmt: skip
any_language: Decorator = click.option(
    "--any-language", is_flag=True, help="Read articles as English even where they seem to be in another language."
)
lenient: Decorator = click.option("--lenient", is_flag=True, help="Exit with 0 although inputs failed.")
model: Decorator = click.option(
    "--model",
    metavar="NAME",
    help="An installed spaCy pipeline, or the folder of one: the tags, trees and names that it has take the place of "
    "the shipped reader's.",
)


def _list_plugins(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from kg.cli.output import say, table
        from kg.plugins import installed

        found = installed()
        if found:
            rows = [
                (p.name, p.group.removeprefix("kg.").rstrip("s"), p.distribution, p.version, p.target) for p in found
            ]
            table(("plug-in", "kind", "package", "version", "function"), rows)
        else:
            say("no plug-ins are in use")
        context.exit()


plugins: Decorator = click.option(
    "--list-plugins", is_flag=True, is_eager=True, expose_value=False, callback=_list_plugins,
    help="List the plug-ins that read along, and do nothing else.",
)  # fmt: skip
since: Decorator = click.option(
    "--since", metavar="DATE", help="Only what was published from this year, month or day on."
)
until: Decorator = click.option(
    "--until", metavar="DATE", help="Only what was published up to this year, month or day."
)
happened_since: Decorator = click.option(
    "--since", metavar="DATE", help="Only what happened from this year, month or day on, by Event Date."
)
happened_until: Decorator = click.option(
    "--until", metavar="DATE", help="Only what happened up to this year, month or day, by Event Date."
)
shown_since: Decorator = click.option(
    "--since", metavar="DATE",
    help="Only what was published from this year, month or day on; with --events, what happened.",
)  # fmt: skip
shown_until: Decorator = click.option(
    "--until", metavar="DATE",
    help="Only what was published up to this year, month or day; with --events, what happened.",
)  # fmt: skip
_REST = "also what is claimed, denied, planned, possible or background."
everything: Decorator = click.option("--all", "everything", is_flag=True, help=f"Not facts only: {_REST}")
everything_of_events: Decorator = click.option(
    "--all", "everything", is_flag=True, help=f"With --events, not facts only: {_REST}"
)
speaker: Decorator = click.option(
    "--speaker", metavar="NAME", help="Only what this one said: a name, an IRI or a Wikidata id."
)
