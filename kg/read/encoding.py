"""Bytes become text: UTF-8, UTF-16 by its byte order mark, else a measured guess, else a refusal."""

from __future__ import annotations

import codecs

from kg.errors import UnreadableInput

CONTROL_SHARE = 0.05  # of the first bytes; more control characters than this is no text
PROBE = 65_536  # bytes looked at to tell text from binary
_LAYOUT = frozenset(b"\t\n\r\f\x0b\x1b")
_CONTROL = bytes(byte for byte in range(32) if byte not in _LAYOUT)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """The text of these bytes, each character as it stands; a byte order mark is no character of the text.

    `declared` is the encoding that the input itself names (HTML). Raises UnreadableInput for binary data and for bytes
    whose encoding cannot be told.
    """
    if data.startswith(_UTF16):
        return _strictly(data, "utf-16", source)
    data = data.removeprefix(codecs.BOM_UTF8)
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = (declared and _known(declared)) or _guess(data)
        if encoding is None or encoding == "utf-8":
            raise UnreadableInput(
                source,
                f"the encoding cannot be told: byte {error.start:,} is not UTF-8 and no other encoding is certain; "
                "save the file as UTF-8",
            ) from None
        return _strictly(data, encoding, source)


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(source, f"byte {error.start:,} is not {encoding}; save the file as UTF-8") from None


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name.strip()).name
    except LookupError:
        return None


def _refuse_binary(data: bytes, source: str) -> None:
    probe = data[:PROBE]
    controls = len(probe) - len(probe.translate(None, _CONTROL))
    if b"\0" in probe or (probe and controls / len(probe) > CONTROL_SHARE):
        raise UnreadableInput(source, "binary data, not text")


def _guess(data: bytes) -> str | None:
    """The encoding that charset-normalizer finds without any doubt; Windows-1252 where that is among its equals."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None or best.chaos > 0.02 or best.coherence < 0.3:
        return None
    return "cp1252" if "cp1252" in best.could_be_from_charset else best.encoding
