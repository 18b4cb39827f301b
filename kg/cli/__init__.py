"""The command line: one command a file; each opens an object, calls one function and prints."""

from __future__ import annotations


def main() -> None:
    """Run `kg` and end the process with its exit code."""
    from kg.cli.group import run

    raise SystemExit(run())
