"""The columns of the event table: POLECAT's own in its order, then what traces each row to its words."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

# As the files of POLECAT name them (Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT: A New
# Political Event Ontology and Dataset", 2023); some of its files say "Event Intensity".
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
EVIDENCE = (
    "Date Precision", "Date Text", "Event IRI", "Article IRI", "Publisher", "URL", "Sentence",
    "Action", "Action Text", "Action Start", "Action End",
    "Actor IRI", "Actor Wikidata", "Actor Start", "Actor End",
    "Recipient IRI", "Recipient Wikidata", "Recipient Start", "Recipient End", "Object",
    "Stance", "Negated", "Modality", "Attributed To", "Attributed IRI", "Reasons", "Confidence",
)  # fmt: skip
COLUMNS = POLECAT + EVIDENCE
WHOLE = frozenset(
    {"Action Start", "Action End", "Actor Start", "Actor End", "Recipient Start", "Recipient End"}
)  # numbers
DECIMAL = frozenset({"Intensity", "Latitude", "Longitude", "Confidence"})
TRUTH = frozenset({"Stance", "Negated"})
