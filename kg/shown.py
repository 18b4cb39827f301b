"""How a source is shown to people where nobody is known to have published it."""

from __future__ import annotations


def file_name(source: str) -> str:
    """The last part of a path or an address: 'envoys.txt' of 'reports/envoys.txt'."""
    return source.rstrip("/").rpartition("/")[2] or source


def outlet_shown(publisher: str | None, source: str | None) -> str:
    """The outlet, else the file or page."""
    return publisher or file_name(source or "")
