"""Which machines may be asked: public ones; this machine and those of private networks only when that is wanted."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

PORTS = {"http": 80, "https": 443}


class Refused(Exception):
    """A page was not fetched, and why in words; nothing is wrong with the rest."""


@dataclass(frozen=True, slots=True)
class Place:
    """https://paper.example/a is at 192.0.2.7, port 443: looked up once, so that nobody can change the answer between
    the check and the connection.
    """

    url: str  # as it is asked for: percent-encoded, without its fragment
    site: str  # scheme, name and port: what shares rules and manners
    target: str  # the path and query
    scheme: str
    host: str
    port: int
    ip: str


def place(address: str, *, private: bool) -> Place:
    """The machine behind an address. Raises Refused where there is none or where it is not to be asked."""
    try:
        url = parse_url(address.strip())
    except LocationParseError:
        raise Refused("not an address that can be read") from None
    scheme, host, port = (url.scheme or "").lower(), (url.host or "").strip("[]"), url.port
    if scheme not in PORTS or not host:
        raise Refused("only http and https addresses of a named machine are fetched")
    if url.auth:
        raise Refused("an address with a name and password in it is not fetched")
    port = port or PORTS[scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a name"
        raise Refused(f"{host} cannot be found ({reason})") from None
    ips = [str(entry[4][0]) for entry in found]
    # All of a name's addresses count: one that answers with a public and a private one is not trusted with either.
    if not private and (inside := next((ip for ip in ips if not _public(ip)), None)):
        name = host if host == inside else f"{host} is {inside}, which"
        raise Refused(f"{name} is not on the public network; --allow-private fetches it all the same")
    site, target = f"{scheme}://{url.netloc}", url.request_uri
    return Place(site + target, site, target, scheme, host, port, ips[0])


def _public(ip: str) -> bool:
    """Whether an address is on the public network, and the IPv4 address that it carries in it, if any, too."""
    address = ip_address(ip.partition("%")[0])
    if any(address in network for network in _INSIDE if network.version == address.version):
        return False
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and any(address in network for network in _CARRYING):
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if address.is_site_local or (inner is not None and not _public(str(inner))):
            return False
    return address.is_global and not address.is_multicast


_INSIDE = (ip_network("192.0.0.0/24"),)  # of protocols' own; older Pythons take parts of it for public
_CARRYING = (ip_network("64:ff9b::/96"), ip_network("::/96"))  # NAT64 (RFC 6052), IPv4-compatible (RFC 4291)
