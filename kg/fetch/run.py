"""From addresses to kept pages: each address once, feeds opened, what is unchanged left as it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kg.fetch.client import Client
from kg.fetch.feeds import announced, is_feed
from kg.fetch.kept import file_of, keep, known
from kg.fetch.reachable import Refused

READ = ("text/html", "application/xhtml+xml", "text/plain")  # what a build takes out of an archive
State = Literal["new", "changed", "unchanged", "feed", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """https://paper.example/a was fetched anew; or failed, and why."""

    address: str
    state: State
    reason: str = ""


def fetch(addresses: Iterable[str], folder: Path, client: Client, *, limit: int | None = None) -> Iterator[Outcome]:
    """Fetch pages into `folder`, at most `limit` of them; one outcome for each address, as soon as it is safe.

    A feed is not kept: the articles that it announces are fetched in its place. Raises OSError where `folder` cannot be
    written to, UnreadableInput from `addresses`.
    """
    met: set[str] = set()
    waiting: deque[str] = deque()
    rest = iter(addresses)
    fetched = 0
    while limit is None or fetched < limit:
        address = waiting.popleft() if waiting else next(rest, None)
        if address is None:
            return
        if address in met:
            continue
        met.add(address)
        outcome, entries = _one(address, folder, client)
        waiting.extend(entries)
        fetched += outcome.state in ("new", "changed", "unchanged")
        yield outcome


def _one(address: str, folder: Path, client: Client) -> tuple[Outcome, list[str]]:
    path = file_of(folder, address)
    held = known(path)
    try:
        page = client.get(address, held)
    except Refused as refused:
        return Outcome(address, "failed", str(refused)), []
    if page.status == 304 and held:
        return Outcome(address, "unchanged"), []
    if page.status != 200:
        return Outcome(address, "failed", f"the answer is {page.status}, not a page"), []
    if is_feed(page):
        return Outcome(address, "feed"), announced(page)
    media = (page.header("Content-Type") or "").partition(";")[0].strip().lower()
    if media and media not in READ:
        return Outcome(address, "failed", f"it is {media}, and only pages (HTML, XHTML, plain text) are read"), []
    there = path.exists()
    keep(path, address, page)
    return Outcome(address, "changed" if there else "new"), []
