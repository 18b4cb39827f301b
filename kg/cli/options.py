"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from kg import config

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

store: Decorator = click.option(
    "--store", type=click.Path(path_type=Path, file_okay=False), envvar=config.STORE_ENV, default=config.STORE_DEFAULT,
    show_default=True, show_envvar=True, help="The store's folder.",
)  # fmt: skip
paths: Decorator = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(allow_dash=True))
jobs: Decorator = click.option(
    "--jobs", "-j", type=click.IntRange(min=0), metavar="N",
    help="Worker processes; 0 is one per core. Without it: one for fewer than 64 articles, else one per core.",
)  # fmt: skip
lenient: Decorator = click.option("--lenient", is_flag=True, help="Exit with 0 although inputs failed.")
model: Decorator = click.option(
    "--model",
    metavar="NAME",
    help="An installed spaCy pipeline for tags, trees and names in place of the shipped reader's.",
)
since: Decorator = click.option(
    "--since", metavar="DATE", help="Only what was published from this year, month or day on."
)
until: Decorator = click.option(
    "--until", metavar="DATE", help="Only what was published up to this year, month or day."
)
