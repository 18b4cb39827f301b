"""Where the words of a line stand: vis-network's curves."""

from __future__ import annotations

import math

Point = tuple[float, float]


def middle(start: Point, end: Point, bend: float, stop: float = 0) -> Point:
    """Where vis-network puts the words of a line: straight, or its `curvedCW` (`curvedCCW` for a negative bend).

    As in `bezier-edge-static.ts` of vis-network 9: a quadratic curve whose control point lies off `start` at an angle
    and a distance that grow with the roundness. The line ends `stop` pixels before `end`, where its arrow begins.
    """
    dx, dy = end[0] - start[0], start[1] - end[1]
    angle = math.atan2(dy, dx) + (bend * 0.5 + 0.5) * math.pi
    reach = (abs(bend) * 0.5 + 0.5) * math.hypot(dx, dy)
    via = start[0] + reach * math.sin(angle), start[1] + reach * math.cos(angle)
    if not bend:
        via = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    run = math.dist(via, end) or 1.0
    core = end[0] - (end[0] - via[0]) / run * stop, end[1] - (end[1] - via[1]) / run * stop
    if not bend:
        return (start[0] + core[0]) / 2, (start[1] + core[1]) / 2
    return tuple(0.25 * a + 0.5 * v + 0.25 * c for a, v, c in zip(start, via, core, strict=True))  # type: ignore[return-value]
