"""What an answer can be written in, and which of these a client would rather have (RFC 9110, section 12)."""

from __future__ import annotations

from dataclasses import dataclass

RESULTS = {  # of SELECT and ASK, in the order of our own preference
    "application/sparql-results+json": "JSON",
    "application/sparql-results+xml": "XML",
    "text/csv": "CSV",
    "text/tab-separated-values": "TSV",
    "application/json": "JSON",
    "application/xml": "XML",
    "text/xml": "XML",
    "text/plain": "TSV",
}
GRAPHS = {  # of CONSTRUCT, DESCRIBE and the graph store
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
    "application/n-quads": "N_QUADS",
    "application/trig": "TRIG",
    "application/json": "JSON_LD",
    "application/xml": "RDF_XML",
    "text/plain": "N_TRIPLES",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A media type and the name that the engine has for it: 'text/turtle', 'TURTLE'."""

    media: str
    name: str

    @property
    def content_type(self) -> str:
        """The media type as a header has it; what is text says its encoding."""
        header = "; header=present" if self.name == "CSV" else ""
        return f"{self.media}{header}; charset=utf-8" if self.media.startswith("text/") else self.media


def choose(accept: str | None, offered: dict[str, str]) -> Form | None:
    """The offered form that the header likes best, the first of equals; None where it takes none of them."""
    wanted = _ranges(accept) if accept and accept.strip() else [("*/*", 1.0)]
    best, score = None, 0.0
    for media, name in offered.items():
        quality = _quality(media, wanted)
        if quality > score:
            best, score = Form(media, name), quality
    return best


def _ranges(accept: str) -> list[tuple[str, float]]:
    """Media ranges with their qualities; one whose quality cannot be read does not count."""
    found = []
    for part in accept.split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        given = [p.partition("=")[2].strip() for p in parameters if p.partition("=")[0].strip().lower() == "q"]
        try:
            quality = float(given[0]) if given else 1.0
        except ValueError:
            continue
        if media and 0 <= quality <= 1:
            found.append((media.lower(), quality))
    return found


def _quality(media: str, wanted: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that a media type falls under."""
    kind = media.partition("/")[0]
    for matching in (media, f"{kind}/*", "*/*"):
        qualities = [quality for name, quality in wanted if name == matching]
        if qualities:
            return max(qualities)
    return 0.0
