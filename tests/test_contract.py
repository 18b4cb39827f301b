import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from kg.contract import from_json, to_json
from kg.records import Extraction
from tests.factory import CEASEFIRE, NATO, RUTTE, US, Draft
from tests.strategies import extractions

quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
SCHEMA = Path(__file__).parents[2] / "shared" / "extraction.schema.json"


@given(extractions())
@quick
def test_an_extraction_comes_back_from_its_json_text_as_it_was(extraction: Extraction) -> None:
    assert from_json(json.loads(json.dumps(to_json(extraction)))) == extraction


@pytest.mark.skipif(not SCHEMA.exists(), reason="the agreed schema is kept outside the project")
@given(extractions())
@quick
def test_the_json_obeys_the_agreed_schema(extraction: Extraction) -> None:
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).validate(to_json(extraction))


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
