"""What `kg build --out` does: articles into shards."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

import click

from kg.cli.output import clean, count, say


def into_shards(
    paths: tuple[str, ...], out: str | None, engine: str | None, address: str | None, again: bool, jobs: int | None,
    model: str | None, any_language: bool, lenient: bool,
) -> int:  # fmt: skip
    """Write shards and say what became of the articles; the exit code."""
    if not out:
        raise click.UsageError("--engine and --address go with --out PLACE, where the shards are to lie")
    if again:
        raise click.UsageError("--again is for a store; shards of another version are other shards")
    if not paths:
        raise click.UsageError("give articles to read")
    if address and engine != "ray":
        raise click.UsageError("--address goes with --engine ray")
    context = click.get_current_context()
    if context.get_parameter_source("store") is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError(f"--out writes shards and no store; kg load {out} --store … makes one of them")
    from kg.annotate import notes
    from kg.cli.progress import Progress
    from kg.scale.places import is_address
    from kg.scale.sharding import here, on_ray, shard

    for line in notes(model):
        say(line)
    known = () if any(map(is_address, paths)) else paths
    with Progress(known) as progress:

        def failed(error: Exception) -> None:
            progress.failed(error)  # type: ignore[arg-type]
            progress.done("", "failed")

        def done(name: str, articles: int) -> None:
            for _ in range(articles):
                progress.done(f"block {name}", "written")

        try:
            with redirect_stdout(sys.stderr):  # Ray says there what it says
                told = shard(
                    paths, out, on_ray(address, jobs, model) if engine == "ray" else here(jobs, model), model=model,
                    any_language=any_language, on_error=failed, on_done=done,
                )  # fmt: skip
        except KeyboardInterrupt:
            say(f"stopped: {count(progress.outcomes['written'], 'article')} of this run safe in {out}; run it again")
            raise click.Abort from None
    say(
        f"{count(told.articles, 'article')} written in {count(told.blocks, 'block')}, {told.kept:,} in "
        f"{count(told.kept_blocks, 'block')} there already, {len(told.failures):,} failed"
    )
    for name in told.damaged:
        say(f"{clean(name)} was not whole; its block was made anew")
    found = (count(told.statements, "statement"), count(told.events, "event"), count(told.roles, "role"))
    if told.words:
        say(f"{', '.join(found[:2])} and {found[2]} in {count(told.words, 'word')} ({told.seconds:.1f} s)")
    say(f"the shards are in {out}; kg load {out} --store STORE takes them in")
    return 1 if told.failures and not lenient else 0
