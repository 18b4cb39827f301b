"""Scale: the same function over the same batches, in several worker processes."""

from __future__ import annotations

from kg.config import cores
from kg.scale.workers import Lost, spread

__all__ = ["Lost", "cores", "spread"]
