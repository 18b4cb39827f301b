"""Offices are read before a name, beside it and after 'is', each with the body it belongs to."""

from __future__ import annotations

import pytest

import kg
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


MORE = [
    (
        "Sorel PROPN 6 nsubj; , PUNCT 5 punct; the DET 5 det; Norland PROPN 5 compound; envoy NOUN 1 appos; left VERB 0 root; to ADP 8 case; Lund PROPN 5 nmod",
        {"Sorel": "person", "Norland": "country", "Lund": "country"},
        [("envoy", "Norland", False)],
    ),
    (
        "Norland PROPN 2 compound; envoy NOUN 5 nmod:desc; to ADP 4 case; Lund PROPN 2 nmod; Sorel PROPN 6 nsubj; left VERB 0 root",
        {"Sorel": "person", "Norland": "country", "Lund": "country"},
        [("envoy to Lund", "Norland", False)],
    ),
    (
        "Sorel PROPN 7 nsubj; , PUNCT 4 punct; who PRON 4 nsubj; heads VERB 1 acl:relcl VBZ head; the DET 6 det; Guard PROPN 4 obj; left VERB 0 root",
        {"Sorel": "person", "Guard": "organisation"},
        [("head", "Guard", False)],
    ),
    (
        "Sorel PROPN 2 nsubj; led VERB 0 root VBD lead; the DET 4 det; Guard PROPN 2 obj",
        {"Sorel": "person", "Guard": "organisation"},
        [("leader", "Guard", True)],
    ),
    (
        "the DET 2 det; Guard PROPN 7 nsubj; , PUNCT 4 punct; led VERB 2 acl VBN lead; by ADP 6 case; Sorel PROPN 4 obl:agent; left VERB 0 root",
        {"Sorel": "person", "Guard": "organisation"},
        [("leader", "Guard", False)],
    ),
    (
        "Sorel PROPN 3 nsubj; will AUX 3 aux; lead VERB 0 root VB lead; the DET 5 det; Guard PROPN 3 obj",
        {"Sorel": "person", "Guard": "organisation"},
        [],
    ),
    (
        "Sorel PROPN 2 nsubj; leads VERB 0 root VBZ lead; Bell PROPN 2 obj",
        {"Sorel": "person", "Bell": "person"},
        [],
    ),
    (
        "Sorel PROPN 3 nsubj:pass; was AUX 3 aux:pass; named VERB 0 root VBN name; head NOUN 3 xcomp; of ADP 7 case; the DET 7 det; Guard PROPN 4 nmod",
        {"Sorel": "person", "Guard": "organisation"},
        [("head", "Guard", False)],
    ),
    (
        "Sorel PROPN 2 nsubj; served VERB 0 root VBD serve; as ADP 5 case; Norland PROPN 5 compound; ambassador NOUN 2 obl",
        {"Sorel": "person", "Norland": "country"},
        [("ambassador", "Norland", False)],
    ),
    (
        "Sorel PROPN 2 nsubj; resigned VERB 0 root VBD resign; as ADP 4 case; chairman NOUN 2 obl; of ADP 6 case; Guard PROPN 4 nmod",
        {"Sorel": "person", "Guard": "organisation"},
        [("chairman", "Guard", True)],
    ),
    (
        "Sorel PROPN 5 nsubj; is AUX 5 cop; not PART 5 advmod; the DET 5 det; president NOUN 0 root",
        {"Sorel": "person"},
        [],
    ),
    (
        "Sorel PROPN 5 nsubj; is AUX 5 cop; a DET 5 det; strong ADJ 5 amod; leader NOUN 0 root",
        {"Sorel": "person"},
        [],
    ),
    (
        "Sorel PROPN 4 nsubj; was AUX 4 cop; Norland PROPN 4 compound; president NOUN 0 root",
        {"Sorel": "person", "Norland": "country"},
        [("president", "Norland", True)],
    ),
    (
        "a DET 2 det; spokesman NOUN 5 nsubj; for ADP 4 case; Sorel PROPN 2 nmod; spoke VERB 0 root",
        {"Sorel": "person"},
        [],
    ),
    (
        "the DET 2 det; adviser NOUN 6 nsubj; to ADP 5 case; President PROPN 5 nmod:desc; Sorel PROPN 2 nmod; spoke VERB 0 root",
        {"Sorel": "person"},
        [("President", None, False)],
    ),
    (
        "the DET 2 det; Premier PROPN 6 nsubj; and CCONJ 5 cc; President PROPN 5 nmod:desc; Sorel PROPN 2 conj; met VERB 0 root",
        {"Sorel": "person"},
        [("President", None, False)],
    ),
    (
        "nominee NOUN 3 nmod:desc; Sen. PROPN 3 nmod:desc; Sorel PROPN 4 nsubj; spoke VERB 0 root",
        {"Sorel": "person"},
        [("nominee", None, False), ("Sen.", None, False)],
    ),
    (
        "Norland PROPN 3 compound; Council PROPN 1 flat; Chairman PROPN 4 nmod:desc; Sorel PROPN 5 nsubj; spoke VERB 0 root",
        {"Sorel": "person", "Norland Council": "organisation"},
        [("Chairman", "Norland Council", False)],
    ),
    (
        "the DET 2 det; leader NOUN 7 nsubj; of ADP 4 case; rebels NOUN 2 nmod; , PUNCT 6 punct; Sorel PROPN 4 appos; spoke VERB 0 root",
        {"Sorel": "person"},
        [("leader of rebels", None, False)],
    ),
]


@pytest.mark.parametrize(("table", "names", "expected"), MORE)
def test_an_office_is_whose_the_words_say(
    table: str, names: dict[str, str], expected: list[tuple[str, str | None, bool]]
) -> None:
    doc = parse(table, names)
    found = extract(doc, Article("a", "a.txt", doc.text))
    given = [(r.office, r.organisation_mention, r.former) for r in found.roles]
    assert [(o, None if b is None else found.mentions[b].span.text, f) for o, b, f in given] == expected


def test_a_pronoun_can_hold_an_office() -> None:
    doc = parse(
        "She PRON 2 nsubj; heads VERB 0 root VBZ head; the DET 4 det; Guard PROPN 2 obj", {"Guard": "organisation"}
    )
    found = extract(doc, Article("a", "a.txt", doc.text))
    assert found.mentions[found.roles[0].person_mention].span.text == "She"


def test_a_name_without_a_title_has_no_role() -> None:
    doc = parse(
        "The DET 2 det; aide NOUN 3 nsubj; met VERB 0 root; Mark PROPN 5 compound; Rutte PROPN 3 obj",
        {"Mark Rutte": "person"},
    )
    assert not extract(doc, Article("a", "a.txt", doc.text)).roles


@pytest.mark.reader
@pytest.mark.parametrize(
    "text",
    [
        "Ana Sorel no longer leads the World Bank.",
        "It is not true that Ana Sorel heads NATO.",
        "The report falsely claimed that Ana Sorel heads NATO.",
        "Bert Bell denied that Ana Sorel is president of France.",
        "The so-called president Ana Sorel left.",
        "The would-be president Ana Sorel left.",
    ],
)
def test_an_office_that_is_denied_or_only_claimed_is_none(text: str) -> None:
    assert kg.extract(text).roles == ()


def test_the_title_of_the_next_in_a_list_is_not_that_of_the_one_before() -> None:
    doc = parse(
        "Ana PROPN 2 compound; Sorel PROPN 8 nsubj; , PUNCT 5 punct; campaign NOUN 5 compound; chairman NOUN 2 appos; Osk PROPN 7 compound;"
        "Lindt PROPN 5 flat; met VERB 0 root VBD meet",
        {"Ana Sorel": "person", "Osk Lindt": "person"},
    )
    found = extract(doc, Article("a", "a.txt", doc.text))
    assert "Ana Sorel" not in {found.mentions[role.person_mention].span.text for role in found.roles}
