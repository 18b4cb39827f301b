"""Why a machine could not be reached, in words for the person who asked."""

from __future__ import annotations

import errno
import socket
import ssl

_WHY = {
    errno.ECONNREFUSED: "nothing listens at this port",
    errno.EHOSTUNREACH: "there is no way to this machine",
    errno.ENETUNREACH: "there is no way to its network",
    errno.ECONNRESET: "the other end broke the connection off",
    errno.EPIPE: "the other end broke the connection off",
    errno.ETIMEDOUT: "it did not answer in time",
}


def unreached(error: BaseException) -> str | None:
    """The reason that the system gave, somewhere behind what a library made of it; None where there is none."""
    at: BaseException | None = error
    seen: set[int] = set()
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        if isinstance(at, socket.gaierror):
            return "no machine of this name is known"
        if isinstance(at, ssl.SSLCertVerificationError):
            return f"its certificate does not hold: {at.verify_message}"
        if isinstance(at, ssl.SSLError):
            return "it does not speak TLS as it should"
        if isinstance(at, TimeoutError):
            return "it did not answer in time"
        if isinstance(at, OSError) and at.errno in _WHY:
            return _WHY[at.errno]
        reason = getattr(at, "reason", None)
        at = reason if isinstance(reason, BaseException) else at.__cause__ or at.__context__
    return None
