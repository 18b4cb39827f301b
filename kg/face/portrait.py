"""Everything a store holds about one entity: roles, what it said and did, what others said about and did to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from kg.records import Entity
from kg.store.merged import members

if TYPE_CHECKING:
    from kg.store import Store

Section = Literal["roles", "said", "said about it", "did", "done to it"]


@dataclass(frozen=True, slots=True)
class Fact:
    """Mark Rutte said 'The ball …': in The Daily, on 2025-04-06, in this sentence."""

    who: str
    what: str  # 'said', 'proposed', 'Secretary General of NATO'
    words: str
    outlet: str | None
    date: str | None
    source: str
    evidence: str  # IRI of the statement, event or role
    note: str = ""  # 'not', 'future', 'according to the statement of …'


@dataclass(frozen=True, slots=True)
class Portrait:
    """Mark Rutte, a person, with the facts of each section, oldest first."""

    entity: Entity
    facts: dict[Section, tuple[Fact, ...]]


def portrait(store: Store, entity: Entity) -> Portrait:
    """What the store holds about an entity, each fact with its source and the exact words."""
    return Portrait(entity, {section: tuple(_facts(store, entity, section)) for section in _QUERIES})


def _facts(store: Store, entity: Entity, section: Section) -> Iterator[Fact]:
    values = " ".join(f"<{iri}>" for iri in members(store, [entity.iri]))
    for row in store.query(_SHELL % (values, _QUERIES[section])).to_dicts():
        yield _fact(row, entity)


def _fact(row: dict[str, Any], entity: Entity) -> Fact:
    notes = [
        "not" if row["negated"] in (True, "true") else "",
        str(row["modality"] or "") if row["modality"] not in (None, "actual") else "",
        f"according to {row['according']}" if row["according"] else "",
    ]
    return Fact(
        who=str(row["who"] or "someone unnamed"),
        what=str(row["what"] or ""),
        words=str(row["words"] or ""),
        outlet=row["outlet"],
        date=row["date"],
        source=str(row["source"]),
        evidence=str(row["evidence"]),
        note=", ".join(filter(None, notes)),
    )


_SHELL = """
SELECT ?evidence (MIN(?by) AS ?outlet) (MIN(?day) AS ?date) (MIN(?from) AS ?source) (MIN(?whoSays) AS ?who)
       (MIN(?which) AS ?what) (MIN(?text) AS ?words) (MIN(STR(?not)) AS ?negated) (MIN(?mode) AS ?modality)
       (MIN(?says) AS ?according)
WHERE {
  VALUES ?it { %s }
  %s
  ?evidence kg:inArticle ?article . ?article kg:source ?from .
  OPTIONAL { ?article schema:publisher ?by }
  OPTIONAL { ?article schema:datePublished ?published . BIND(STR(?published) AS ?day) }
}
GROUP BY ?evidence ORDER BY ?date ?source ?evidence
"""
_STATEMENT = """?evidence a kg:Statement ; %s ?it ; kg:quote ?text ; kg:act ?which ; kg:negated ?not .
  OPTIONAL { ?evidence kg:speaker/rdfs:label ?label } OPTIONAL { ?evidence kg:sourceText ?named }
  BIND(COALESCE(?label, ?named) AS ?whoSays)"""
_EVENT = """?evidence a kg:Event ; %s ?it ; kg:action ?action ; kg:sentenceText ?text .
  ?evidence kg:negated ?not ; kg:modality ?mode .
  OPTIONAL { ?evidence kg:actor/rdfs:label ?label } OPTIONAL { ?evidence kg:actorText ?named }
  BIND(COALESCE(?label, ?named) AS ?whoSays)
  OPTIONAL { ?evidence kg:objectText ?object } OPTIONAL { ?evidence kg:recipientText ?recipient }
  BIND(CONCAT(?action, COALESCE(CONCAT(" ", ?object), ""), COALESCE(CONCAT(" → ", ?recipient), "")) AS ?which)
  OPTIONAL { ?evidence kg:attributedTo ?statement
    OPTIONAL { ?statement kg:speaker/rdfs:label ?voice } OPTIONAL { ?statement kg:sourceText ?source }
    BIND(COALESCE(?voice, ?source, "an unnamed source") AS ?says) }"""
_QUERIES: dict[Section, str] = {
    "roles": """?evidence a kg:Role ; kg:person ?it ; kg:office ?office ; kg:selector/oa:exact ?text .
  OPTIONAL { ?evidence kg:organisation/rdfs:label ?of } OPTIONAL { ?evidence kg:former ?was }
  BIND(CONCAT(IF(COALESCE(?was, false), "former ", ""), ?office, COALESCE(CONCAT(", ", ?of), "")) AS ?which)""",
    "said": _STATEMENT % "kg:speaker",
    "said about it": _STATEMENT % "kg:about",
    "did": _EVENT % "kg:actor",
    "done to it": _EVENT % "kg:recipient|kg:object",
}
