"""Machines inside are not asked, whatever an address calls them."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from kg.fetch import Client, Refused
from kg.fetch.reachable import place
from tests.fetch.conftest import Site


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://0.0.0.0/",
        "http://10.1.2.3/", "http://172.16.0.1/", "http://192.168.1.1/", "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/", "http://[fc00::1]/", "http://[::ffff:127.0.0.1]/", "http://[2002:7f00:1::]/", "http://100.64.0.1/",
        "http://224.0.0.1/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::a00:1]/", "http://[::127.0.0.1]/",
        "http://[fec0::1]/", "http://192.0.0.8/",
    ],
)  # fmt: skip
def test_a_machine_inside_is_refused(address: str) -> None:
    with pytest.raises(Refused, match=r"not on the public network|cannot be found"):
        place(address, private=False)


@pytest.mark.parametrize(
    "address",
    ["ftp://paper.example/", "file:///etc/passwd", "javascript:alert(1)", "paper.example", "http://", "http://[", ""],
)
def test_what_is_no_page_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        place(address, private=True)


def test_a_name_and_password_are_not_sent() -> None:
    with pytest.raises(Refused, match="name and password"):
        place("http://me:secret@127.0.0.1/", private=True)


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    def two(*args: Any, **kwargs: Any) -> list[Any]:
        return [(2, 1, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", two)
    with pytest.raises(Refused, match=r"is 10\.0\.0\.1, which is not on the public network"):
        place("http://paper.example/", private=False)


def test_the_connection_goes_to_the_address_that_was_checked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.address.rpartition(":")[2]
    address = site.page("/a").replace("127.0.0.1", "paper.example")
    known = socket.getaddrinfo

    def fixed(host: str, *args: Any, **kwargs: Any) -> Any:
        return known("127.0.0.1" if host == "paper.example" else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", fixed)
    assert Client(private=True, delay=0).get(address).status == 200
    assert {headers["Host"] for _, headers in site.asked} == {f"paper.example:{port}"}


@pytest.mark.parametrize("ip", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_a_public_machine_may_be_asked(ip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: [(2, 1, 6, "", (ip, 80))])
    assert place("http://paper.example/", private=False).ip == ip
