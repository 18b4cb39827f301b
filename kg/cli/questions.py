"""`kg questions`: the named questions."""

from __future__ import annotations

import click

from kg.cli.output import clean


@click.command("questions", short_help="List the named questions.")
def command() -> int:
    """List the named questions: what each answers, its parameters and what they are without being given.

    Ask one with: kg query --question NAME --param KEY=VALUE

    An entity is a name, an IRI or a Wikidata id. So is a side, but one that acts, speaks or is acted on: "Moscow",
    "the Kremlin" and "Russians" then are Russia too. A flag is yes or no.
    """
    from kg.query import questions

    for question in questions():
        click.echo(f"{click.style(question.name, bold=True)}: {clean(question.title)}")
        if question.help:
            click.echo(f"    {clean(question.help)}")
        for parameter in question.parameters:
            without = "has to be given" if parameter.required else parameter.default or "may be left out"
            click.echo(f"    --param {parameter.name}=…  {clean(parameter.meaning)} ({parameter.kind}; {without})")
    return 0
