"""Events read from parses written by hand: who did what to whom, denied, only possible, or only said to be so."""

from __future__ import annotations

from kg.extract import extract
from kg.records import Article, Event
from tests.extract.parses import parse


def read(
    table: str, names: dict[str, str], said: list[dict[str, str]] | None = None, published: str = "2025-04-07"
) -> list[Event]:
    doc = parse(table, names, said)
    return list(extract(doc, Article("a", "a.txt", doc.text, published=published)).events)


def only(table: str, names: dict[str, str], **rest: object) -> Event:
    found = read(table, names, **rest)  # type: ignore[arg-type]
    assert len(found) == 1, [(e.actor.span.text, e.lemma) for e in found]
    return found[0]


def sides(event: Event) -> tuple[str, str | None, str | None]:
    return (
        event.actor.span.text,
        event.recipient.span.text if event.recipient else None,
        event.object.span.text if event.object else None,
    )


CEASEFIRE = """The DET 2 det; US PROPN 4 nsubj; has AUX 4 aux VBZ have; proposed VERB 0 root VBN propose; a DET 9 det;
full ADJ 9 amod; 30 NUM 8 nummod; day NOUN 9 compound; ceasefire NOUN 4 obj NN ceasefire; . PUNCT 4 punct"""


def test_the_object_of_a_verb_is_what_was_proposed() -> None:
    event = only(CEASEFIRE, {"US": "place"})
    assert sides(event) == ("US", None, "a full 30 day ceasefire")
    assert (event.lemma, event.negated, event.modality, event.attributed_to) == ("propose", False, "actual", None)


def test_has_yet_to_agree_is_not_agreed() -> None:
    event = only(
        "Russia PROPN 2 nsubj; has VERB 0 root VBZ have; yet ADV 5 advmod; to PART 5 mark; agree VERB 2 xcomp VB agree;"
        "to ADP 8 case; the DET 8 det; terms NOUN 5 obl NNS term",
        {"Russia": "place"},
    )
    assert (event.negated, sides(event)) == (True, ("Russia", None, "the terms"))


def test_has_not_agreed_is_not_agreed() -> None:
    event = only(
        "Russia PROPN 4 nsubj; has AUX 4 aux; not PART 4 advmod; agreed VERB 0 root VBN agree; to ADP 7 case; a DET 7 det;"
        "truce NOUN 4 obl NN truce",
        {"Russia": "place"},
    )
    assert event.negated


def test_the_agent_of_a_passive_acts() -> None:
    event = only(
        "Kyiv PROPN 3 nsubj:pass; was AUX 3 aux:pass; attacked VERB 0 root VBN attack; by ADP 5 case; Russia PROPN 3 obl:agent",
        {"Kyiv": "place", "Russia": "place"},
    )
    assert sides(event) == ("Russia", "Kyiv", None)


def test_a_passive_without_agent_is_no_event() -> None:
    assert not read("Kyiv PROPN 3 nsubj:pass; was AUX 3 aux:pass; attacked VERB 0 root VBN attack", {"Kyiv": "place"})


def test_an_infinitive_after_a_wish_is_hypothetical_and_after_a_plan_future() -> None:
    table = (
        "Russia PROPN 2 nsubj; {v} VERB 0 root VBZ {v}; to PART 4 mark; attack VERB 2 xcomp VB attack; Kyiv PROPN 4 obj"
    )
    names = {"Russia": "place", "Kyiv": "place"}
    for verb, modality in (("want", "hypothetical"), ("plan", "future")):
        found = [e for e in read(table.format(v=verb), names) if e.lemma == "attack"]
        assert [e.modality for e in found] == [modality]


def test_would_and_will_are_not_actual() -> None:
    table = "Trump PROPN 3 nsubj; {aux} AUX 3 aux; lift VERB 0 root VB lift; sanctions NOUN 3 obj NNS sanction"
    for aux, modality in (("would", "hypothetical"), ("will", "future"), ("may", "hypothetical")):
        assert only(table.format(aux=aux), {"Trump": "person"}).modality == modality


def test_a_year_long_before_publication_is_historical() -> None:
    event = only(
        "Russia PROPN 2 nsubj; annexed VERB 0 root VBD annex; Crimea PROPN 2 obj; in ADP 5 case; 2014 NUM 2 obl",
        {"Russia": "place", "Crimea": "place", "2014": "date"},
    )
    assert (event.modality, event.when and event.when.value) == ("historical", "2014")


def test_what_x_said_that_y_did_is_attributed() -> None:
    event = only(
        "Kyiv PROPN 2 nsubj; said VERB 0 root VBD say; Russia PROPN 4 nsubj; attacked VERB 2 ccomp VBD attack; Odesa PROPN 4 obj",
        {"Kyiv": "place", "Russia": "place", "Odesa": "place"},
        said=[{"source": "Kyiv", "cue": "said", "content": "Russia attacked Odesa"}],
    )
    assert event.attributed_to is not None


def test_two_that_met_are_actor_and_recipient() -> None:
    event = only(
        "Rutte PROPN 4 nsubj; and CCONJ 3 cc; Rubio PROPN 1 conj; met VERB 0 root VBD meet; in ADP 6 case; Brussels PROPN 4 obl",
        {"Rutte": "person", "Rubio": "person", "Brussels": "place"},
    )
    assert sides(event)[:2] == ("Rutte", "Rubio")
    assert event.where_mention is not None


def test_a_relative_clause_has_its_noun_as_actor() -> None:
    found = read(
        "Rubio PROPN 9 nsubj; , PUNCT 4 punct; who PRON 4 nsubj WP; visited VERB 1 acl:relcl VBD visit; Brussels PROPN 4 obj;"
        ", PUNCT 4 punct; was AUX 9 cop; very ADV 9 advmod; calm ADJ 0 root",
        {"Rubio": "person", "Brussels": "place"},
    )
    assert [sides(e)[:2] for e in found] == [("Rubio", "Brussels")]


def test_each_of_several_actors_acts() -> None:
    event = only(
        "Iran PROPN 4 nsubj; and CCONJ 3 cc; Russia PROPN 1 conj; rejected VERB 0 root VBD reject; a DET 6 det; treaty NOUN 4 obj NN treaty",
        {"Iran": "place", "Russia": "place"},
    )
    assert ([p.span.text for p in event.doers], sides(event)[2]) == (["Iran", "Russia"], "a treaty")


def test_talks_between_two_are_an_event() -> None:
    event = only(
        "Talks NOUN 5 nsubj NNS talk; between ADP 3 case; Russia PROPN 1 nmod; continue_ X 5 dep; go VERB 0 root VBP go;"
        "and CCONJ 7 cc; Iran PROPN 3 conj",
        {"Russia": "place", "Iran": "place"},
    )
    assert (event.lemma, sides(event)[:2]) == ("talk", ("Russia", "Iran"))


def test_the_possessor_of_an_attack_attacks() -> None:
    event = only(
        "Russia PROPN 3 nmod:poss; 's PART 1 case; attack NOUN 6 nsubj NN attack; on ADP 5 case; Ukraine PROPN 3 nmod; failed VERB 0 root VBD fail",
        {"Russia": "place", "Ukraine": "place"},
    )
    assert sides(event)[:2] == ("Russia", "Ukraine")


def test_who_is_urged_is_the_recipient() -> None:
    event = only(
        "Rutte PROPN 2 nsubj; urged VERB 0 root VBD urge; Moscow PROPN 2 obj; to PART 5 mark; stop VERB 2 xcomp VB stop",
        {"Rutte": "person", "Moscow": "place"},
    )
    assert (sides(event), event.plover and event.plover.type) == (("Rutte", "Moscow", None), "REQUEST")


def test_has_yet_to_with_the_helper_hung_on_another_verb_keeps_its_own_subject() -> None:
    """The reader may hang 'has' on the verb before; the words themselves still say who has yet to agree."""
    found = read(
        "US PROPN 2 nsubj; pays VERB 0 root VBZ pay; but CCONJ 5 cc; Russia PROPN 5 nsubj; has AUX 2 aux VBZ have; yet ADV 8 advmod;"
        "to PART 8 mark; agree VERB 2 conj VB agree; to ADP 10 case; terms NOUN 8 obl NNS term",
        {"US": "place", "Russia": "place"},
    )
    assert [(sides(e), e.negated, e.modality) for e in found] == [(("Russia", None, "terms"), True, "actual")]


def test_denying_an_accusation_is_words_and_no_event() -> None:
    assert not read(
        "Moscow PROPN 2 nsubj; rejected VERB 0 root VBD reject; the DET 4 det; accusations NOUN 2 obj NNS accusation",
        {"Moscow": "place"},
    )


def test_a_person_attacks_another_in_words() -> None:
    event = only(
        "Trump PROPN 2 nsubj; attacked VERB 0 root VBD attack; Clinton PROPN 2 obj",
        {"Trump": "person", "Clinton": "person"},
    )
    assert event.plover is not None
    assert event.plover.type == "ACCUSE"


def test_a_round_of_talks_is_talks() -> None:
    event = only(
        "Iran PROPN 2 nsubj; held VERB 0 root VBD hold; a DET 4 det; round NOUN 2 obj NN round; of ADP 6 case; talks NOUN 4 nmod NNS talk;"
        "with ADP 8 case; France PROPN 2 obl",
        {"Iran": "place", "France": "place"},
    )
    assert (event.plover and event.plover.type, sides(event)[:2]) == ("CONSULT", ("Iran", "France"))


def test_who_is_accused_of_doing_it_did_it() -> None:
    found = read(
        "Starmer PROPN 2 nsubj; accused VERB 0 root VBD accuse; Putin PROPN 2 obj; of SCONJ 5 mark; ignoring VERB 2 advcl VBG ignore;"
        "Kyiv PROPN 5 obj",
        {"Starmer": "person", "Putin": "person", "Kyiv": "place"},
    )
    assert [(e.lemma, sides(e)[:2]) for e in found] == [("accuse", ("Starmer", "Putin")), ("ignore", ("Putin", "Kyiv"))]


def test_a_reflexive_pronoun_is_no_recipient_and_it_is_nobody() -> None:
    event = only(
        "Spain PROPN 3 nsubj; not PART 3 advmod; committed VERB 0 root VBN commit; itself PRON 3 obj; to ADP 6 case; it PRON 3 obl",
        {"Spain": "place"},
    )
    assert sides(event) == ("Spain", None, "it")
    assert event.object is not None
    assert event.object.mention is None


def test_a_refusal_that_has_an_event_of_its_own_is_counted_once() -> None:
    found = read(
        "Kestria PROPN 2 nsubj; refused VERB 0 root VBD refuse; to PART 4 mark; meet VERB 2 xcomp VB; Norvania PROPN 4 obj",
        {"Kestria": "place", "Norvania": "place"},
    )
    assert [(e.lemma, e.plover.type, e.fact) for e in found if e.plover] == [
        ("refuse", "REJECT", True),
        ("meet", "REJECT", False),
    ]


def test_a_refusal_in_an_auxiliary_is_a_fact_while_the_deed_is_denied() -> None:
    event = only(
        "Kestria PROPN 4 nsubj; will AUX 4 aux; not PART 4 advmod; meet VERB 0 root VB; Norvania PROPN 4 obj",
        {"Kestria": "place", "Norvania": "place"},
    )
    assert (event.negated, event.modality, event.fact) == (True, "future", True)
