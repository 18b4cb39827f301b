"""Why a machine could not be reached, in words."""

import errno
import socket

import pytest

from kg.errors import StoreError
from kg.fetch.unreached import unreached
from kg.store.endpoint import Endpoint


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "nothing listens at this port"),
        (socket.gaierror(-2, "Name or service not known"), "no machine of this name is known"),
        (TimeoutError("timed out"), "it did not answer in time"),
        (ValueError("something else"), None),
    ],
)
def test_the_reason_is_told_in_words(error: Exception, words: str | None) -> None:
    assert unreached(error) == words


def test_the_reason_is_found_behind_what_a_library_made_of_it() -> None:
    outer = RuntimeError("HTTPConnection(host='127.0.0.1', port=1)")
    outer.__cause__ = OSError(errno.ENETUNREACH, "Network is unreachable")
    assert unreached(outer) == "there is no way to its network"


def test_a_store_where_nobody_listens_is_named_without_the_library() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        endpoint = Endpoint(f"http://127.0.0.1:{held.getsockname()[1]}/store")
        with (
            pytest.raises(StoreError, match=r"cannot be reached: nothing listens at this port$"),
            endpoint.asked("GET"),
        ):
            pass
    endpoint.close()
