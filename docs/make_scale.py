"""Writes the parts of docs/scale.md that are figures, from the measured tables: python docs/make_scale.py.

What a stage costs an article is read from bench/*.md (`bench/costs.py`); a million and a hundred million are that times
so many, for the stages whose cost grows with the articles alone. What several workers cost is bench/RAY.md as it is,
and machines that are not here are bench/SIMULATED.md. A figure that was not measured is named, never guessed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.costs import Costs, Peak, costs  # noqa: E402

PLAN, RAY = "plan", "workers"
MILLION = 1_000_000


def start(part: str) -> str:
    """Where a part begins."""
    return f"<!-- {part}:start (written by docs/make_scale.py; do not edit by hand) -->"


def end(part: str) -> str:
    """Where it ends."""
    return f"<!-- {part}:end -->"


def plan(root: Path = ROOT) -> str:
    """The plan, markers included."""
    cost = costs(root)
    linking = _times(cost.linking, cost.statements)
    lines = [
        start(PLAN),
        "",
        f"An article is one of the made ones, of {_shown(cost.words, 'words')}. A million and more are so many times "
        "what one costs, and nothing else.",
        "",
        "| stage | an article | a million | a hundred million | grows with | measured in |",
        "|---|---|---|---|---|---|",
        _row(
            "read … resolve, on one core",
            cost.reading,
            _time,
            "the words; an article does not know of others",
            "RESULTS",
        ),
        _row(
            "link, on one core",
            linking,
            _time,
            "the statements; in crowds each meets its neighbours",
            "LINKS",
            "QUERIES",
        ),
        _row("quads", cost.quads, _number, "mentions, statements, events: three a span, a dozen a mention", "QUERIES"),
        _row("store on disk", cost.disk, _size, "the quads", "RESULTS"),
        "",
        _memory(cost),
        "",
        *_body(root / "bench" / "SIMULATED.md", "Machines that are not here were not simulated: "),
        "",
        end(PLAN),
    ]
    return "\n".join(lines)


def workers(root: Path = ROOT) -> str:
    """What several workers cost, markers included."""
    return "\n".join([start(RAY), "", *_body(root / "bench" / "RAY.md", "Not measured: "), "", end(RAY)])


def _body(path: Path, missing: str) -> list[str]:
    """A table as it was written, without its title; links are to files beside it."""
    if not path.exists():
        return [f"{missing}there is no bench/{path.name}."]
    body = path.read_text(encoding="utf-8").partition("\n")[2].strip()
    return re.sub(r"\]\((\w+\.md)\)", r"](../bench/\1)", body).splitlines()


def _row(what: str, one: float | None, told: Callable[[float], str], why: str, *files: str) -> str:
    where = ", ".join(map(_link, files))
    if one is None:
        return f"| {what} | not measured | – | – | {why} | {where} |"
    return f"| {what} | {told(one)} | {told(one * MILLION)} | {told(one * 100 * MILLION)} | {why} | {where} |"


def _time(seconds: float) -> str:
    if seconds < 1:
        return f"{seconds * 1000:,.0f} ms"
    hours = seconds / 3600
    return f"{hours:,.0f} hours" if hours < 100 else f"{hours / 24:,.0f} days"


def _number(count: float) -> str:
    names = ((1e9, " billion"), (1e6, " million"), (1, ""))
    unit, name = next((each for each in names if count >= each[0]), names[-1])
    return f"{float(f'{count / unit:.2g}'):,.0f}{name}" if count / unit >= 10 else f"{count / unit:.1f}{name}"


def _size(mega: float) -> str:
    unit, name = next((each for each in ((1e6, "TB"), (1e3, "GB")) if mega >= each[0]), (1.0, "MB"))
    return f"{mega / unit:,.0f} {name}" if mega / unit >= 10 else f"{mega / unit:.1f} {name}"


def _link(name: str) -> str:
    return f"[{name}.md](../bench/{name}.md)"


def _memory(cost: Costs) -> str:
    """What was seen, and no line through it: linking has bounds that a larger store reaches."""
    most = _shown(cost.worker_memory, "MB")
    worker = f"A worker that reads took {most} at the most ({_link('RESULTS')}), whatever the number."
    if not cost.linking_peaks:
        return f"{worker} What linking takes of memory is not measured."
    lines = [worker, f"Linking took {_peaks(cost.linking_peaks)}."]
    if cost.deriving_peaks:
        lines.append(f"Deriving the knowledge took {_peaks(cost.deriving_peaks)}.")
    lines.append(
        "More than that we have not measured, and draw no line to it; where memory runs short, linking is a group-by."
    )
    return " ".join(lines)


def _peaks(peaks: Sequence[Peak]) -> str:
    first, last = peaks[0], peaks[-1]
    told = ", ".join(f"{each.memory:,.0f} MB for {each.number:,.0f}{f' {each.of}' * (each is first)}" for each in peaks)
    more = last.memory / first.memory
    grown = f": {more:.1f} times as much for {last.number / first.number:,.0f} times as many" if len(peaks) > 1 else ""
    return f"{told} ({_link(first.file)}){grown}"


def _times(one: float | None, other: float | None) -> float | None:
    return one * other if one is not None and other is not None else None


def _shown(value: float | None, unit: str) -> str:
    return f"{value:,.0f} {unit}" if value is not None else f"(not measured) {unit}"


def main() -> None:
    """Write them."""
    path = ROOT / "docs" / "scale.md"
    text = path.read_text(encoding="utf-8")
    for part, told in ((PLAN, plan()), (RAY, workers())):
        if start(part) not in text:
            sys.exit(f"{path} has no {start(part)}")
        head, _, rest = text.partition(start(part))
        text = head + told + rest.partition(end(part))[2]
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
