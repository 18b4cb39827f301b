import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from kg.contract import PRINTED, from_json, to_json
from kg.records import Extraction, Manner, Modality, Via
from tests.export.world import report
from tests.factory import CEASEFIRE, NATO, RUTTE, US, Draft
from tests.strategies import extractions

quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
SCHEMA = json.loads((Path(__file__).parents[1] / "ontology" / "extraction.schema.json").read_text(encoding="utf-8"))
VALID = jsonschema.Draft202012Validator(SCHEMA)


@given(extractions())
@quick
def test_an_extraction_comes_back_from_its_json_text_as_it_was(extraction: Extraction) -> None:
    assert from_json(json.loads(json.dumps(to_json(extraction)))) == extraction


@given(extractions())
@quick
def test_the_json_obeys_the_schema(extraction: Extraction) -> None:
    assert [error.message for error in VALID.iter_errors(to_json(extraction))] == []


def test_the_schema_is_one() -> None:
    VALID.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("known", "printed"),
    [
        (SCHEMA["$defs"]["mention"]["properties"]["kind"], PRINTED),
        (SCHEMA["$defs"]["event"]["properties"]["modality"], get_args(Modality)),
        (SCHEMA["$defs"]["statement"]["properties"]["manner"], get_args(Manner)),
        (SCHEMA["$defs"]["via"], get_args(Via)),
    ],
    ids=["kind", "modality", "manner", "via"],
)
def test_the_schema_lists_the_words_of_the_records(known: dict[str, Any], printed: Iterable[str]) -> None:
    assert set(known["enum"]) == set(printed)


@given(extractions())
@quick
def test_every_printed_span_is_the_slice_of_the_text(extraction: Extraction) -> None:
    data = to_json(extraction)
    text = data["article"]["text"]
    assert {text[span["start"] : span["end"]] == span["text"] for span in _spans(data)} == {True}


def _spans(value: Any) -> Any:
    if isinstance(value, dict):
        if {"start", "end", "text"} <= set(value):
            yield value
        for item in value.values():
            yield from _spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from _spans(item)


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    draft = Draft("The US has proposed a 30-day ceasefire, NATO chief Mark Rutte said.")
    draft.mention("The US", US)
    draft.mention("30-day ceasefire", CEASEFIRE)
    said = draft.statement(
        "The US has proposed a 30-day ceasefire", RUTTE, source="NATO chief Mark Rutte", cue="said", manner="indirect"
    )
    draft.event(("The US", US), "proposed", "propose", object=("30-day ceasefire", CEASEFIRE), said=said)
    draft.role("NATO chief Mark Rutte", "chief", RUTTE, NATO)
    draft.role("NATO chief Mark Rutte", "chief", None, NATO)
    return to_json(draft.done())


def test_a_speaker_is_printed_with_how_and_why_he_was_found(data: dict[str, Any]) -> None:
    speaker = data["statements"][0]["speaker"]
    assert (speaker["entity"], speaker["label"], speaker["wikidata"], speaker["via"]) == (
        RUTTE.iri,
        "Mark Rutte",
        "Q57792",
        "name",
    )
    assert speaker["why"]


def test_an_event_names_the_statement_it_stands_in(data: dict[str, Any]) -> None:
    assert data["events"][0]["attributed_to"] == data["statements"][0]["id"]


def test_a_thing_is_no_mention_of_the_agreed_kinds_and_stands_apart(data: dict[str, Any]) -> None:
    assert [[m["text"] for m in data[name]] for name in ("mentions", "things")] == [
        ["The US", *["NATO chief Mark Rutte"] * 2],
        ["30-day ceasefire"],
    ]


def test_a_role_of_an_unknown_person_stands_apart(data: dict[str, Any]) -> None:
    assert [len(data["roles"]), len(data["open_roles"])] == [1, 1]


BROKEN: list[tuple[list[str | int], Any]] = [
    (["statements", 0, "content"], []), (["statements", 0, "speaker", "label"], None), (["statements", 0, "manner"], "sung"),
    (["statements", 0, "confidence"], 1.5), (["statements", 0, "speaker", "wikidata"], "57792"), (["mentions", 0, "kind"], "thing"),
    (["mentions", 0, "start"], -1), (["mentions", 0, "text"], None), (["events", 0, "actor"], None), (["events", 0, "action", "lemma"], 1),
    (["events", 0, "object", "end"], "7"), (["events", 0, "modality"], "wished"), (["roles", 0, "person"], None), (["article", "sha256"], None),
    (["things", 0, "kind"], "person"), (["open_roles", 0, "office"], ...), (["events", 0, "plover"], {"type": "AID", "quad": 5}),
]  # fmt: skip


@pytest.mark.parametrize(("way", "value"), BROKEN, ids=lambda part: str(part))
def test_the_schema_refuses_what_the_contract_does(data: dict[str, Any], way: list[str | int], value: Any) -> None:
    broken = json.loads(json.dumps(data))
    place = broken
    for step in way[:-1]:
        place = place[step]
    if value is ...:
        del place[way[-1]]
    else:
        place[way[-1]] = value
    assert [error.message for error in VALID.iter_errors(data)] == []
    assert not VALID.is_valid(broken)


def test_without_text_the_article_has_none(data: dict[str, Any]) -> None:
    assert "text" not in to_json(from_json(data), text=False)["article"]


def test_plain_json_of_another_program_can_be_read() -> None:
    span = {"start": 0, "end": 2, "text": "It"}
    given: dict[str, Any] = {
        "article": {"id": "1", "source": "x", "sha256": "", "text": "It rains, it said."},
        "mentions": [span | {"kind": "person"}],
        "statements": [{"id": "s1", "manner": "direct", "source": None, "speaker": None, "cue": None, "content": [span], "confidence": 1}],
        "events": [], "roles": [],
    }  # fmt: skip
    extraction = from_json(given)
    assert (extraction.mentions[0].form, extraction.statements[0].sentence.text) == ("name", "It")


def test_several_actors_are_listed_and_their_whole_phrase_means_nobody() -> None:
    event = to_json(report())["events"][0]
    assert (event["actor"]["entity"], event["actor"]["label"]) == (None, "=France and Germany")
    assert [(one["label"], one["country"]) for one in event["actors"]] == [("France", "FRA"), ("Germany", "DEU")]


def test_one_actor_is_not_listed() -> None:
    assert {"actors", "recipients"} & set(to_json(report())["events"][1]) == set()


def test_a_place_has_its_point() -> None:
    assert to_json(report())["events"][0]["where"]["point"] == [50.45466, -30.5238]
