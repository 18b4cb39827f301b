"""What two wordings are compared by."""

from __future__ import annotations

import re


def quote_key(quote: str) -> str:
    """The words of a quotation in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", quote.casefold()))
