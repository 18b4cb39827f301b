"""Where the words of a line stand: vis-network's curves."""

from __future__ import annotations

import math

Point = tuple[float, float]


def middle(start: Point, end: Point, bend: float) -> Point:
    """The middle of a line of vis-network: straight, or its `curvedCW` (`curvedCCW` for a negative bend).

    As in `bezier-edge-static.ts` of vis-network 9: a quadratic curve whose control point lies off `start` at an angle
    and a distance that grow with the roundness.
    """
    if not bend:
        return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    dx, dy = end[0] - start[0], start[1] - end[1]
    angle = math.atan2(dy, dx) + (bend * 0.5 + 0.5) * math.pi
    reach = (abs(bend) * 0.5 + 0.5) * math.hypot(dx, dy)
    via = start[0] + reach * math.sin(angle), start[1] + reach * math.cos(angle)
    return (
        0.25 * start[0] + 0.5 * via[0] + 0.25 * end[0],
        0.25 * start[1] + 0.5 * via[1] + 0.25 * end[1],
    )
