"""`kg show`: one entity with everything said by it, about it, done by it and to it."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.output import clean, count


@click.command("show", short_help="Show one entity with its sources.")
@click.argument("name")
@click.option(
    "--limit", type=click.IntRange(min=0), default=10, show_default=True, help="Facts of each kind; 0 shows all."
)
@options.asked_store
def command(name: str, limit: int, store: Path) -> int:
    """Show one entity: its roles, what it said, what was said about it, what it did and what was done to it.

    NAME is a name as the articles use it, an IRI or a Wikidata id. Each fact comes with outlet, date and exact words.
    """
    from kg.cli.opened import open_graph
    from kg.face import portrait

    with open_graph(store) as graph:
        found = portrait(graph.store, graph.entity(name))
    entity = found.entity
    click.secho(f"{clean(entity.label)} ({entity.kind}, {clean(entity.wikidata or entity.iri)})", bold=True)
    for section, facts in found.facts.items():
        if not facts:
            continue
        click.echo()
        denied = sum(fact.note == "not" for fact in facts) if section == "said" else 0
        told = f"{len(facts) - denied:,}, and {denied:,} not said" if denied else f"{len(facts):,}"
        click.secho(f"{section} ({told})", bold=True)
        for fact in facts[: limit or None]:
            origin = ", ".join(filter(None, (clean(fact.outlet), clean(fact.date), clean(fact.source))))
            who = f"{clean(fact.who)}: " if section in ("said about it", "done to it") else ""
            note = f" ({clean(fact.note)})" if fact.note else ""
            click.echo(f"  {who}{clean(fact.what)}{note} – “{clean(fact.words)}”")
            click.secho(f"      {origin}", dim=True)
        if limit and len(facts) > limit:
            click.echo(f"  … and {len(facts) - limit:,} more: --limit 0 shows all")
    if not any(found.facts.values()):
        click.echo(f"named in the articles, but {count(0, 'statement')}, events or roles")
    return 0
