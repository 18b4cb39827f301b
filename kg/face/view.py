"""A page of a network, to be shown in a notebook or saved to a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class View:
    """One self-contained HTML page: last in a notebook cell it shows itself, `save` writes it."""

    html: str

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page; returns where."""
        target = Path(path)
        target.write_text(self.html, encoding="utf-8", newline="\n")
        return target

    def _repr_html_(self) -> str:
        """A frame with the page, escaped, that shares nothing with the notebook around it."""
        from kg.view import inline

        return inline(self.html)

    def __repr__(self) -> str:
        return f"<View: a page of {len(self.html):,} characters; .save('graph.html') writes it>"
