"""One self-contained HTML page from parts: no address is ever loaded, and no text of an article is ever markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from html import escape
from importlib import resources

_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def sheet(
    template: str, title: str, data: object, *, styles: Sequence[str], scripts: Sequence[str], library: str = ""
) -> str:
    """The page of a template in `kg/view/assets`, with its styles, scripts and data in it.

    A template has places such as `{{title}}`; only scripts that stand there are named by the page's policy.
    """
    parts = {
        "title": escape(title),
        "style": "\n".join(map(asset, styles)),
        "library": library,
        "script": '"use strict";\n(() => {\n' + "\n".join(map(asset, scripts)) + "})();\n",
        "data": script_json(data),
    }
    parts["policy"] = _policy(*(parts[name] for name in ("library", "script") if parts[name]))
    return filled(template, parts)


def filled(template: str, parts: Mapping[str, str]) -> str:
    """A template within the head that all pages share, its places filled; what fills one has no places of its own."""
    whole = asset("sheet.html").replace("{{body}}", asset(template))
    return re.sub(r"\{\{(\w+)\}\}", lambda marker: parts[marker[1]], whole)


def inline(page: str, height: int = 640, title: str = "A page to explore") -> str:
    """The page as an HTML fragment for a notebook: a frame that shares nothing with the notebook around it."""
    page = re.sub(r'(<a [^>]*href=")#', r"\1about:srcdoc#", page)  # else a link within the page leads to the notebook's
    return (
        f'<iframe sandbox="allow-scripts allow-popups" title="{escape(title)}" srcdoc="{escape(page)}" '
        f'style="width:100%;height:{height}px;border:1px solid #8884;border-radius:6px"></iframe>'
    )


def script_json(value: object) -> str:
    """JSON in plain ASCII that can stand in a script element: `<`, `>`, `&` and all that is not ASCII are escaped."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return re.sub("[<>&]", lambda found: _IN_SCRIPT[found[0]], text)


def asset(name: str) -> str:
    """The text of one file of `kg/view/assets`."""
    return resources.files("kg.view").joinpath("assets", name).read_text("utf-8")


def _policy(*scripts: str) -> str:
    """A Content-Security-Policy under which only these very scripts run and nothing is loaded from anywhere."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
