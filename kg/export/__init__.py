"""Events as a table that scripts for event data read: a row for each directed dyad, in POLECAT's columns and ours."""

from __future__ import annotations

from kg.export.columns import COLUMNS, EVIDENCE, POLECAT
from kg.export.dyads import Dyad, Wanted, dyads, wanted
from kg.export.row import row
from kg.export.table import FORMATS, write

__all__ = ["COLUMNS", "EVIDENCE", "FORMATS", "POLECAT", "Dyad", "Wanted", "dyads", "row", "wanted", "write"]
