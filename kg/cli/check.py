"""`kg check`: every article's graph against its own text, and what can be mended mended."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import clean, count, say


@click.command("check", short_help="Hold the evidence against the texts, and repair it.")
@click.option("--repair", is_flag=True, help="Read damaged articles anew from their texts, derive and link all anew.")
@options.store
@options.jobs
@options.model
def command(repair: bool, store: Path, jobs: int | None, model: str | None) -> int:
    """Hold every article's graph against its own text: words that do not stand where they are said to, texts that were
    changed, what is missing or was put in. The engine's files are read to their end, and so are your decisions.

    With --repair, an article whose text is whole is read anew from it. One whose text is not is taken out and named:
    kg retry reads it again from its source. What is derived and linked is made anew. 1 where something is damaged and
    stays so.
    """
    from kg.errors import StoreError
    from kg.repair import decisions, mend
    from kg.store import open_store
    from kg.store.check import check
    from kg.store.failures import Failures
    from kg.store.folder import LOST, remark
    from kg.store.indexes import unsound

    if repair and remark(store):
        say(f"{store} is marked as a store again; kg build --again finds what an earlier version read, if anything")
    with open_store(store, read_only=True) as opened:
        if wrong := unsound(opened.engine):
            raise StoreError(f"the files of {store} are damaged ({wrong}); {LOST}")
        found = [damage for damage in check(opened.engine) if damage]
        articles = opened.info().articles
        behind = opened.stale or not opened.linked
    unread = list(decisions(store))
    for line in unread:
        click.echo(clean(line))
    for damage in found:
        click.echo(f"{clean(', '.join(damage.sources))}: {clean(damage.what)}")
    failures = Failures(store)
    if torn := failures.damage():
        click.echo(clean(f"{torn}; give kg build the same articles again to be sure"))
    if failed := failures.unread:
        say(f"{count(failed, 'input')} could not be read; kg info --failures lists them, kg retry reads them again")
    if behind:
        say("what is derived is behind the articles: the next kg build brings it up to date, and so does --repair")
    if found:
        say(f"{count(len(found), 'article')} of {articles:,} damaged")
    else:
        say(f"{count(articles, 'article')}: all as they were read")
    if unread and (repair or found):
        say("mend these lines first, by hand or from a backup: no repair is made before they can be obeyed")
        return 1
    if not repair:
        if found:
            say("kg check --repair reads them anew from their texts")
        return 1 if found or unread or torn else 0
    done = mend(store, found, jobs=jobs, model=model)
    if torn:
        say("the list of what could not be read was written anew from what is left of it")
    if found:
        say(f"{count(done.mended, 'article')} read anew")
    for source in done.lost:
        say(f"{clean(source)}: its text is damaged too and was taken out; kg retry reads it from its source")
    say("what is derived and linked was made anew")
    return 1 if done.lost else 0
