"""A desk whose reports come, change and go, files of which are damaged now and then, and whose editor corrects."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from articles import articles

MOST, LEAST, WORDS = 45, 25, 120  # reports at a time; words of one
GERMAN = "Der Sprecher der Behörde sagte am Montag, die Brücke bleibe gesperrt, und niemand widersprach ihm."


class Desk:
    """A folder of inputs, and what a store built from it has to hold: `sources`, and `damaged` files by their paths."""

    def __init__(self, folder: Path, draw: random.Random) -> None:
        self.folder, self.draw = folder, draw
        folder.mkdir()
        self.sources: set[str] = set()
        self.damaged: set[str] = set()
        self.gone: list[str] = []  # taken out here, and still to be taken out of the store
        self._held: dict[str, set[str]] = {}
        self._built = set[str]()  # names of files that some build has read
        self._fresh = articles(1_000_000, seed=draw.randrange(1 << 30))
        self._number = 0
        for _ in range(8):
            self.come()

    def turn(self) -> str:
        """One change of what is there; in words."""
        able: list[Callable[[], str]] = [self.come, self.come, self.change, self.spoil]
        able += [self.go] * (3 if len(self.sources) > MOST else 1) if len(self.sources) > LEAST else []
        able += [self.mend, self.mend] if self.damaged else []
        return self.draw.choice(able)()

    def come(self) -> str:
        """A new file of one report, or of three."""
        self._number += 1
        return self._write(f"{self._number:05}.{self.draw.choice(('txt', 'txt', 'jsonl', 'jsonl.gz'))}", "new")

    def change(self) -> str:
        """Other reports in the place of those of a file."""
        name = self.draw.choice(sorted(self._held)) if self._held else None
        return self._write(name, "other") if name else self.come()

    def go(self) -> str:
        """A file that is taken away."""
        name = self.draw.choice(sorted(self._held))
        (self.folder / name).unlink()
        self.sources -= self._held.pop(name)
        if name in self._built:
            self.gone.append(f"{self.folder.name}/{name}")
        return f"{name} gone"

    def built(self) -> None:
        """A build has come to its end, so the store has all that is there."""
        self._built |= self._held.keys()

    def spoil(self) -> str:
        """A file that cannot be read."""
        self._number += 1
        kinds: dict[str, bytes] = {
            "txt": b"\0\1\2 no text",
            "jsonl": b'{"id": "1", "text": "cut sh',
            "jsonl.gz": gzip.compress(self.draw.randbytes(4_000))[:2_000],
            "parquet": b"PAR1" + self.draw.randbytes(500),
            "warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 900\r\n\r\ncut short",
            "md": GERMAN.encode(),
        }
        kind = self.draw.choice(sorted(kinds))
        name = f"bad-{self._number:05}.{kind}"
        (self.folder / name).write_bytes(kinds[kind])
        self.damaged.add(f"{self.folder.name}/{name}")
        return f"{name} damaged"

    def mend(self) -> str:
        """A damaged file that is taken away."""
        name = self.draw.choice(sorted(self.damaged))
        (self.folder.parent / name).unlink()
        self.damaged.discard(name)
        return f"{name} gone"

    def correct(self, store: Path) -> str:
        """A statement of the store that is said to be none, or such a correction taken back."""
        from kg.resolve.correction_file import NAME, add, read, undo
        from kg.resolve.corrections import Correction, envelope
        from kg.store import open_store

        standing = read(store / NAME)
        if standing and self.draw.random() < 0.4:
            return f"correction {undo(store / NAME, self.draw.choice(standing).id).id} taken back"
        with open_store(store, read_only=True) as opened:
            held = sorted(one.iri for one in opened.articles())
            x = opened.extraction(self.draw.choice(held))
        if not (said := [one for one in x.statements if one.content]):
            return "nothing to correct"
        span = envelope(self.draw.choice(said).content, x.article.text)
        time = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        one = Correction(time, "not a statement", x.article.sha256, span.start, span.end, span.text)
        add(store / NAME, [one])
        return f"correction {one.id}"

    def _write(self, name: str, what: str) -> str:
        rows = [self._row() | {"id": str(index)} for index in range(1 if name.endswith("txt") else 3)]
        path = self.folder / name
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
        path.write_bytes(rows[0]["text"].encode() if name.endswith("txt") else gzip.compress(lines, mtime=0)
                         if name.endswith("gz") else lines)  # fmt: skip
        own = f"{self.folder.name}/{name}"
        self.sources -= self._held.get(name, set())
        self._held[name] = {own} if name.endswith("txt") else {f"{own}#{row['id']}" for row in rows}
        self.sources |= self._held[name]
        return f"{name} {what}"

    def _row(self) -> dict[str, str]:
        row = next(self._fresh)
        kept, words = [], 0
        for line in row["text"].split("\n"):
            kept.append(line)
            words += len(line.split())
            if words > WORDS:
                break
        return row | {"text": "\n".join(kept)}
