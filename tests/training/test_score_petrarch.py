"""The scorer of PETRARCH's unit records counts pairs of countries as it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.records import Event, Participant, Plover, Span
from training.score_petrarch import Unit, codes, compare, table, units


def event(actor: str, recipient: str, *members: str, kind: str = "ASSAULT") -> Event:
    def side(text: str) -> Participant:
        return Participant(Span(0, len(text), text))

    return Event(
        id="e", actor=side(actor), action=Span(0, 1, "x"), lemma="x", recipient=side(recipient), object=None,
        plover=Plover(kind), negated=False, modality="actual", attributed_to=None, confidence=1.0, sentence=Span(0, 1, "x"),
        actors=tuple(map(side, members)),
    )  # fmt: skip


def unit(*pairs: tuple[str, str]) -> Unit:
    return Unit("petr_unit:X-1", "Arnor, Bree, Gondor and Mordor", pairs)


def test_the_longer_name_is_meant_and_a_name_may_stand_for_several() -> None:
    assert (codes("New Zealand"), codes("Lorien")) == ({"NZE"}, {"ELR", "GAL"})


def test_a_pair_is_found_between_the_words_of_the_sides() -> None:
    assert compare(unit(("ARN", "GON")), (event("Arnor's army", "Gondor"),)) == (1, 0, [])


def test_each_member_of_several_makes_a_pair() -> None:
    found, _, _ = compare(unit(("ARN", "GON"), ("BRE", "GON")), (event("Arnor and Bree", "Gondor", "Arnor", "Bree"),))
    assert found == 2


def test_what_is_done_together_counts_from_the_other_side_only_both_ways() -> None:
    found, turned, _ = compare(unit(("GON", "ARN")), (event("Arnor", "Gondor", kind="CONSULT"),))
    assert (found, turned) == (0, 1)


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        ((), "no event at all"),
        ((event("Gondor", "Arnor"),), "the other way round"),
        ((event("Arnor", "Bree"),), "an event of the source, without the target"),
        ((event("Bree", "Gondor"),), "an event that reaches the target, of another or unknown actor"),
        ((event("Arnor", "Bree"), event("Bree", "Gondor")), "both there, in different events"),
        ((event("Bree", "Mordor"),), "events of others only"),
    ],
)
def test_a_pair_that_is_missed_has_a_kind(events: tuple[Event, ...], kind: str) -> None:
    _, _, differences = compare(unit(("ARN", "GON")), events)
    assert [d.kind for d in differences] == [kind]


def test_units_are_read_with_their_distinct_countries(tmp_path: Path) -> None:
    events = [
        {"source": "ARNGOV", "target": "GON"},
        {"source": "ARN", "target": "GONMIL"},
        {"source": "---", "target": "GON"},
    ]
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps({"id": "a", "source_dataset": "petr_unit", "text": "t", "events": events}) + "\n")
    assert [u.pairs for u in units(path)] == [(("ARN", "GON"),)]


def test_the_table_counts_shares_and_kinds() -> None:
    known = unit(("ARN", "GON"), ("BRE", "GON"))
    lines = table([(known, *compare(known, (event("Arnor", "Gondor"),)))]).splitlines()
    assert lines[1].split() == ["directed", "50.0"]
