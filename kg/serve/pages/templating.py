"""The templates and what they are filled with; whatever is put into a page is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlsplit

import jinja2

from kg.counted import counted
from kg.dates import readable

FOLDER = Path(__file__).parent / "templates"


@cache
def environment() -> jinja2.Environment:
    """The templates; a name that nobody gave is an error, not an empty place."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip
    made.filters |= {"day": readable, "web": web, "number": "{:,}".format, "several": counted}
    made.globals["to"] = to
    return made


def compiled() -> None:
    """Make every template ready: the first page need not wait for that."""
    for path in FOLDER.glob("*.html"):
        environment().get_template(path.name)


def rendered(name: str, given: dict[str, Any]) -> bytes:
    """A page as it is sent."""
    return environment().get_template(f"{name}.html").render(given).encode("utf-8", "replace")


def to(path: str, **parameters: object) -> str:
    """The address of a page: '/entity?iri=…'; a parameter of None or '' is left out, `at` is the place in the page."""
    at = parameters.pop("at", "")
    said = encoded((name, str(value)) for name, value in parameters.items() if value not in (None, ""))
    return path + (f"?{said}" if said else "") + (f"#{at}" if at else "")


def encoded(given: Iterable[tuple[str, object]]) -> str:
    """As the part of an address behind '?'; a page has the same words in many of its links."""
    return "&".join(f"{_quoted(name)}={_quoted(str(value))}" for name, value in given)


_quoted = lru_cache(maxsize=10_000)(quote_plus)


def web(address: str | None) -> str | None:
    """The address if it is one that a link may lead to: http or https, and nothing that would run."""
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None
