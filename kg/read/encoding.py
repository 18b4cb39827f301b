"""Bytes become text: UTF-8, UTF-16 and UTF-32 by their byte order marks, else Windows-1252, else a refusal."""

from __future__ import annotations

import codecs
import re

from kg.errors import UnreadableInput

CONTROL_SHARE = 0.05  # of the first bytes; more control characters than this is no text
PROBE = 65_536  # bytes looked at to tell text from binary
_LAYOUT = frozenset(b"\t\n\r\f\x0b\x1b")
_CONTROL = bytes(byte for byte in range(32) if byte not in _LAYOUT)
# The longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKED = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
# What stands in English text only where bytes of another code page were read as Windows-1252: a sign inside a word
# ('Wa³êsa'), a capital after a small letter ('ItÕs'), three accented letters in a row ('Ãîâîðèò').
_ODD = re.compile(r"(?<=[^\W\d_])[¡¢¤¥¦¨¬¯±²³µ¶¸¹¼½¾¿×÷](?=[^\W\d_])|(?<=[a-z])[ŠŒŽŸÀ-ÖØ-Þ]|[ƒŠŒŽšœžŸÀ-ÖØ-öø-ÿ]{3}")


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """The text of these bytes, each character as it stands; a byte order mark is no character of the text.

    `declared` is the encoding that the input itself names (HTML). Raises UnreadableInput for binary data and for bytes
    whose encoding cannot be told.
    """
    marked = next((encoding for mark, encoding in _MARKED.items() if data.startswith(mark)), None)
    if marked:
        return _strictly(data, marked, source)
    data = data.removeprefix(codecs.BOM_UTF8)
    _refuse_binary(data, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = (declared and _known(declared)) or _guess(data)
        if encoding is None or encoding == "utf-8":
            raise UnreadableInput(
                source,
                f"the encoding cannot be told: byte {error.start + 1:,} is not UTF-8 and no other encoding is certain; "
                "save the file as UTF-8",
            ) from None
        return _strictly(data, encoding, source)


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(source, f"byte {error.start + 1:,} is not {encoding}; save the file as UTF-8") from None


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
    """Windows-1252 (which holds Latin-1) where charset-normalizer finds no cleaner reading; None otherwise.

    Only English is read. Central European and Baltic code pages are as clean on most English texts and differ in a few
    letters and signs ('£20' or 'Ł20'), so they are never taken: what they would put into quotations nobody wrote.
    """
    from charset_normalizer import from_bytes

    found = from_bytes(data)
    best, western = found.best(), next((match for match in found if "cp1252" in match.could_be_from_charset), None)
    if best is None or western is None or western.chaos > min(best.chaos, 0.02) or western.coherence < 0.3:
        return None
    try:
        return None if _ODD.search(data.decode("cp1252")) else "cp1252"
    except UnicodeDecodeError:
        return None
