"""The group `kg`: commands are imported when they are asked for, errors become one line and an exit code."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence

import click

from kg import config
from kg.cli.output import harmless
from kg.errors import KgError, UsageError

COMMANDS = (
    "build", "extract", "query", "questions", "show", "view", "clusters", "drift", "contradictions", "compare",
    "serve", "events", "export", "push", "load", "fetch", "rank", "path", "merges", "corrections", "link", "info",
    "retry", "check", "validate", "remove",
)  # fmt: skip
OK, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class Commands(click.Group):
    """Knows its commands by name and loads each from the module of that name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a first use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, from `kg.cli.<name>`."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"kg.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a reader of our output that has seen enough, such as `head`, is no error."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click would make it a failure
            return _unheard()


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(config.VERSION, prog_name="kg")
def group() -> None:
    """Who said what and who did what, from news reports: a knowledge graph with the exact words as evidence.

    Exit codes: 0 done, 1 an input failed or nothing was found, 2 wrong usage.
    """


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code. The only place where an error becomes words for a person."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = group.main(args=None if arguments is None else list(arguments), prog_name="kg", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else OK
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
    except KeyboardInterrupt:
        click.echo("kg: stopped", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return _unheard()
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(harmless(f"kg: {place}{error.strerror or error}"), err=True)
        try:
            sys.stdout.flush()
        except OSError:
            _unheard()
        return FAILED
    except RuntimeError as error:
        if not str(error).startswith("Corruption"):  # the engine's word for a damaged file of its own
            raise
        click.echo(harmless(f"kg: a file of the store is damaged: {error}; kg check says more"), err=True)
        return FAILED
    except KgError as error:
        click.echo(harmless(f"kg: {error}"), err=True)
        return WRONG_USAGE if isinstance(error, UsageError) else FAILED


def _unheard() -> int:
    """Let what is still in the buffers go nowhere, so that the end of the process is as quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return OK
