"""`kg corrections`: what a person knows better about an article, listed, added and taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TextIO

import click

from kg.cli import options
from kg.cli.output import count, say, table
from kg.errors import UsageError


@click.group("corrections", short_help="What you corrected: list it, add to it, take it back.")
def command() -> None:
    """Corrections of what was read: a wrong speaker, what is no statement or no event, a missing statement.

    They stand in the file corrections.jsonl in the store's folder, a line each, and can be written there by hand, made
    in the explorer (`kg serve --corrections`) or taken from another store's file. The next `kg build` or `kg link`
    obeys them and says which fit nothing any more. Who is one with whom is said to `kg merges`.
    """


@command.command("list", short_help="The corrections that stand.")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True,
              help="How to write them; jsonl is the form of the file.")  # fmt: skip
@options.store
def listed(form: str, store: Path) -> int:
    """List the corrections that stand, in the order they were made."""
    from kg.resolve.correction_file import plain, read

    found = read(_file(store))
    if form == "jsonl":
        for one in found:
            click.echo(json.dumps(plain(one), ensure_ascii=False))
        return 0
    table(
        ("id", "time", "kind", "words", "speaker", "article"),
        [
            (one.id, one.time, one.kind, one.words, one.speaker.label if one.speaker else "", one.article[:12])
            for one in found
        ],
    )
    say(f"{count(len(found), 'correction')}; take one back with kg corrections undo ID")
    return 0


@command.command("add", short_help="Take in the corrections of a file.")
@click.argument("file", metavar="FILE", type=click.File(encoding="utf-8"))
@options.store
def add(file: TextIO, store: Path) -> int:
    """Take in corrections from a FILE of the form that `kg corrections list --format jsonl` writes, or from -.

    Nothing is taken in where a line is no correction.
    """
    from kg.resolve.correction_file import add, parsed, read

    target = _file(store)
    found = []
    for number, line in enumerate(file, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            found.append(parsed(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UsageError(f"line {number} is no correction ({error}); see docs/corrections.md") from error
    known = {one.id for one in read(target)}
    fresh = [one for one in found if one.id not in known]
    add(target, fresh)
    say(f"{count(len(fresh), 'correction')} added to {target}; kg link --store {store} takes them in")
    return 0


@command.command("undo", short_help="Take corrections back.")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@options.store
def undo(ids: tuple[str, ...], store: Path) -> int:
    """Take corrections back, by the ids that `kg corrections list` shows."""
    from kg.resolve.correction_file import undo

    for given in ids:
        one = undo(_file(store), given)
        say(f"taken back: {one.kind}, {one.words}")
    say(f"kg link --store {store} makes the graph as it was")
    return 0


def _file(store: Path) -> Path:
    from kg.resolve.correction_file import NAME
    from kg.store.folder import MARKER

    if not (store / MARKER).exists():
        raise UsageError(f"{store} is no store; kg build makes one")
    return store / NAME
