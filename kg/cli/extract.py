"""`kg extract`: what articles say, as JSON Lines."""

from __future__ import annotations

import json
import sys

import click

from kg.cli import options
from kg.cli.output import say


@click.command("extract", short_help="Print what articles say, as JSON Lines.")
@options.paths
@click.option("--no-text", is_flag=True, help="Leave the articles' texts out.")
@options.jobs
@options.model
@options.any_language
@options.lenient
@options.plugins
def command(
    paths: tuple[str, ...], no_text: bool, jobs: int | None, model: str | None, any_language: bool, lenient: bool
) -> int:
    """Print what articles say, one JSON object a line, in the order of the input; nothing is stored.

    Offsets are character positions in the article's text, end exclusive.
    """
    from kg.annotate import notes
    from kg.cli.progress import Progress
    from kg.contract import to_json
    from kg.pipeline import extract_all

    for line in notes(model):
        say(line)
    failed = 0
    with Progress(paths, quiet=sys.stdout.isatty()) as progress:

        def note(error: Exception) -> None:
            nonlocal failed
            failed += 1
            progress.failed(error)  # type: ignore[arg-type]
            progress.done("", "failed")

        for extraction in extract_all(paths, jobs=jobs, model=model, on_error=note, any_language=any_language):
            line = json.dumps(to_json(extraction, text=not no_text), ensure_ascii=False)
            sys.stdout.write(line + "\n")
            sys.stdout.flush()
            progress.done(extraction.article.source, "extracted")
    return 1 if failed and not lenient else 0
