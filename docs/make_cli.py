"""Writes docs/cli.md from the commands' own help: python docs/make_cli.py [FILE]."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.group import COMMANDS, group

WIDTH = 96
INTRO = """# The command line

Written by `python docs/make_cli.py` from `kg --help`; a test compares them.

Data goes to standard output and words to standard error. `-` is standard input or output. `$KG_STORE` names the store
where `--store` is not given. Exit codes: 0 done, 1 an input failed (not with `--lenient`), nothing was found or the
store is not valid, 2 wrong usage, 130 stopped with Ctrl-C.
"""


def reference() -> str:
    """The whole page."""
    settings = {"terminal_width": WIDTH, "max_content_width": WIDTH, "help_option_names": ["-h", "--help"]}
    with click.Context(group, info_name="kg", **settings) as top:
        parts = [INTRO, f"```\n{group.get_help(top)}\n```\n"]
        for name in COMMANDS:
            command = group.get_command(top, name)
            assert command is not None
            with click.Context(command, info_name=name, parent=top, **settings) as own:
                parts.append(f"## kg {name}\n\n```\n{command.get_help(own)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).with_name("cli.md")
    target.write_text(reference(), encoding="utf-8", newline="\n")
