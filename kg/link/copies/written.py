"""What finding copies needs of an article, as bytes for the index and back: its header, its marks, its text."""

from __future__ import annotations

import json
import zlib
from pickle import UnpicklingError

import numpy as np

from kg.link.copies import Header, header
from kg.link.copies.credits import Credit
from kg.link.copies.marks import Marks, marks
from kg.link.copies.runs import words_of
from kg.records import Article, Span

Written = tuple[str, bytes, bytes]  # header, marks, text


def written(article: Article) -> Written:
    """The three of an article."""
    about = header(article)
    agencies = [(c.agency, [c.span.start, c.span.end, c.span.text] if c.span else None) for c in about.credits]
    told = json.dumps([about.article, about.publisher, about.published, agencies])
    text = zlib.compress(article.text.encode("utf-8", "surrogatepass"), 1)
    return told, marks(words_of(article.text)).astype("<u8").tobytes(), text


def read_header(told: str) -> Header:
    """The header; UnpicklingError where it is none."""
    try:
        article, publisher, published, agencies = json.loads(told)
        found = tuple(Credit(agency, Span(*span) if span else None) for agency, span in agencies)
    except (ValueError, TypeError) as error:
        raise UnpicklingError(f"no header: {error}") from error
    return Header(article, publisher, published, found)


def read_marks(body: bytes) -> Marks:
    """The marks."""
    return np.frombuffer(body, "<u8")


def read_text(body: bytes) -> str:
    """The text; UnpicklingError where it is none."""
    try:
        return zlib.decompress(body).decode("utf-8", "surrogatepass")
    except (zlib.error, ValueError) as error:
        raise UnpicklingError(f"no text: {error}") from error
