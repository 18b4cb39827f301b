"""Reading: paths and standard input become articles; every input that cannot is named with its reason."""

from __future__ import annotations

from kg.read.article import from_text
from kg.read.folder import count
from kg.read.inputs import read
from kg.read.language import checked

__all__ = ["checked", "count", "from_text", "read"]
