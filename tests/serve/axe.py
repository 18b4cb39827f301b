"""What axe-core finds on a page that stands in a barrier's way; the script comes with a Python package.

`make` installs it without what it depends on; elsewhere than in continuous integration a test without it is left out.
"""

from __future__ import annotations

import importlib.resources
import os
from functools import cache
from importlib.util import find_spec
from typing import Any

import pytest

from tests.serve.browser import Browser

GRAVE = {"serious", "critical"}


@cache
def script() -> str:
    """axe-core, as the package ships it."""
    return importlib.resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def findings(tab: Browser, *, grave: bool = True) -> list[str]:
    """One line for each element: the rule, what it wants, and where."""
    if find_spec("axe_playwright_python") is None and not os.environ.get("CI"):
        pytest.skip("axe-playwright-python is not installed")
    if not tab.run("'axe' in window"):
        tab.run(script() + "; 0")
    found: list[dict[str, Any]] = tab.run("axe.run(document, {resultTypes: ['violations']}).then(x => x.violations)")
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:200]} {node['any'][0]['message'] if node['any'] else ''}"
        for rule in found
        if not grave or rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
