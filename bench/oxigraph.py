"""Another engine on this machine: an Oxigraph server on loopback, empty or over a store's files."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = "127.0.0.1"
LOOKS, PAUSE = 600, 0.05  # at whether it answers; seconds between two


@contextmanager
def running(store: Path | None = None) -> Iterator[tuple[str, int]]:
    """The address (…/query, …/store) and the process id of a server: with a `store` over its files, which it only
    reads; without one empty.
    """
    with socket.socket() as free:
        free.bind((HERE, 0))
        port = free.getsockname()[1]
    what = ["serve-read-only", "--location", str(store / "quads")] if store else ["serve"]
    command = [str(Path(sys.executable).with_name("oxigraph")), *what, "--bind", f"{HERE}:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _answering(process, port)
            yield f"http://{HERE}:{port}", process.pid
        finally:
            process.kill()


def _answering(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until it answers."""
    for _ in range(LOOKS):
        with socket.socket() as asked:
            if asked.connect_ex((HERE, port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(PAUSE)
    raise RuntimeError(f"the Oxigraph server does not answer (exit code {process.poll()})")
