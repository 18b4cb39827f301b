"""Writes the parts of docs/scale.md that are figures, from the measured tables: python docs/make_scale.py.

What a stage costs an article is read from bench/*.md (`bench/costs.py`); a million and a hundred million are that times
so many, for the stages whose cost grows with the articles alone. What several workers cost is bench/RAY.md as it is,
and machines that are not here are bench/SIMULATED.md. A figure that was not measured is named, never guessed.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.costs import Costs, costs  # noqa: E402

PLAN, RAY = "plan", "workers"
MILLION = 1_000_000
MEMORY = 32_000  # MB that a machine has, before linking is a group-by


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
        f"An article of {_shown(cost.words, 'words')}; a million and more are extrapolated, straight on.",
        "",
        "| stage | an article | a million | a hundred million | grows with |",
        "|---|---|---|---|---|",
        _row("read … resolve: hours of one core", cost.reading, "h", "the words; an article does not know of others"),
        _row("link: hours of one core", linking, "h", "the statements; in crowds each meets its neighbours"),
        _row("quads", cost.quads, "", "mentions, statements and events: three quads a span, a dozen a mention"),
        _row("store on disk, MB", cost.disk, "MB", "the quads"),
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
    return body.replace("](RAY.md)", "](../bench/RAY.md)").splitlines()


def _row(what: str, one: float | None, unit: str, why: str) -> str:
    if one is None:
        return f"| {what} | not measured | – | – | {why} |"
    first = f"{one * 1000:,.0f} ms" if unit == "h" else f"{one:,.1f}" if one < 100 else f"{one:,.0f}"
    whole = one * MILLION / (3600 if unit == "h" else 1)
    return f"| {what} | {first} | {whole:,.0f} | {100 * whole:,.0f} | {why} |"


def _memory(cost: Costs) -> str:
    worker = f"A worker that reads keeps to {_shown(cost.worker_memory, 'MB')} whatever the number."
    per = _times(cost.linking_growth, cost.statements)
    if per is None:
        return f"{worker} What linking takes of memory for an article is not measured."
    if per <= 0:
        return f"{worker} So does linking, from the smallest to the largest store that was measured (bench/LINKS.md)."
    reach = MEMORY / per
    return (
        f"{worker} Linking on one machine took {per * 1000:,.0f} kB more for each article, from the smallest to the "
        f"largest store that was measured: {per * MILLION / 1000:,.0f} GB for a million, if it goes on so. "
        f"With {MEMORY / 1000:.0f} GB that is enough for {reach:,.0f}; beyond that it is a group-by."
    )


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
