"""The network as a file: SVG, GraphML or CSV of what the same filters show."""

from __future__ import annotations

import csv
import io
import re

from kg.serve.network.filters import Filters
from kg.serve.network.picture import Opened, picture
from kg.serve.pages.network_drawing import drawing
from kg.serve.pages.network_ties import every
from kg.serve.pages.templating import rendered
from kg.serve.pool import Refused

FORMS = {"svg": "image/svg+xml", "graphml": "application/graphml+xml", "csv": "text/csv; charset=utf-8"}
COLUMNS = ("source", "source_iri", "kind", "target", "target_iri", "evidence", "first", "last", "outlets")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


def written(connection: Opened, asked: Filters, form: str) -> tuple[int, str, bytes]:
    """The file; Refused for a form that is none of these."""
    if form not in FORMS:
        raise Refused(404, f"the network can be had as {', '.join(FORMS)}, not as {form!r}")
    if form == "csv":
        return 200, FORMS[form], _csv(connection, asked).encode("utf-8", "replace")
    found = picture(connection, asked)
    shown = (
        {"found": found, "ties": list(every(connection, asked))}
        if form == "graphml"
        else {"still": drawing(found, asked, 1600, 1100)}
    )
    text = rendered(f"network.{form}", shown).decode()
    return 200, FORMS[form], _NOT_XML.sub("", text).encode()


def _csv(connection: Opened, asked: Filters) -> str:
    """A row for each tie; a cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for x in every(connection, asked):
        cells = (
            x.source_label,
            x.source,
            x.tone,
            x.target_label,
            x.target,
            x.number,
            x.first or "",
            x.last or "",
            x.outlets,
        )
        table.writerow([f"'{cell}" if _FORMULA.match(str(cell)) else cell for cell in cells])
    return out.getvalue()
