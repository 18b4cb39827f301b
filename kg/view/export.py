"""A network as GraphML, GEXF or CSV, for Gephi, yEd, R or a spreadsheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from kg.view.evidence import Evidence

if TYPE_CHECKING:
    import networkx as nx

COLUMNS = (
    "source", "source_label", "relation", "action", "kind", "target", "target_label", "object", "negated", "modality",
    "attributed_to", "words", "sentence", "outlet", "date", "title", "url", "read_from", "article", "evidence",
)  # fmt: skip
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, section 2.2
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


def write_graphml(network: nx.DiGraph, out: TextIO) -> None:
    """Writes GraphML of a network or of dyads: one edge for all that is alike, its words and sources on lines.

    Characters that XML cannot hold are left out.
    """
    import networkx as nx

    out.writelines(f"{line}\n" for line in nx.generate_graphml(_plain(network), named_key_ids=True))


def write_gexf(network: nx.DiGraph, out: TextIO) -> None:
    """Writes GEXF 1.2, what GraphML has; without the day of writing, so that files can be compared."""
    import networkx as nx

    for line in nx.generate_gexf(_plain(network)):
        out.write(re.sub(r'(<meta\b[^>]*?) lastmodifieddate="[\d-]+"', r"\1", line) + "\n")


def write_csv(network: nx.MultiDiGraph, out: TextIO, *, exact: bool = False) -> None:
    """Writes one row for each piece of evidence and each entity that it concerns; `COLUMNS` names the cells.

    A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and the words of an article may begin
    so: such cells get an apostrophe before them, unless `exact` asks for the words as they are.
    """
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for row in _rows(network):
        table.writerow(row if exact else [f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])


def _rows(network: nx.MultiDiGraph) -> Iterator[list[str]]:
    label = dict(network.nodes(data="label"))
    by_id: dict[str, Evidence] = {piece.id: piece for piece in network.graph["evidence"]}
    for piece in by_id.values():
        holder = by_id.get(piece.attributed or "")
        origin = piece.origin
        for other in piece.others or ("",):
            yield [
                piece.actor or "", label.get(piece.actor, piece.actor_words or ""), piece.relation, piece.action,
                piece.kind, other, label.get(other, ""), piece.object or "", str(piece.negated).lower(), piece.modality,
                label.get(holder.actor, holder.actor_words or "") if holder else "", piece.words, piece.sentence,
                origin.outlet or "", origin.date or "", origin.title or "", origin.url or "", origin.source,
                origin.article, piece.id,
            ]  # fmt: skip


def _plain(network: nx.DiGraph) -> nx.DiGraph:
    """A copy whose attributes are texts, numbers and truth values that XML can hold; unknown ones are left out."""
    import networkx as nx

    if not network.is_multigraph():
        dyads = nx.DiGraph()
        dyads.add_nodes_from((_xml(node), _known(seen)) for node, seen in network.nodes(data=True))
        dyads.add_edges_from((_xml(one), _xml(other), _known(edge)) for one, other, edge in network.edges(data=True))
        return dyads
    plain = nx.MultiDiGraph()
    for node, seen in network.nodes(data=True):
        plain.add_node(_xml(node), **_known(seen))
    for source, target, key, edge in network.edges(data=True, keys=True):
        pieces: tuple[Evidence, ...] = edge["evidence"]
        told = {
            "words": "\n".join(piece.words for piece in pieces),
            "outlets": "\n".join(piece.origin.outlet or "" for piece in pieces),
            "dates": "\n".join(piece.origin.date or "" for piece in pieces),
            "articles": "\n".join(piece.origin.article for piece in pieces),
        }
        fields = {name: value for name, value in edge.items() if name != "evidence"} | told | {"label": edge["action"]}
        plain.add_edge(_xml(source), _xml(target), key=key, **{name: _xml(value) for name, value in fields.items()})
    return plain


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: _xml(value) for name, value in fields.items() if value is not None}


def _xml(value: Any) -> Any:
    return _NOT_XML.sub("", value) if isinstance(value, str) else value
