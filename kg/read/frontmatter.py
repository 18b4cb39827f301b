"""Front matter: the `key: value` lines between two `---` at the top of a Markdown file; YAML's simplest part only."""

from __future__ import annotations

import re

from kg.errors import UnreadableInput

_FENCE = re.compile(r"---[ \t]*(?:\r?\n|\r)")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$")
_COMMENT = re.compile(r"[ \t]+#.*$")


def split(text: str, source: str) -> tuple[dict[str, str], str]:
    """Keys in lower case with their values, and the body; no keys where the text does not open with `---`.

    Lists and indented lines under a key are passed over. Raises UnreadableInput for a line that is no `key: value`.
    """
    opening = _FENCE.match(text)
    closing = _END.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return {}, text
    values: dict[str, str] = {}
    for number, line in enumerate(text[opening.end() : closing.start()].splitlines(), start=2):
        if not line.strip() or line[0] in " \t-#":
            continue
        pair = _PAIR.match(line.rstrip())
        if pair is None:
            raise UnreadableInput(source, f"line {number} of the front matter is no 'key: value'")
        values[pair[1].lower()] = _scalar(pair[2] or "")
    return values, text[closing.end() :]


def _scalar(value: str) -> str:
    value = value.strip()
    quote = value[:1]
    if quote in {'"', "'"} and (end := value.find(quote, 1)) > 0:
        return value[1:end]
    return _COMMENT.sub("", value)
