"""One page at a time, politely: by the rules of robots.txt, with pauses, and with bounds on all that is answered."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import urllib3
from protego import Protego

from kg import config
from kg.fetch.reachable import Place, Refused, place
from kg.fetch.unreached import unreached
from kg.fetch.watch import Watch

AGENT = f"newskg/{config.VERSION}"
REDIRECTS = 5
SECONDS = 30.0  # a connection, and each wait for more of an answer
WHOLE = 120.0  # seconds for a whole answer, however slowly it drips
ROBOTS = 512_000  # bytes of robots.txt that are read, as RFC 9309 asks for
SITES = 1_000  # whose rules and last visit are remembered
PATIENCE = 60.0  # seconds that a Retry-After or Crawl-delay is obeyed for; longer means not now
_GONE = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Page:
    """What https://paper.example/a answered: 200, its headers, its bytes, and where it was in the end."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of this name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@dataclass(slots=True)
class _Site:
    rules: Protego | None = None
    ready: float = 0.0  # by the monotonic clock


@dataclass
class Client:
    """Asks politely: `delay` seconds between two requests to one site (or its Crawl-delay), `max_bytes` an answer.

    `private` allows machines that are not on the public network. `sleep` and `clock` are for tests.
    """

    delay: float = 1.0
    max_bytes: int = config.MAX_BYTES
    private: bool = False
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _sites: OrderedDict[str, _Site] = field(default_factory=OrderedDict)

    def get(self, address: str, known: Mapping[str, str] | None = None) -> Page:
        """A page, its redirections followed; 304 where it is what `known` (ETag, Last-Modified) says.

        Raises Refused for what may not be fetched, is too large, goes round in circles or does not answer.
        """
        asked = {
            name: known[of]
            for name, of in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
            if known and of in known
        }
        for _ in range(REDIRECTS + 1):
            there = place(address, private=self.private)
            self._allowed(there)
            page = self._ask(there, asked)
            onward = page.header("Location") if page.status in _GONE else None
            if onward is None:
                return page
            address = _onward(there.url, onward)
        raise Refused(f"more than {REDIRECTS} redirections")

    def _allowed(self, there: Place) -> None:
        rules = self._rules(there)
        if not rules.can_fetch(there.url, AGENT):
            raise Refused("its robots.txt asks programs not to")

    def _rules(self, there: Place) -> Protego:
        """The site's robots.txt: none means all is allowed, one that cannot be had means nothing is (RFC 9309)."""
        site = self._site(there)
        if site.rules is None:
            robots = f"{there.site}/robots.txt"
            for _ in range(REDIRECTS + 1):
                page = self._ask(place(robots, private=self.private), {}, ROBOTS, cut=True)
                onward = page.header("Location") if page.status in _GONE else None
                if onward is None:
                    break
                robots = _onward(robots, onward)
            if page.status >= 500 or page.status == 429:
                raise Refused(f"its robots.txt answers {page.status}; try again later")
            text = page.body.decode("utf-8", "replace") if page.status == 200 else ""
            site.rules = Protego.parse(text)
        return site.rules

    def _site(self, there: Place) -> _Site:
        site = self._sites.setdefault(there.site, _Site())
        self._sites.move_to_end(there.site)
        while len(self._sites) > SITES:
            self._sites.popitem(last=False)
        return site

    def _ask(self, there: Place, asked: Mapping[str, str], limit: int = 0, *, cut: bool = False) -> Page:
        site = self._site(there)
        if (wait := site.ready - self.clock()) > 0:
            self.sleep(wait)
        try:
            page = _answer(there, asked, limit or self.max_bytes, cut=cut)
        finally:
            site.ready = self.clock() + self._pause(site)
        if page.status in (429, 503):
            later = _seconds(page.header("Retry-After"))
            site.ready = self.clock() + max(self._pause(site), min(later, PATIENCE))
        return page

    def _pause(self, site: _Site) -> float:
        wanted = site.rules.crawl_delay(AGENT) if site.rules else None
        return max(self.delay, min(float(wanted or 0), PATIENCE))


def _answer(there: Place, asked: Mapping[str, str], limit: int, *, cut: bool) -> Page:
    """One request to the very address that was checked, under the machine's own name."""
    headers = {"Host": there.site.partition("//")[2], "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **asked}
    with Watch(WHOLE) as watch:
        try:
            with watch.pool(there, SECONDS) as pool:
                answer = pool.request("GET", there.target, headers=headers, redirect=False, preload_content=False)
                try:
                    body = _body(answer, limit, cut=cut)
                finally:
                    answer.close()
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            late = f"still not whole after {WHOLE:.0f} seconds" if watch.late else _words(error)
            raise Refused(f"{there.host} does not answer as it should ({late})") from None
    if watch.late:  # cut off between two parts, an answer without a length looks whole
        raise Refused(f"{there.host} does not answer as it should (still not whole after {WHOLE:.0f} seconds)")
    return Page(there.url, answer.status, tuple(answer.headers.items()), body)


def _body(answer: urllib3.BaseHTTPResponse, limit: int, *, cut: bool) -> bytes:
    """The unpacked bytes of an answer; what unpacks to more than `limit` is refused, or cut off there."""
    parts, size = [], 0
    for part in answer.stream(1 << 16, decode_content=True):
        parts.append(part)
        size += len(part)
        if size > limit:
            if cut:
                return b"".join(parts)[:limit]
            raise Refused(f"more than {limit / 1e6:,.0f} MB")
    return b"".join(parts)


def _onward(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError:
        raise Refused("it leads to what is no address") from None


def _seconds(value: str | None) -> float:
    """How long Retry-After asks to wait: seconds, or until a date."""
    if not value:
        return 0.0
    if value.strip().isascii() and value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return 0.0


def _words(error: Exception) -> str:
    if told := unreached(error):
        return told
    reason = getattr(error, "reason", None) or error
    return " ".join(str(reason).split())[:160] or type(error).__name__
