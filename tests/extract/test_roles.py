"""Offices are read before a name, beside it and after 'is', each with the body it belongs to."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.records import Article
from tests.extract.parses import parse

CASES = [
    (
        "NATO PROPN 5 compound; Secretary PROPN 3 compound; General PROPN 5 compound; Mark PROPN 5 compound; Rutte PROPN 6 nsubj; spoke VERB 0 root",
        {"NATO": "organisation", "Mark Rutte": "person"},
        ("Secretary General", "Mark Rutte", "NATO", False),
    ),
    (
        "US PROPN 6 compound; Secretary PROPN 6 compound; of ADP 4 case; State PROPN 2 nmod; Marco PROPN 6 compound; Rubio PROPN 7 nsubj; spoke VERB 0 root",
        {"US": "place", "Marco Rubio": "person"},
        ("Secretary of State", "Marco Rubio", "US", False),
    ),
    (
        "Former ADJ 3 amod; President PROPN 3 compound; Trump PROPN 4 nsubj; spoke VERB 0 root",
        {"Trump": "person"},
        ("President", "Trump", None, True),
    ),
    (
        "Dmitry PROPN 2 compound; Peskov PROPN 8 nsubj; , PUNCT 6 punct; the DET 6 det; Kremlin PROPN 6 compound; spokesman NOUN 2 appos; , PUNCT 6 punct; spoke VERB 0 root",
        {"Dmitry Peskov": "person", "Kremlin": "organisation"},
        ("spokesman", "Dmitry Peskov", "Kremlin", False),
    ),
    (
        "Rutte PROPN 4 nsubj; is AUX 4 cop; secretary NOUN 4 compound; general NOUN 0 root; of ADP 6 case; NATO PROPN 4 nmod",
        {"Rutte": "person", "NATO": "organisation"},
        ("secretary general", "Rutte", "NATO", False),
    ),
]


@pytest.mark.parametrize(("table", "names", "role"), CASES)
def test_a_role_has_office_person_and_body(
    table: str, names: dict[str, str], role: tuple[str, str, str | None, bool]
) -> None:
    doc = parse(table, names)
    found = extract(doc, Article("a", "a.txt", doc.text))
    mention = lambda i: None if i is None else found.mentions[i].span.text  # noqa: E731
    assert [(r.office, mention(r.person_mention), mention(r.organisation_mention), r.former) for r in found.roles] == [
        role
    ]


def test_a_name_without_a_title_has_no_role() -> None:
    doc = parse(
        "The DET 2 det; aide NOUN 3 nsubj; met VERB 0 root; Mark PROPN 5 compound; Rutte PROPN 3 obj",
        {"Mark Rutte": "person"},
    )
    assert not extract(doc, Article("a", "a.txt", doc.text)).roles
