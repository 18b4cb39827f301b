"""Roles as quads and back."""

from __future__ import annotations

from kg.records import Role
from kg.store import iris
from kg.store.reading import Reading
from kg.store.writing import Writing


def write(g: Writing, index: int, x: Role) -> None:
    """One role."""
    s = iris.role_iri(g.key, x, index)
    g.begin(s, "kg:Role", index)
    g.span(s, "kg:selector", x.span)
    g.put(s, "kg:office", x.office)
    g.put(s, "kg:former", x.former)
    g.mention(s, "kg:personMention", x.person_mention)
    g.mention(s, "kg:organisationMention", x.organisation_mention)
    g.entity(s, "kg:person", x.person)
    g.entity(s, "kg:organisation", x.organisation)


def read(g: Reading, s: str) -> Role:
    """The role of a node."""
    person = g.mention(s, "kg:personMention")
    return Role(
        g.must(s, "kg:selector"), g.need(s, "kg:office"), -1 if person is None else person,
        g.mention(s, "kg:organisationMention"), g.true(s, "kg:former"), g.entity(s, "kg:person"),
        g.entity(s, "kg:organisation"),
    )  # fmt: skip
