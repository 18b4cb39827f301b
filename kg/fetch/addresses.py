"""Which pages are asked for: an address, or a list of addresses in a file (one a line, or a table such as GDELT's)."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO

from kg.errors import UnreadableInput

LONGEST = 1_000_000  # bytes of a line; addresses are short, GDELT's widest rows are not
_ADDRESS = re.compile(r"https?://[^\s\"'<>,;|\t]+", re.IGNORECASE)


Passed = Callable[[str, int], None]


def _nobody(source: str, lines: int) -> None:
    """Hears of nothing."""


def listed(given: Iterable[str], stdin: IO[bytes] | None = None, on_passed: Passed = _nobody) -> Iterator[str]:
    """Each address given, and each that the files given hold: the first of every line, '#' begins a comment.

    A zip is read as the one table in it (GDELT's exports), '-' is standard input. `on_passed` hears of each file in
    which lines have no address, and of how many. Raises UnreadableInput for a file that cannot be opened or holds none.
    """
    for one in given:
        if is_address(one):
            yield one.strip()
        elif one == "-" and stdin is not None:
            yield from _in(stdin, "stdin", on_passed)
        else:
            yield from _of_file(Path(one), on_passed)


def is_address(text: str) -> bool:
    """Whether this is the address of a page: http or https."""
    return bool(re.match(r"\s*https?://", text, re.IGNORECASE))


def _of_file(path: Path, on_passed: Passed) -> Iterator[str]:
    try:
        with path.open("rb") as file:
            if path.suffix.lower() != ".zip":
                yield from _in(file, str(path), on_passed)
                return
            with zipfile.ZipFile(file) as archive:
                for name in archive.namelist():
                    with archive.open(name) as table:
                        yield from _in(table, f"{path}/{name}", on_passed)
    except zipfile.BadZipFile as error:
        raise UnreadableInput(str(path), f"not a zip that can be read: {error}") from None
    except OSError as error:
        raise UnreadableInput(str(path), (error.strerror or "cannot be opened").lower()) from None


def _in(stream: IO[bytes], source: str, on_passed: Passed) -> Iterator[str]:
    found, passed = False, 0
    while line := stream.readline(LONGEST):
        text = line.decode("utf-8", "replace").strip()
        if not text or text.startswith("#"):
            continue
        if address := _ADDRESS.search(text):
            found = True
            yield address[0]
        else:
            passed += 1
    if not found:
        raise UnreadableInput(source, "no address (http:// or https://) in it")
    if passed:
        on_passed(source, passed)
