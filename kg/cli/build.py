"""`kg build`: articles into a store."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import count, say
from kg.errors import Copied


@click.command("build", short_help="Read articles into a store.")
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(allow_dash=True))
@click.option("--again", is_flag=True, help="Read what the store holds anew, from the texts it keeps.")
@click.option(
    "--out", metavar="PLACE",
    help="Write shards to this folder or storage (s3://…) instead of a store; kg load takes them in.",
)  # fmt: skip
@click.option(
    "--engine", type=click.Choice(("local", "ray")), help="With --out: worker processes here, or a Ray cluster's."
)
@click.option(
    "--address", metavar="HOST:PORT", help="With --engine ray: the cluster; without it one on this machine alone."
)
@click.option(
    "--cache", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
    help="Keep what is read of each article there, and do not read again what is kept.",
)  # fmt: skip
@click.option("--no-copies", is_flag=True, help="Leave out, and name, articles that are copies of one before them.")
@options.store
@options.jobs
@options.model
@options.any_language
@options.lenient
@options.plugins
def command(
    paths: tuple[str, ...], again: bool, store: Path, jobs: int | None, model: str | None, any_language: bool,
    lenient: bool, cache: Path | None = None, no_copies: bool = False, out: str | None = None,
    engine: str | None = None, address: str | None = None, retry: bool = False,
) -> int:  # fmt: skip
    """Read articles into a store: files, folders, or - for standard input.

    Read are .txt, .md and .html, and many articles a file: .jsonl, .csv, .tsv (also packed as .gz or .zst), .parquet,
    and web archives (.warc, .warc.gz) of crawlers and of kg fetch. An article that is there already is not read again;
    one that changed replaces what its source had said before. An input that cannot be read is named, the rest goes on.
    Of a folder, files of other kinds, hidden ones and README, LICENSE, CHANGELOG and NOTICE are passed over.

    A graph that an earlier version built is brought up to date with --again, which needs no files: what that version
    read is read anew. What this very version has read already stays as it is and counts as unchanged, since the same
    text would give the same again.

    With --cache what is read is kept in a folder, apart from any store: another build, of a new store or with other
    links, takes from there what this reader with these rules has read already. Another reader, other plug-ins, other
    rules and any change to a word list (ontology/*.tsv, your own too) read all of it anew.

    With --no-copies one report of several that are nearly alike (agency news in many papers) is read, the first, and
    the others are named and left out. Without it all are read, and the links say which are copies.

    With --out no store is touched: what was read goes to shards, some dozens of articles each, as Parquet of records
    and as N-Quads. A run that was stopped goes on where it was, and kg load makes the store of them that this command
    would have made. docs/scale.md tells how several machines work on them.
    """
    if out and cache:
        raise click.UsageError("shards keep what is read themselves; leave out --cache")
    if out and no_copies:
        raise click.UsageError("--no-copies goes by the order of a build; shards hold all articles")
    if out or engine or address:
        from kg.cli.sharded import into_shards

        return into_shards(paths, out, engine, address, again, jobs, model, any_language, lenient)
    if not paths and not again:
        raise click.UsageError("give articles to read, or --again to read anew what the store holds")
    if again and not store.exists():
        raise click.UsageError(f"--again reads what a store holds, and there is no {store}")
    from kg.annotate import notes
    from kg.cli.progress import Progress
    from kg.pipeline import build

    for line in notes(model):
        say(line)
    with Progress(paths) as progress:
        try:
            summary = build(
                paths,
                store=store,
                jobs=jobs,
                model=model,
                on_error=progress.failed,
                on_done=progress.done,
                any_language=any_language,
                again=again,
                copies=not no_copies,
                retry=retry,
                cache=cache,
            )
        except KeyboardInterrupt:
            safe = progress.outcomes.total() - progress.outcomes["failed"]
            say(f"stopped: {count(safe, 'article')} of this run safe in {store}; run it again to go on")
            raise click.Abort from None
    copied = sum(isinstance(error, Copied) for error in summary.failures)
    outcomes = {
        "added": summary.added, "replaced": summary.replaced, "unchanged": summary.unchanged,
        "left out as copies": copied, "failed": len(summary.failures) - copied,
    }  # fmt: skip
    parts = ", ".join(f"{number:,} {name}" for name, number in outcomes.items() if number)
    say(f"{count(summary.articles, 'article')}: {parts or 'none'}")
    if again and summary.unchanged == summary.articles:
        say("this version has read all of it already: there is nothing to bring up to date")
    found = (count(summary.statements, "statement"), count(summary.events, "event"), count(summary.roles, "role"))
    if summary.words:
        pace = f"{summary.seconds:.1f} s, {summary.words_per_second:,.0f} words a second"
        say(f"{', '.join(found[:2])} and {found[2]} in {count(summary.words, 'word')} ({pace})")
    for line in summary.misfits:
        say(line)
    say(f"the graph is in {store}")
    return 1 if outcomes["failed"] and not lenient else 0
