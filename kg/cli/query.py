"""`kg query`: SPARQL or a named question, answered as a table, CSV, TSV or JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TextIO

import click

from kg import config
from kg.cli import options
from kg.cli.output import count, say, table
from kg.errors import NotFound


@click.command("query", short_help="Ask in SPARQL, or by the name of a question.")
@click.argument("sparql", required=False)
@click.option("--file", "-f", type=click.File(encoding="utf-8"), help="A file with the query; - is standard input.")
@click.option("--question", "-q", metavar="NAME", help="A named question; `kg questions` lists them.")
@click.option("--param", "-p", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the question.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "tsv", "json"]), default="table", show_default=True
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=config.QUERY_SECONDS,
    show_default=True,
    help="Seconds to wait.",
)
@options.asked_store
def command(
    sparql: str | None, file: TextIO | None, question: str | None, params: tuple[str, ...], form: str, timeout: float,
    store: Path,
) -> int:  # fmt: skip
    """Ask in SPARQL, or by the name of a question.

    The default graph is all graphs together; the prefixes kg:, wd:, schema:, prov:, oa:, org:, skos: and the like are
    known. A query only reads, and only this store.

    An answer without rows is an answer: the exit code is 0. A named question then says on standard error for whom it
    looked, and what to try. Where a period is asked for, how many rows have no date is said there too.
    """
    if sum(given is not None for given in (sparql, file, question)) != 1:
        raise click.UsageError("give one of: a SPARQL query, --file FILE, --question NAME")
    if params and question is None:
        raise click.UsageError("--param goes with --question")
    from kg.cli.opened import open_graph
    from kg.query import nothing_found, undated

    if question is not None:
        _known(question)
    with open_graph(store) as graph:
        if question is not None:
            result = graph.ask(question, _pairs(params), timeout=timeout)
            told = "" if len(result) else nothing_found(graph.store, question, _pairs(params))
            left = undated(graph.store, question, _pairs(params), timeout=timeout)
        else:
            text = sparql if sparql is not None else _read(file) if file else ""
            result = graph.query(text, timeout=timeout)
    if question is not None and told:
        say(told)
    if question is not None and left:
        say(f"left out, as nothing tells their day: {count(left, 'row')}")
    if form == "table":
        table(result.columns, result.rows)
        if sys.stdout.isatty():
            say(count(len(result), "row"))
    else:
        result.write(sys.stdout, form)
    return 0


def _known(name: str) -> None:
    """An unknown question is wrong usage, whatever the store holds."""
    from kg.query import question

    try:
        question(name)
    except NotFound as error:
        raise click.BadParameter(str(error), param_hint="--question") from error


def _read(file: TextIO) -> str:
    try:
        return file.read()
    except UnicodeDecodeError as error:
        reason = f"{file.name} is not UTF-8 (byte {error.start:,}: {error.reason})"
        raise click.BadParameter(reason, param_hint="--file") from error


def _pairs(params: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for param in params:
        key, sign, value = param.partition("=")
        if not sign or not key:
            raise click.BadParameter(f"{param!r} is not KEY=VALUE", param_hint="--param")
        pairs[key] = value
    return pairs
