"""The lexicon of actions: its two tables agree with PLOVER, with each other, and with what the reader makes of them."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache

import pytest
import rdflib

from kg import config
from kg.annotate.lemma import Lemmas
from kg.config import ontology
from kg.extract import extract
from kg.extract.actions import NOUN, WORDS, lexicon, noun_action, verb_action
from kg.records import Article
from kg.tables import rows
from kg.vocab import KG, PREFIXES
from tests.extract.parses import parse

ACTIONS = list(rows("actions.tsv"))
EXAMPLES = list(rows("action_examples.tsv"))
SAMPLE = 60
RIGHT = 0.8  # of the sample; what the reader gets right is measured, not asserted word for word

MODES = {
    "ACCUSE": "allege disapprove investigate",
    "AGREE": "",
    "AID": "",
    "ASSAULT": "abduct aerial beat crowd-control destroy drone explosives firearms heavy-weapons primitive sexual"
    " suicide-attack targeted torture unconventional",
    "COERCE": "arrest censor curfew cyber deport martial-law misinformation restrict seize withhold",
    "CONCEDE": "",
    "CONSULT": "multilateral phone third-party visit",
    "COOPERATE": "",
    "MOBILIZE": "militia police troops weapons",
    "PROTEST": "boycott demo hunger obstruct riot strike vandalize",
    "REJECT": "assist change meet yield",
    "REQUEST": "assist change meet yield",
    "RETREAT": "access ceasefire disarm release resign return withdraw",
    "SANCTION": "convict discontinue expel withdraw",
    "SUPPORT": "",
    "THREATEN": "arrest expel relations restrict territory violence",
}  # PLOVER 2.0, section 3


def key(row: dict[str, str]) -> tuple[str, str, str, str]:
    return row["pos"], row["lemma"], row["with"], row["object"]


def body(name: str) -> list[str]:
    lines = ontology(name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")][1:]


@cache
def quads() -> dict[str, int]:
    graph = rdflib.Graph().parse(config.ontology("plover.ttl"))
    found = graph.subject_objects(rdflib.URIRef(KG + "quad"))
    return {str(s).removeprefix(PREFIXES["plover"]): int(str(o)) for s, o in found}


@cache
def lemmas() -> Lemmas:
    return Lemmas()


@cache
def forms_of(word: str) -> frozenset[str]:
    """What a word of an example may be a form of."""
    tags = [("VERB", t) for t in ("VB", "VBD", "VBN", "VBG", "VBZ")] + [("NOUN", "NN"), ("NOUN", "NNS"), ("ADJ", "JJ")]
    found = {lemmas().of(word, tag, upos) for upos, tag in tags}
    return frozenset({word, word.rstrip("s")} | found)


@pytest.mark.parametrize("name", ["actions.tsv", "action_examples.tsv"])
def test_the_rows_are_sorted(name: str) -> None:
    cells = [line.split("\t") for line in body(name)]
    assert cells == sorted(cells)


def test_no_pattern_is_there_twice_once_its_alternatives_are_written_out() -> None:
    single = [(row["pos"], row["lemma"], row["with"], asked) for row in ACTIONS for asked in row["object"].split("|")]
    assert [k for k, times in Counter(single).items() if times > 1] == []


def test_every_type_and_its_quad_class_is_plovers() -> None:
    wrong = [key(r) for r in ACTIONS if r["type"] not in {WORDS, NOUN} and str(quads().get(r["type"])) != r["quad"]]
    assert wrong == []


def test_every_mode_is_one_that_plover_gives_its_type() -> None:
    assert [key(r) for r in ACTIONS if r["mode"] and r["mode"] not in MODES[r["type"]].split()] == []


def test_what_is_no_event_has_neither_mode_nor_quad_class() -> None:
    assert [key(r) for r in ACTIONS if r["type"] in {WORDS, NOUN} and (r["mode"] or r["quad"])] == []


def test_every_selector_names_a_type_or_a_kind_of_mention() -> None:
    kinds = {"person", "organisation", "place", "nationality", "money", "weapon", "agreement", "event"}
    asked = {o.strip("<>") for r in ACTIONS for o in r["object"].split("|") if o.startswith("<")}
    assert asked <= kinds | set(MODES)


def test_every_example_belongs_to_an_entry_of_its_type() -> None:
    types = {key(row): row["type"] for row in ACTIONS}
    assert [row["example"] for row in EXAMPLES if types.get(key(row)) != row["type"]] == []


def test_no_entry_has_two_examples() -> None:
    assert [k for k, times in Counter(map(key, EXAMPLES)).items() if times > 1] == []


def test_every_example_names_its_actor_and_its_recipient() -> None:
    assert [
        r["example"] for r in EXAMPLES if r["actor"] not in r["example"] or r["recipient"] not in r["example"]
    ] == []


def test_every_example_has_the_words_of_its_entry() -> None:
    wrong = []
    for row in EXAMPLES:
        words = re.findall(r"[a-zé'-]+", row["example"].lower().replace("'s", ""))
        there = {form for word in words for form in forms_of(word)}
        needed = [row["lemma"], *row["with"].split()]
        if not all(there & set(group.split("|")) for group in needed):
            wrong.append((row["lemma"], row["example"]))
    assert wrong == []


def test_every_lemma_is_met_in_lower_case() -> None:
    assert [key(r) for r in ACTIONS if r["lemma"] != r["lemma"].lower()] == []


# How a pattern is chosen

STRIKE = "Workers NOUN 2 nsubj; called VERB 0 root VBD call; off ADP 2 compound:prt; {} NOUN 2 obj NNS {}"


@pytest.mark.parametrize(("noun", "expected"), [("talk", "REJECT"), ("attack", "RETREAT"), ("strike", "CONCEDE")])
def test_the_object_decides_between_patterns_of_one_verb(noun: str, expected: str) -> None:
    code = verb_action(parse(STRIKE.format(noun, noun))[1])
    assert code is not None
    assert code.type == expected


def test_a_light_verb_means_what_its_noun_means() -> None:
    doc = parse("They PRON 2 nsubj; engaged VERB 0 root VBD engage; in ADP 4 case; shelling NOUN 2 obl NN shelling")
    code = verb_action(doc[1])
    assert code is not None
    assert (code.type, code.mode) == ("ASSAULT", "heavy-weapons")


def test_the_noun_of_an_idiom_stands_among_its_particles() -> None:
    doc = parse(
        "They PRON 2 nsubj; took VERB 0 root VBD take; part NOUN 2 obj NN part; in ADP 5 case; talks NOUN 3 nmod NNS talk"
    )
    code = verb_action(doc[1])
    assert code is not None
    assert code.type == "CONSULT"


def test_the_infinitive_tells_what_is_threatened() -> None:
    doc = parse(
        "They PRON 2 nsubj; threatened VERB 0 root VBD threaten; to PART 4 mark; annex VERB 2 xcomp VB annex; it PRON 4 obj"
    )
    code = verb_action(doc[1])
    assert code is not None
    assert (code.type, code.mode) == ("THREATEN", "territory")


def test_a_date_after_on_is_no_particle() -> None:
    doc = parse(
        "They PRON 2 nsubj; called VERB 0 root VBD call; him PRON 2 obj; on ADP 5 case; Monday PROPN 2 obl",
        {"Monday": "date"},
    )
    assert verb_action(doc[1]) is None


def test_words_alone_are_more_specific_than_the_verb() -> None:
    doc = parse("They PRON 2 nsubj; met VERB 0 root VBD meet; criteria NOUN 2 obj NNS criterion")
    code = verb_action(doc[1])
    assert code is not None
    assert code.type == WORDS


def test_the_modifier_of_a_noun_decides_its_type() -> None:
    doc = parse("hunger NOUN 2 compound; strike NOUN 0 root NN strike")
    code = noun_action(doc[1])
    assert code is not None
    assert (code.type, code.mode) == ("PROTEST", "hunger")


def test_a_lemma_alone_fits_only_what_asks_for_nothing_around_it() -> None:
    code = noun_action("strike")
    assert code is not None
    assert code.type == "ASSAULT"


def test_the_most_specific_pattern_comes_first() -> None:
    assert all(a.specific >= b.specific for found in lexicon().values() for a, b in zip(found, found[1:], strict=False))


@pytest.mark.reader
def test_most_examples_are_read_as_meant() -> None:
    """Every n-th example goes through the shipped reader, in one process."""
    from kg.annotate import load_reader

    verbs = [row for row in EXAMPLES if row["pos"] == "verb"]
    sample = verbs[:: max(1, len(verbs) // SAMPLE)]
    right, wrong = 0, []
    for row, doc in zip(sample, load_reader().read([row["example"] for row in sample]), strict=True):
        found = extract(doc, Article("a", "a.txt", row["example"])).events
        types = [e.plover.type for e in found if e.plover]
        right += row["type"] in types
        wrong += [] if row["type"] in types else [(row["example"], row["type"], types)]
    assert right >= RIGHT * len(sample), json.dumps(wrong, indent=1)
