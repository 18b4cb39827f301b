"""How far long work has come: a bar on a terminal, plain lines in a pipe, always on standard error."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from kg.cli.output import clean, count, say
from kg.errors import UnreadableInput

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

EVERY = 10.0  # seconds between two plain lines


class Progress:
    """Counts outcomes while they come; a context manager."""

    def __init__(self, paths: Sequence[str], *, quiet: bool = False) -> None:
        self.outcomes: Counter[str] = Counter()
        self._paths = paths
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self._shown = time.monotonic()
        self._draw = sys.stderr.isatty() and not quiet
        self._quiet = quiet

    def __enter__(self) -> Self:
        if self._draw:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

            from kg.read import count as expected

            self._bar = Progress(
                TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TextColumn("articles"), TimeElapsedColumn(),
                console=Console(stderr=True), transient=True,
            )  # fmt: skip
            self._task = self._bar.add_task("", total=expected(self._paths) if self._paths else None)
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()

    def done(self, source: str, outcome: str) -> None:
        """One more article is added, replaced, unchanged, extracted or failed."""
        self.outcomes[outcome] += 1
        if self._bar and self._task is not None:
            self._bar.advance(self._task)
        elif not self._quiet and time.monotonic() - self._shown > EVERY:
            self._shown = time.monotonic()
            say(f"{count(self.outcomes.total(), 'article')} so far, at {source}")

    def failed(self, error: UnreadableInput) -> None:
        """Name an input that could not be read, above the bar."""
        line = f"kg: {clean(error)}"
        if self._bar:
            from rich.text import Text

            self._bar.console.print(Text(line), soft_wrap=True)
        else:
            say(line)
