"""A `kg serve` beside builds: asked how many reports there are, and looked at for what it holds on to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from contextlib import suppress
from pathlib import Path

from hits import children

ASKED = "SELECT (COUNT(DISTINCT ?source) AS ?n) { ?article a kg:Article ; kg:source ?source }"
SECONDS, FILES = 90.0, 400  # until it tells the new state; open files of its first process


class Server:
    """One server on a free port of this machine."""

    def __init__(self, store: Path, folder: Path) -> None:
        self._log = folder / "serve.log"
        with self._log.open("wb") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kg", "serve", "--port", "0", "--workers", "1", "--store", store],
                stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self._address = ""

    def trouble(self, reports: int) -> str | None:
        """What is wrong with it, in words; None where it tells that there are so many reports."""
        until, told = time.monotonic() + SECONDS, "nothing"
        while time.monotonic() < until:
            if self._process.poll() is not None:
                return f"it ended: {self._log.read_text('utf-8', 'replace')[-300:]}"
            try:
                told = str(self._reports())
            except (OSError, ValueError, KeyError) as error:
                told = str(error)
            if told == str(reports):
                files = len(list(Path(f"/proc/{self._process.pid}/fd").iterdir()))
                return f"{files} open files" if files > FILES else None
            time.sleep(0.5)
        return f"it tells {told} of {reports} reports"

    def _reports(self) -> int:
        if not self._address:
            words = self._log.read_text("utf-8", "replace").split()
            self._address = next((word for word in words if word.startswith("http://")), "").rstrip("/")
        query = urllib.parse.urlencode({"query": ASKED})
        request = urllib.request.Request(
            f"{self._address}/sparql?{query}", headers={"Accept": "application/sparql-results+json"}
        )
        with urllib.request.urlopen(request, timeout=20) as answer:
            return int(json.load(answer)["results"]["bindings"][0]["n"]["value"])

    def memory(self) -> int:
        """The memory that its processes have now, in kB; what they share counts once for each."""
        total = 0
        for pid in (self._process.pid, *children(self._process.pid)):
            with suppress(OSError):
                told = Path(f"/proc/{pid}/status").read_text().split("VmRSS:")
                total += int(told[1].split()[0]) if len(told) > 1 else 0
        return total

    def kill(self) -> None:
        """`kill -9` of it and its workers."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
