"""The folder a store lives in: a format marker, a lock (one writer or many readers, never both), and the engine's own
files.
"""

from __future__ import annotations

import errno
import json
import logging
import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from kg import config
from kg.draft import draft
from kg.errors import StoreError, StoreVersionError

try:
    import fcntl
except ImportError:  # no flock on Windows: the engine's own lock still keeps a second writer out
    fcntl = None  # type: ignore[assignment]

MARKER, LOCK, QUADS = config.STORE_MARKER, "lock", config.STORE_QUADS
PART = ".part"  # the end of a name that is still written to
LOST = "put a backup in its place, or build a new store from the articles"  # what no command can mend
_log = logging.getLogger(__name__)


class Folder:
    """One opened store folder; it stays locked until `release`.

    Raises StoreError where there is no store (and `create` is false), something else lies there, or another process
    holds it; StoreVersionError where a newer program wrote it. Waits `wait` seconds for the lock. `oldest` is the
    format of the oldest graphs in it, which is below the store's own until all of them were read anew. A store of an
    older format keeps it, and with it the programs that know no other, until `writing` is told of the first change.
    """

    def __init__(self, path: Path, *, create: bool, read_only: bool, wait: float) -> None:
        self.path = path
        self.quads = path / QUADS
        self._lock: IO[Any] | None = None
        try:
            if create and not read_only:
                self._create()
            self._check()
            self._acquire(exclusive=not read_only, until=time.monotonic() + wait)
        except OSError as error:
            self.release()
            raise StoreError(f"the store {path} cannot be opened: {error.strerror or error}") from error

    def _create(self) -> None:
        if (self.path / MARKER).exists() or (self.path / QUADS / "CURRENT").exists():
            return
        if self.path.is_dir() and not all(map(_left, self.path.iterdir())):
            raise StoreError(f"{self.path} holds other files and is not a store; choose an empty or a new folder")
        self.path.mkdir(parents=True, exist_ok=True)
        self._mark(config.STORE_FORMAT)

    def _mark(self, oldest: int) -> None:
        # The marker comes first and whole: a kill after it leaves an empty store, never a foreign folder.
        draft = self.path / f"{MARKER}.{os.getpid()}"
        marker = {"format": config.STORE_FORMAT, "made_by": config.tool()}
        if oldest < config.STORE_FORMAT:
            marker["oldest"] = oldest
        with draft.open("w", encoding="utf-8") as file:
            file.write(json.dumps(marker) + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.path / MARKER)
        self.format, self.oldest = config.STORE_FORMAT, oldest

    @property
    def older(self) -> bool:
        """Whether an older program can still read it."""
        return self.format < config.STORE_FORMAT

    def whole(self) -> None:
        """Raises StoreError where the engine would begin anew in the place of what was lost."""
        bare = not self.quads.exists() and any(self.path.glob("*.sqlite"))  # linking remembers a graph
        if bare or (any(self.quads.glob("*.sst")) and not (self.quads / "CURRENT").exists()):
            name = QUADS if bare else f"{QUADS}/CURRENT"
            self.release()
            raise StoreError(f"the store {self.path} has lost {name}, and with it the graph; {LOST}")

    def writing(self) -> None:
        """Keeps older programs out of what they could not read: to be called before every change."""
        if self.older:
            _log.warning(
                "the store %s was made by an earlier version of this program; from this change on it has format %d, "
                "which that version cannot open", self.path, config.STORE_FORMAT,
            )  # fmt: skip
            self._mark(self.oldest)

    def renewed(self) -> None:
        """Notes that no graph of an older format is left."""
        self._mark(config.STORE_FORMAT)

    def _check(self) -> None:
        marker = self.path / MARKER
        if not marker.exists():
            if (self.path / QUADS / "CURRENT").exists():
                raise StoreError(f"{marker} is gone: kg check --repair --store {self.path} writes it anew")
            what = "is not a store" if self.path.exists() else "does not exist"
            raise StoreError(f"{self.path} {what}; build one with: kg build PATH… --store {self.path}")
        try:
            told = json.loads(marker.read_text(encoding="utf-8"))
            found = int(told["format"])
            self.format, self.oldest = found, int(told.get("oldest", found))
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{marker} is damaged: it should say {{'format': {config.STORE_FORMAT}}}; kg check --repair --store "
                f"{self.path} writes it anew"
            ) from error
        if found > config.STORE_FORMAT:
            raise StoreVersionError(
                f"the store {self.path} has format {found}, this program ({config.tool()}) knows formats up to "
                f"{config.STORE_FORMAT}; upgrade the program, or build a new store from the articles"
            )

    def _acquire(self, *, exclusive: bool, until: float) -> None:
        if fcntl is None:
            return
        path = self.path / LOCK
        try:
            self._lock = path.open("a+", encoding="utf-8")
        except PermissionError:
            if exclusive:
                raise
            return  # a store on a read-only medium has no writer to be afraid of
        while True:
            try:
                fcntl.flock(self._lock, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
                break
            except OSError as error:
                if error.errno not in (errno.EAGAIN, errno.EACCES):
                    return  # a file system without locks
                if time.monotonic() >= until:
                    self._refuse(exclusive)
            time.sleep(0.05)
        if exclusive:
            with suppress(OSError):  # a full disk: nobody is told who holds it
                os.ftruncate(self._lock.fileno(), 0)
                os.write(self._lock.fileno(), str(os.getpid()).encode())
            for file in self.path.glob(f".*{PART}"):
                file.unlink(missing_ok=True)  # a killed process did not finish it

    def _refuse(self, exclusive: bool) -> None:
        holder = (self.path / LOCK).read_text(encoding="utf-8").strip()
        self.release()
        who = (
            "this process itself"
            if holder == str(os.getpid())
            else f"process {holder}"
            if holder
            else "another process"
        )
        if exclusive:
            raise StoreError(f"the store {self.path} is in use (its last writer was {who}); close it there or wait")
        raise StoreError(
            f"the store {self.path} is being written by {who}; wait until that is done, or read a backup() made before"
        )

    def release(self) -> None:
        """Lets others in."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def beside(self, target: Path) -> Path:
        """Copies what is not the engine's into a new folder; where there the engine's own files belong."""
        if target.exists():
            raise StoreError(f"{target} exists already; name a new folder")
        target.mkdir(parents=True)
        for file in (self.path / MARKER, *self.path.glob("*.csv"), *self.path.glob("*.jsonl")):
            shutil.copy(file, target)
        return target / self.quads.name

    def logs(self) -> int:
        """Bytes of the engine's logs."""
        return sum(file.stat().st_size for file in self.quads.glob("*.log"))

    def size(self) -> int:
        """Bytes on disk."""
        return sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())


def _left(path: Path) -> bool:
    """Whether a file is one that a killed process did not finish."""
    return path.name.startswith(f"{MARKER}.") or path.name.endswith(PART)


def remark(path: Path) -> bool:
    """Marks a folder that holds a store's quads as one again, where its marker is gone or damaged; whether it was.

    Nobody knows then what is of which format: `kg build --again` settles that.
    """
    if not (path / QUADS / "CURRENT").exists():
        return False
    try:
        int(json.loads((path / MARKER).read_text(encoding="utf-8"))["format"])
    except (OSError, ValueError, KeyError, TypeError):
        written = json.dumps({"format": config.STORE_FORMAT, "made_by": config.tool(), "oldest": 1})
        with draft(path / MARKER) as file:
            file.write(f"{written}\n".encode())
        return True
    return False
