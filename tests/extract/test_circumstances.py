"""Time and place that belong to this very deed, from parses written by hand."""

from __future__ import annotations

import pytest

from kg.extract import extract
from kg.extract.circumstances import circumstances
from kg.extract.mentions import Mentions
from kg.records import Article
from tests.extract.parses import parse

THURSDAY = "2025-04-03"


def told(table: str, verb: str, names: dict[str, str] | None = None) -> tuple[str | None, str | None]:
    """Words of the place and value of the time of the event that a word names."""
    doc = parse(table, names)
    mentions = Mentions(doc)
    token = next(token for token in doc if token.text == verb)
    where, when = circumstances(token, Article("a", "a.txt", doc.text, published=THURSDAY), mentions)
    return mentions.all[where].span.text if where is not None else None, when.value if when else None


SAID = """Sorel PROPN 2 nsubj; said VERB 0 root VBD say; on ADP 4 case; Tuesday PROPN 2 obl; that SCONJ 7 mark;
Norvania PROPN 7 nsubj; shelled VERB 2 ccomp VBD shell; Ostia PROPN 7 obj; . PUNCT 2 punct"""


def test_a_time_belongs_to_the_verb_that_it_hangs_on() -> None:
    assert told(SAID, "said") == (None, "2025-04-01")


def test_when_it_was_said_is_not_when_it_was_done() -> None:
    assert told(SAID, "shelled") == (None, None)


OPENING = """On ADP 2 case; Monday PROPN 5 obl; , PUNCT 5 punct; Norvania PROPN 5 nsubj; shelled VERB 0 root VBD shell;
Ostia PROPN 5 obj; and CCONJ 8 cc; struck VERB 5 conj VBD strike; Lund PROPN 8 obj; . PUNCT 5 punct"""


@pytest.mark.parametrize("verb", ["shelled", "struck"])
def test_what_opens_the_sentence_holds_for_verbs_on_a_par(verb: str) -> None:
    assert told(OPENING, verb) == (None, "2025-03-31")


def test_what_stands_behind_the_first_verb_holds_for_it_alone() -> None:
    table = """Sorel PROPN 2 nsubj; met VERB 0 root VBD meet; Bell PROPN 2 obj; on ADP 5 case; Monday PROPN 2 obl;
    and CCONJ 7 cc; left VERB 2 conj VBD leave; Ostia PROPN 7 obj"""
    assert told(table, "left") == (None, None)


def test_a_name_has_no_day() -> None:
    table = "Sorel PROPN 2 nsubj; met VERB 0 root VBD meet; Bell PROPN 2 obj; on ADP 5 case; Monday PROPN 3 nmod"
    assert told(table, "met") == (None, "2025-03-31")


def test_the_day_of_an_attack_is_not_when_it_was_condemned() -> None:
    table = """Sorel PROPN 2 nsubj; condemned VERB 0 root VBD condemn; the DET 4 det; attack NOUN 2 obj NN;
    on ADP 6 case; Monday PROPN 4 nmod"""
    assert told(table, "condemned") == (None, None)


def test_the_day_of_a_light_verbs_noun_is_its_own() -> None:
    table = """Norvania PROPN 2 nsubj; launched VERB 0 root VBD launch; an DET 4 det; attack NOUN 2 obj NN;
    on ADP 6 case; Monday PROPN 4 nmod"""
    assert told(table, "launched") == (None, "2025-03-31")


def test_a_noun_has_the_day_before_it() -> None:
    table = """Monday PROPN 3 nmod:poss; 's PART 1 case; strikes NOUN 6 nsubj NNS strike; on ADP 5 case; Ostia PROPN 3 nmod;
    killed VERB 0 root VBD kill; two NUM 6 obj"""
    assert told(table, "strikes") == (None, "2025-03-31")


def test_talks_are_of_the_day_they_took_place() -> None:
    table = """Talks NOUN 2 nsubj NNS talk; took VERB 0 root VBD take; place NOUN 2 obj NN; on ADP 5 case; Monday PROPN 2 obl"""
    assert told(table, "Talks") == (None, "2025-03-31")


def test_what_is_said_at_a_meeting_is_of_its_day() -> None:
    table = """Sorel PROPN 2 nsubj; said VERB 0 root VBD say; at ADP 5 case; a DET 5 det; meeting NOUN 2 obl NN;
    on ADP 7 case; Monday PROPN 5 nmod"""
    assert told(table, "said") == (None, "2025-03-31")


def test_what_is_said_about_a_meeting_is_not_of_its_day() -> None:
    table = """Sorel PROPN 2 nsubj; spoke VERB 0 root VBD speak; about ADP 5 case; a DET 5 det; meeting NOUN 2 obl NN;
    on ADP 7 case; Monday PROPN 5 nmod"""
    assert told(table, "spoke") == (None, None)


def test_a_weekday_to_come_is_the_next() -> None:
    table = """Sorel PROPN 3 nsubj; will AUX 3 aux MD; meet VERB 0 root VB meet; Bell PROPN 3 obj; on ADP 6 case; Monday PROPN 3 obl"""
    assert told(table, "meet") == (None, "2025-04-07")


def test_what_is_agreed_is_to_come_and_what_is_managed_is_not() -> None:
    table = """Sorel PROPN 2 nsubj; {} VERB 0 root VBD {}; to PART 4 mark; meet VERB 2 xcomp VB meet; Bell PROPN 4 obj;
    on ADP 7 case; Monday PROPN 4 obl"""
    assert told(table.format("agreed", "agree"), "meet") == (None, "2025-04-07")
    assert told(table.format("managed", "manage"), "meet") == (None, "2025-03-31")


def test_a_plan_made_on_a_day_is_not_for_that_day() -> None:
    table = """Sorel PROPN 2 nsubj; agreed VERB 0 root VBD agree; on ADP 4 case; Monday PROPN 2 obl; to PART 6 mark;
    meet VERB 2 xcomp VB meet; Bell PROPN 6 obj"""
    assert told(table, "meet") == (None, None)
    assert told(table, "agreed") == (None, "2025-03-31")


def test_what_begins_on_a_day_is_done_on_it() -> None:
    table = """Norvania PROPN 2 nsubj; began VERB 0 root VBD begin; shelling VERB 2 xcomp VBG shell; Ostia PROPN 3 obj;
    on ADP 6 case; Monday PROPN 2 obl"""
    assert told(table, "shelling") == (None, "2025-03-31")


def test_two_days_later_counts_from_the_day_told_before() -> None:
    table = """Sorel PROPN 2 nsubj; came VERB 0 root VBD come; on ADP 4 case; Friday PROPN 2 obl; . PUNCT 2 punct;
    Two NUM 7 nummod; days NOUN 8 obl:npmod NNS day; later ADV 11 advmod; she PRON 11 nsubj; abruptly ADV 11 advmod;
    left VERB 0 root VBD leave; Ostia PROPN 11 obj"""
    assert told(table, "left") == (None, "2025-03-30")


def test_the_finer_of_two_times_is_told() -> None:
    table = """In ADP 2 case; April PROPN 4 obl; Sorel PROPN 4 nsubj; left VERB 0 root VBD leave; Ostia PROPN 4 obj;
    on ADP 7 case; Tuesday PROPN 4 obl"""
    assert told(table, "left") == (None, "2025-04-01")


IN = "Sorel PROPN 2 nsubj; met VERB 0 root VBD meet; Bell PROPN 2 obj; {} ADP 5 case; Ostia PROPN 2 obl"


@pytest.mark.parametrize(
    ("preposition", "kind", "place"),
    [("in", "place", "Ostia"), ("near", "person", "Ostia"), ("at", "person", None), ("with", "place", None)],
)
def test_a_place_is_what_one_is_in(preposition: str, kind: str, place: str | None) -> None:
    assert told(IN.format(preposition), "met", {"Ostia": kind}) == (place, None)


def statement_time(said: dict[str, str]) -> str | None:
    doc = parse(SAID, said=[said])
    found = extract(doc, Article("a", "a.txt", doc.text, published=THURSDAY)).statements[0].when
    return found.value if found else None


def test_a_statement_has_the_time_at_which_it_was_made() -> None:
    assert statement_time({"source": "Sorel", "cue": "said", "content": "Norvania shelled Ostia"}) == "2025-04-01"


def test_a_statement_without_a_cue_has_no_time() -> None:
    assert statement_time({"source": "Sorel", "content": "Norvania shelled Ostia"}) is None


OFFER = """Sorel PROPN 2 nsubj; {verb} VERB 0 root VBD {lemma}; Kestria PROPN 2 iobj; talks NOUN 2 obj NNS talk; on ADP 6 case;
Friday PROPN 2 obl; . PUNCT 2 punct"""


def test_the_day_of_what_is_offered_is_not_that_of_the_offer() -> None:
    assert told(OFFER.format(verb="offered", lemma="offer"), "offered") == (None, None)


def test_the_day_behind_an_object_dates_what_was_done() -> None:
    assert told(OFFER.format(verb="denied", lemma="deny"), "denied") == (None, "2025-03-28")


AT_TALKS = """Norvania PROPN 2 nsubj; proposed VERB 0 root VBD propose; a DET 4 det; truce NOUN 2 obj NN truce; at ADP 6 case;
talks NOUN 4 nmod NNS talk; in ADP 8 case; Ostia PROPN 6 nmod; on ADP 10 case; Tuesday PROPN 2 obl"""
PLACED = {"Norvania": "place", "Ostia": "place", "Tuesday": "date"}


def test_what_is_proposed_at_talks_is_proposed_where_and_when_they_are() -> None:
    assert told(AT_TALKS, "proposed", PLACED) == ("Ostia", "2025-04-01")


def test_the_talks_are_no_part_of_what_is_proposed_at_them() -> None:
    doc = parse(AT_TALKS, PLACED)
    found = extract(doc, Article("a", "a.txt", doc.text, published=THURSDAY)).events
    assert [event.object.span.text for event in found if event.object] == ["a truce"]


def test_the_day_of_talks_that_are_only_offered_is_not_that_of_the_offer() -> None:
    table = """Norvania PROPN 2 nsubj; offered VERB 0 root VBD offer; talks NOUN 2 obj NNS talk; on ADP 5 case; Tuesday PROPN 2 obl"""
    assert told(table, "offered", {"Norvania": "place", "Tuesday": "date"}) == (None, None)


KILLED = """The DET 2 det; attack NOUN 5 nsubj NN attack; on ADP 4 case; Ostia PROPN {head} {label}; killed VERB 0 root VBD kill;
guards NOUN 5 obj NNS guard; on ADP 8 case; Tuesday PROPN 5 obl"""
OSTIA = {"Ostia": "place"}


def test_an_attack_is_of_the_day_on_which_it_killed() -> None:
    assert told(KILLED.format(head=2, label="nmod"), "attack", OSTIA)[1] == "2025-04-01"


def test_what_an_attack_does_is_of_the_day_of_the_attack() -> None:
    table = """Tuesday PROPN 3 nmod:poss; 's PART 1 case; attack NOUN 4 nsubj NN attack; killed VERB 0 root VBD kill;
    guards NOUN 4 obj NNS guard"""
    assert told(table, "killed", {"Tuesday": "date"})[1] == "2025-04-01"


@pytest.mark.parametrize(("head", "label"), [(2, "nmod"), (5, "obl")])
def test_an_attack_on_a_place_kills_there(head: int, label: str) -> None:
    assert told(KILLED.format(head=head, label=label), "killed", OSTIA)[0] == "Ostia"


def test_an_attack_is_where_that_is_which_it_hits() -> None:
    table = """Norvania PROPN 2 nsubj; struck VERB 0 root VBD strike; a DET 4 det; depot NOUN 2 obj NN depot; near ADP 6 case;
    Ostia PROPN 4 nmod"""
    assert told(table, "struck", OSTIA)[0] == "Ostia"


def test_who_meets_an_envoy_in_a_place_need_not_be_there() -> None:
    table = """Sorel PROPN 2 nsubj; praised VERB 0 root VBD praise; the DET 4 det; envoy NOUN 2 obj NN envoy; in ADP 6 case;
    Ostia PROPN 4 nmod"""
    assert told(table, "praised", OSTIA)[0] is None


def test_a_preposition_read_as_a_particle_still_says_where() -> None:
    table = """Norvania PROPN 2 nsubj; shelled VERB 0 root VBD shell; a DET 4 det; depot NOUN 2 obj NN depot; in ADP 2 compound:prt;
    Ostia PROPN 2 obl"""
    assert told(table, "shelled", OSTIA)[0] == "Ostia"


def test_fire_along_a_line_is_exchanged_there() -> None:
    table = """They PRON 2 nsubj; fought VERB 0 root VBD fight; along ADP 5 case; the DET 5 det; Strip PROPN 2 obl"""
    assert told(table, "fought", {"Strip": "organisation"})[0] == "Strip"
