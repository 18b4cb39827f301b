"""Whom a name means in a store: by IRI or Wikidata id, by its full name, else by an alias or surname that only one
entity has, or as a seat, people or other name of a country that the gazetteer knows (the Kremlin, Russians), else by
another spelling of one of these (Zelensky, Zelenskyy, Zelenskiy). What is merged is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import NotFound
from kg.link.entities.spelling import sound
from kg.store.merged import members, standing
from kg.store.result import Term
from kg.vocab import WD

if TYPE_CHECKING:
    from kg.store import Store

SPELLED = 5  # letters; shorter names sound alike by chance
NEAR = 0.75  # of the letters of a misspelt name; with fewer, Atlantis is near to tanks
_IRI = re.compile(r"(urn:|https?:)[^<>\"{}|^`\\\x00-\x20]+")
_NAMES = """SELECT DISTINCT ?e ?name ?how {
  { ?e kg:label|rdfs:label ?name BIND("label" AS ?how) } UNION { ?e skos:altLabel ?name BIND("alias" AS ?how) }
  FILTER NOT EXISTS { ?e a rdf:Property } FILTER(%s) }"""


def find(store: Store, name: str) -> list[str]:
    """IRIs of the entities that `name` means, sorted.

    Several only where several have this very name and nothing tells them apart, and where articles have the entity
    under several IRIs that were merged. NotFound suggests the names near it, or lists the entities where an alias, a
    surname or another spelling has more than one.
    """
    return members(store, _found(store, " ".join(name.split())))


def _found(store: Store, name: str) -> list[str]:
    known = _by_id(store, name)
    if known:
        return [known]
    key = Term("literal", name.lower()).turtle()
    ends = Term("literal", f" {name.lower()}").turtle()
    found = store.query(_NAMES % f"LCASE(?name) = {key} || STRENDS(LCASE(?name), {ends})").rows
    whole = {str(iri) for iri, label, how in found if how == "label" and str(label).lower() == name.lower()}
    if whole:
        return sorted(whole)
    aliases = {str(iri) for iri, label, how in found if how == "alias" and str(label).lower() == name.lower()}
    ending: dict[str, str] = {str(iri): str(label) for iri, label, how in found if how == "label"}
    meant = aliases or {*ending, *standing_for(store, name)} or _spelled(store, name)
    candidates = {standing(store)(iri) for iri in meant}
    if len(candidates) == 1:
        return sorted(candidates)
    if candidates:
        listed = _listed(store, candidates)
        told = " or ".join(sorted(f"{label} <{iri}>" for label, iri in listed))
        raise NotFound(f"{name!r} may mean {told}; give the full name or the IRI", listed)
    near = _near(store, name)
    hint = f"did you mean {' or '.join(near)}?" if near else "kg rank lists who is spoken of"
    raise NotFound(f"nobody here is called {name!r}; {hint}", [(each, each) for each in near])


def standing_for(store: Store, name: str) -> list[str]:
    """The country or body of this store that a seat of power (Moscow), a people (Russians) or another name (America)
    stands for; none where it may be several.
    """
    from kg.resolve.gazetteer import Gazetteer

    gazetteer = Gazetteer.load()
    seat = gazetteer.metonym(name)
    known = [item.entity.iri for item in gazetteer.named(name)]
    for iris in ([one.iri for one in seat.means] if seat else [], [one.iri for one in gazetteer.demonym(name)], known):
        if len(iris) == 1 and store.query(f"ASK {{ <{iris[0]}> kg:label|rdfs:label ?name }}").boolean:
            return iris
    return []


def _spelled(store: Store, name: str) -> set[str]:
    """The entities that have this name, or a family name, in another spelling; of all of it before the end of it."""
    wanted = sound(name)
    if len(wanted) < SPELLED:
        return set()
    whole, ending = set(), set()
    for iri, label, _ in store.query(_NAMES % "true").rows:
        heard = sound(str(label))
        if heard == wanted:
            whole.add(str(iri))
        elif heard.endswith(f" {wanted}"):
            ending.add(str(iri))
    return whole or ending


def _by_id(store: Store, name: str) -> str | None:
    iri = WD + name.removeprefix("wd:") if re.fullmatch(r"(wd:)?Q\d+", name) else name
    if not _IRI.fullmatch(iri):
        return None
    if not store.query(f"ASK {{ <{iri}> kg:label|rdfs:label ?name }}").boolean:
        raise NotFound(f"nothing here has the IRI {iri}")
    return iri


def _listed(store: Store, iris: set[str]) -> list[tuple[str, str]]:
    """Each with its name."""
    values = " ".join(f"<{iri}>" for iri in sorted(iris))
    rows = store.query(
        f"SELECT ?e (MIN(?name) AS ?label) {{ VALUES ?e {{ {values} }} ?e kg:label|rdfs:label ?name }} GROUP BY ?e"
    ).rows
    return sorted((str(label), str(iri)) for iri, label in rows)


def _near(store: Store, name: str) -> list[str]:
    """Names that look like `name`."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for _, label, _ in store.query(_NAMES % "true").rows:
        by_key[str(label).lower()].add(str(label))
        for word in str(label).lower().split():
            by_key[word].add(str(label))
    near = get_close_matches(name.lower(), by_key, 5, NEAR)
    return list(dict.fromkeys(label for key in near for label in sorted(by_key[key])))[:5]
