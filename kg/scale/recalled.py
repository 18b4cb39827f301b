"""What was read of an article, kept in a folder, so that a new store, other links or a new ontology need no reading.

    FOLDER/3f/3fa9….json.z      the JSON of `kg extract`, packed

The name is a digest of the article, of the reader and its plug-ins, and of the rules that make records of what it sees:
whatever would be read otherwise has another name. What cannot be read back is read anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from kg import config
from kg.contract import from_json, to_json
from kg.draft import draft
from kg.errors import UnreadableInput
from kg.records import Article, Extraction, digest

if TYPE_CHECKING:
    from kg.scale.understanding import Understand

RULES = ("annotate", "contract", "extract", "plugins", "records", "resolve")  # the packages that it comes from
KERNEL = ("dates", "tables", "vocab")  # what these are made with
FORMAT = "1"


@dataclass(frozen=True, slots=True)
class Recalled:
    """The extractions in this folder that this reader, with its plug-ins, would make."""

    folder: Path
    model: str

    def get(self, article: Article) -> Extraction | None:
        """What was read of an article; None where nothing is kept, or not whole."""
        try:
            kept = from_json(json.loads(zlib.decompress(self._file(article).read_bytes())))
        except (OSError, zlib.error, ValueError, LookupError, TypeError, AttributeError):
            return None
        if kept.article.key != article.key:  # a file under another name
            return None
        return replace(kept, article=article, tool=config.tool())

    def put(self, extraction: Extraction) -> None:
        """Keeps what was read, if the disk has room."""
        file = self._file(extraction.article)
        told = json.dumps(to_json(extraction, text=True), ensure_ascii=True, separators=(",", ":"))
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            with draft(file) as out:
                out.write(zlib.compress(told.encode(), 6))

    def _file(self, article: Article) -> Path:
        name = digest(FORMAT, self.model, rules(), article.key, article.language or "", str(article.title_span))
        return self.folder / name[:2] / f"{name}.json.z"


def recalling(known: Recalled, load: Callable[[], Understand]) -> Understand:
    """A function that takes articles to extractions, kept or new; the reader is loaded for the first new one."""
    read = lru_cache(1)(load)

    def function(batch: Sequence[Article]) -> list[Extraction | UnreadableInput]:
        kept = [known.get(article) for article in batch]
        missing = [article for article, found in zip(batch, kept, strict=True) if found is None]
        new = iter(read()(missing) if missing else ())
        outcomes: list[Extraction | UnreadableInput] = []
        for found in kept:
            outcome = found or next(new)
            if found is None and isinstance(outcome, Extraction):
                known.put(outcome)
            outcomes.append(outcome)
        return outcomes

    return function


@lru_cache(maxsize=1)
def rules() -> str:
    """A digest of the rules and their word lists as they are installed."""
    code = Path(__file__).resolve().parent.parent
    files = [code / f"{name}.py" for name in KERNEL]
    files += [file for name in RULES for file in (code / name).rglob("*.py")]
    files += config.ontology("").glob("*.tsv")
    sha = sha256()
    for file in sorted(files):
        sha.update(file.name.encode() + b"\0" + sha256(file.read_bytes()).digest())
    return sha.hexdigest()[:20]
