"""The templates and what they are filled with; whatever is put into a page is escaped."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import jinja2

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> jinja2.Environment:
    """The templates; a name that nobody gave is an error, not an empty place."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.filters |= {"day": day, "web": web, "number": "{:,}".format, "several": several, "short": short}
    made.globals["to"] = to
    return made


def rendered(name: str, given: dict[str, Any]) -> bytes:
    """A page as it is sent."""
    return environment().get_template(f"{name}.html").render(given).encode("utf-8", "replace")


def to(path: str, **parameters: object) -> str:
    """The address of a page: '/entity?iri=…'; a parameter of None or '' is left out, `at` is the place in the page."""
    at = parameters.pop("at", "")
    said = urlencode({name: str(value) for name, value in parameters.items() if value not in (None, "")})
    return path + (f"?{said}" if said else "") + (f"#{at}" if at else "")


def day(value: str | None) -> str:
    """An ISO 8601 date as people read it, to the precision it has: '6 April 2025', 'April 2025', '2025'."""
    if not value:
        return "undated"
    try:
        first = datetime.date.fromisoformat((value[:10] + "-01-01")[:10] if len(value) < 10 else value[:10])
    except ValueError:
        return value
    return {4: f"{first.year}", 7: f"{first:%B} {first.year}"}.get(len(value), f"{first.day} {first:%B} {first.year}")


def web(address: str | None) -> str | None:
    """The address if it is one that a link may lead to: http or https, and nothing that would run."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def several(count: int, one: str, many: str | None = None) -> str:
    """'1 article', '1,204 articles'."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def short(source: str) -> str:
    """The last part of a path or an address: 'envoys.txt' of 'reports/envoys.txt'."""
    return source.rstrip("/").rpartition("/")[2] or source
