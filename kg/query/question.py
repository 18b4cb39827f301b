"""A named question: what it answers, what it wants to know first, and its SPARQL, read from one file.

The first comment line is the title, the lines up to the first `# param:` are the help, and each `# param: NAME (KIND)
[=DEFAULT] — MEANING` is a parameter; without a default it has to be given, with an empty one it may be left out. A line
`# nothing: …` says what to try where there is no answer. A line `# if NAME: PATTERN` in the query counts where that
parameter is given.

How they are written, so that ten million quads answer in seconds: what there is little of stands first, the rows that
come first are chosen before more is looked up for them, an OPTIONAL has one pattern (with two, the engine goes through
all there is), a subject that may be missing is then <urn:kg:nobody>, and rows are sorted by a text made in the query,
since one of the store is looked up at each comparison.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from kg.errors import NotFound

# a side acts, speaks or is acted on, and "Moscow" then is Russia too; a flag is yes or no
ParameterKind = Literal["entity", "side", "text", "date", "number", "flag"]
FOLDER = Path(__file__).parent / "questions"
_PARAM = re.compile(r"param: (?P<name>\w+) \((?P<kind>\w+)\)(?: =(?P<default>.*?))? — (?P<meaning>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """`speaker`, an entity that has to be given: who spoke."""

    name: str
    kind: ParameterKind
    meaning: str
    default: str | None  # None: has to be given; "": may be left out

    @property
    def required(self) -> bool:
        """Whether the question means nothing without it."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Question:
    """'quotes-of': what did somebody say, with the parameters speaker, since, until and limit."""

    name: str
    title: str
    help: str
    parameters: tuple[Parameter, ...]
    sparql: str
    nothing: str = ""  # what to try where there is no answer


def read(path: Path) -> Question:
    """The question in one file; ValueError names the file whose header is not as it should be."""
    text = path.read_text(encoding="utf-8")
    header = [line[1:].strip() for line in text.split("\n\n", 1)[0].splitlines() if line.startswith("#")]
    told = [line for line in header if not line.startswith(("param:", "nothing:"))]
    nothing = " ".join(line.removeprefix("nothing:").strip() for line in header if line.startswith("nothing:"))
    matches = [(line, _PARAM.fullmatch(line)) for line in header if line.startswith("param:")]
    parameters = []
    for line, match in matches:
        if match is None or match["kind"] not in get_args(ParameterKind):
            raise ValueError(f"{path}: '{line}' should read 'param: name (kind) =default — meaning'")
        kind: ParameterKind = match["kind"]  # type: ignore[assignment]
        parameters.append(Parameter(match["name"], kind, match["meaning"], match["default"]))
    if not told:
        raise ValueError(f"{path}: the first line should be a comment with the question's title")
    return Question(path.stem, told[0], " ".join(told[1:]), tuple(parameters), text, nothing)


@cache
def _all() -> dict[str, Question]:
    return {path.stem: read(path) for path in sorted(FOLDER.glob("*.rq"))}


def questions() -> list[Question]:
    """Every named question, by name."""
    return list(_all().values())


def question(name: str) -> Question:
    """The question of that name; NotFound lists names near it."""
    found = _all().get(name)
    if found is None:
        near = get_close_matches(name, _all(), 3, 0.4) or list(_all())
        raise NotFound(f"there is no question {name!r}; there is {', '.join(near)} (kg questions lists all)")
    return found
