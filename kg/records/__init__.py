"""The records that travel from stage to stage: plain, frozen, typed, and free of any library.

Offsets are 0-based code-point positions in `Article.text`, end exclusive; `Span.text` is exactly that slice.
"""

from kg.records.article import Article, Span, digest, digest_of, outlet_of
from kg.records.changed import changed
from kg.records.entity import Entity, Form, Grammar, Kind, Mention, Resolution, Via
from kg.records.event import Event, Modality, Participant, Plover, Reason, is_fact
from kg.records.extraction import Extraction, Role
from kg.records.statement import Manner, Statement
from kg.records.when import When

__all__ = [
    "Article", "Entity", "Event", "Extraction", "Form", "Grammar", "Kind", "Manner", "Mention", "Modality",
    "Participant", "Plover", "Reason", "Resolution", "Role", "Span", "Statement", "Via", "When", "changed", "digest",
    "digest_of", "is_fact", "outlet_of",
]  # fmt: skip
