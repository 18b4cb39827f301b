"""A page of a network, to be shown in a notebook or saved to a file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from kg.draft import draft


@dataclass(frozen=True, slots=True)
class View:
    """One self-contained HTML page: last in a notebook cell it shows itself, `save` writes it."""

    html: str

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the page, whole or not at all; returns where. Raises OSError."""
        target = Path(path)
        with draft(target) as file:
            file.write(self.html.encode("utf-8"))
        return target

    def _repr_html_(self) -> str:
        """A frame with the page, escaped, that shares nothing with the notebook around it."""
        from kg.view import inline

        return inline(self.html)

    def __repr__(self) -> str:
        return f"<View: a page of {len(self.html):,} characters; .save('graph.html') writes it>"
