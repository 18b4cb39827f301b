"""Chromium driven over its debugging pipe: pages opened, clicked through and typed into, and what went wrong in them."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.view.chromium import CHROMIUM

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
]  # fmt: skip
SECONDS = 90  # a machine may have other things to do
GONE = ("navigated", "execution context", "context with specified id", "context was destroyed")
WHOLE = "document.readyState === 'complete'"


class Navigating(Exception):
    """The page went away before it answered; the next one may be asked."""


class Browser:
    """One tab; `problems` are its console errors and exceptions, `asked` the addresses that it asked for."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive, self._rest, self._number = send, receive, b"", 0
        self.problems: list[str] = []
        self.asked: list[str] = []
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **given: Any) -> dict[str, Any]:
        """One command and its answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": given}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._send, json.dumps(message).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") == self._number:
                if any(words in str(found.get("error", "")) for words in GONE):
                    raise Navigating
                assert "error" not in found, found
                return found["result"]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            data = os.read(self._receive, 1 << 16)
            assert data, "Chromium went away"
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\0")
        found = json.loads(line)
        given = found.get("params", {})
        if found.get("method") == "Runtime.exceptionThrown":
            self.problems.append(str(given["exceptionDetails"]))
        elif found.get("method") == "Runtime.consoleAPICalled" and given["type"] in ("error", "assert", "warning"):
            self.problems.append(str(given["args"]))
        elif found.get("method") == "Log.entryAdded" and given["entry"]["level"] == "error":
            self.problems.append(f"{given['entry']['text']} {given['entry'].get('url')}")
        elif found.get("method") == "Network.requestWillBeSent":
            self.asked.append(given["request"]["url"])
        return found

    def run(self, script: str) -> Any:
        """The value of an expression in the page; where a page went away meanwhile, in the one that came, and of a click
        there is none.
        """
        ends = time.monotonic() + SECONDS
        while True:
            try:
                return self._run(script)
            except Navigating:
                if script.endswith(("click()", "submit()")):
                    return None
                assert time.monotonic() < ends, f"the page went away for {SECONDS} seconds: {script}"
                self.until("true")

    def _run(self, script: str) -> Any:
        found = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def go(self, address: str) -> None:
        """Open a page and wait until it is loaded."""
        self.call("Page.navigate", url=address)
        self.until(f"location.href.startsWith({json.dumps(address.partition('#')[0])})")

    def until(self, script: str) -> None:
        """Wait until an expression is true in a page that is there whole."""
        ends = time.monotonic() + SECONDS
        while not self._is(script):
            assert time.monotonic() < ends, (
                f"not within {SECONDS} seconds: {script}; {self.run('document.body.innerText')[:500]}"
            )
            time.sleep(0.05)

    def _is(self, script: str) -> bool:
        try:
            return bool(self._run(f"{WHOLE} && Boolean({script})"))
        except Navigating:  # asked while a click was taking the page elsewhere
            return False

    def write(self, text: str) -> None:
        """Type into what has the focus."""
        for letter in text:
            self.call("Input.dispatchKeyEvent", type="char", text=letter)

    def press(self, key: str, code: int, **more: Any) -> None:
        """Press a key and let it go."""
        self.call("Input.dispatchKeyEvent", type="rawKeyDown", key=key, windowsVirtualKeyCode=code, **more)
        if key == "Enter":
            self.call("Input.dispatchKeyEvent", type="char", text="\r", **more)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code, **more)


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own."""
    assert CHROMIUM, "Chromium is not installed"
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()

    # Chromium reads commands at descriptor 3 and answers at 4.
    shell = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
    with subprocess.Popen(
        ["/bin/bash", "-c", shell, CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
        pass_fds=(theirs_in, theirs_out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        try:
            yield Browser(ours_out, ours_in)
        finally:
            process.kill()
            os.close(ours_out)
            os.close(ours_in)
