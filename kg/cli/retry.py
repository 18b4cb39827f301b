"""`kg retry`: what a build could not read, once more."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import clean, count, say
from kg.errors import Copied


@click.command("retry", short_help="Read once more what a build could not read.")
@options.store
@options.jobs
@options.model
@options.any_language
@options.lenient
@click.pass_context
def command(
    context: click.Context, store: Path, jobs: int | None, model: str | None, any_language: bool, lenient: bool
) -> int:
    """Read once more what a build could not read: mend the files first. `kg info` lists them with the reasons.

    Of a file of many articles those are read that failed, known by their ids. Where a line failed that has none, or
    no words, the file is read whole, and what was removed of it (kg remove FILE:LINE or FILE#ID) comes back. What
    failed under an id that is no longer there stays listed until kg build or kg remove meets its file. What was left
    out as a copy stays out. Files that are gone, and pages that came from a web archive, are named; fetch those anew.
    """
    from kg.cli import build
    from kg.store.failures import Failures, file_of, is_copy
    from kg.store.folder import Folder

    Folder(store, create=False, read_only=True, wait=2.0).release()
    failures = Failures(store)
    sources = [source for source, reason in failures if not is_copy(reason)]
    if failures.copies:
        say(f"{count(failures.copies, 'input')} left out as copies: left out still; kg build PATH reads them too")
    if not sources:
        say(f"nothing failed in {store}")
        return 0
    files = {source: file_of(source) for source in sources}
    for source in sources:
        if files[source] is None:
            say(f"{clean(source)}: not there, seen from this folder")
    there = tuple(dict.fromkeys(path for path in files.values() if path))
    if not there:
        return 0 if lenient else 1
    say(f"reading {count(len(there), 'file')} again")
    code: int = context.invoke(
        build.command, paths=there, again=False, store=store, jobs=jobs, model=model, any_language=any_language,
        lenient=lenient, retry=True, no_copies=any(reason.startswith(Copied.ORPHAN) for _, reason in failures),
    )  # fmt: skip
    return code
