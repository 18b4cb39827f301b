"""Chromium without a window: what a page has become once its scripts have run."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
in_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="Chromium is not installed"),
]
OWNED = "<img src=x onerror=document.title='owned'>"
BREAKOUT = "</script><script>document.title='owned'</script>"


def dom(page: str, folder: Path, address: str = "") -> str:
    """The document as Chromium has it once the page has run, without its scripts."""
    assert CHROMIUM, "Chromium is not installed"
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom"]
    command = [CHROMIUM, *flags, f"--user-data-dir={folder / 'profile'}", f"{file.as_uri()}{address}"]
    out = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    return re.sub(r"<script\b.*?</script>", "", out, flags=re.DOTALL)


def panel(document: str) -> str:
    return document.partition('<aside id="panel"')[2].partition("</aside>")[0]
