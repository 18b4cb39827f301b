"""Build, correct, build again; take it back, build again: from the file to the graph and back to the same bytes."""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from kg.link.corrected import Corrected
from kg.pipeline import Summary, build
from kg.records import Entity
from kg.resolve.correction_file import NAME, add, read, undo
from kg.resolve.corrections import Correction, CorrectionKind
from kg.store import open_store
from tests.fakes import NATO, RUSSIA, RUTTE

QUOTE = "Russia rejected the truce"
LATE = "2025-04-07T09:30:00Z"


def dump(store: Path) -> bytes:
    out = io.BytesIO()
    with open_store(store, read_only=True) as graph:
        graph.dump(out)
    return out.getvalue()


def correction(
    store: Path, kind: CorrectionKind, words: str = QUOTE, speaker: Entity | None = None, time: str = LATE
) -> Correction:
    """A correction of the article of The Daily."""
    with open_store(store, read_only=True) as graph:
        sha, text = graph.query(
            'SELECT ?sha ?text { ?a schema:publisher "The Daily" ; kg:sha256 ?sha ; kg:text ?text }'
        ).rows[0]
    start = str(text).index(words)
    return Correction(time, kind, str(sha), start, start + len(words), words, speaker)


def again(store: Path) -> Summary:
    return build((), store=store, jobs=1)


def spoken(store: Path) -> list[tuple[object, ...]]:
    """Outlet, speaker and reason of each statement."""
    with open_store(store, read_only=True) as graph:
        found = graph.query(
            "SELECT DISTINCT ?s ?outlet ?who ?why { ?s a kg:Statement ; kg:inArticle/schema:publisher ?outlet "
            "OPTIONAL { ?s kg:speaker/kg:label ?who } OPTIONAL { ?s kg:speakerWhy ?why } } ORDER BY ?outlet"
        ).rows
    return [row[1:] for row in found]


def test_a_wrong_speaker_is_righted_and_a_person_is_the_reason(store: Path) -> None:
    add(store / NAME, [correction(store, "wrong speaker", speaker=NATO)])
    again(store)
    assert spoken(store) == [
        ("The Daily", "NATO", "a person corrected it on 2025-04-07"),
        ("The Post", "Mark Rutte", "his name"),
    ]


def test_a_speaker_may_be_nobody_who_could_be_told(store: Path) -> None:
    add(store / NAME, [correction(store, "wrong speaker")])
    again(store)
    assert spoken(store)[0] == ("The Daily", None, None)


def test_what_is_no_statement_is_none_and_its_event_is_the_reports_own(store: Path) -> None:
    add(store / NAME, [correction(store, "not a statement")])
    again(store)
    with open_store(store, read_only=True) as graph:
        held = graph.query('SELECT ?e ?said { ?a schema:publisher "The Daily" . ?e a kg:Event ; kg:inArticle ?a OPTIONAL { ?e kg:attributedTo ?said } }')  # fmt: skip
        assert [outlet for outlet, *_ in spoken(store)] == ["The Post"]
        assert [said for _, said in held.rows] == [None]


def test_what_is_no_event_is_none(store: Path) -> None:
    add(store / NAME, [correction(store, "not an event", "rejected")])
    again(store)
    with open_store(store, read_only=True) as graph:
        rows = graph.query("SELECT ?outlet { ?e a kg:Event ; kg:inArticle/schema:publisher ?outlet }").rows
    assert rows == [("The Post",)]


def test_a_missing_statement_is_there_after_the_next_build_and_goes_when_taken_back(store: Path) -> None:
    before = dump(store)
    words = "the truce"
    one = correction(store, "missing statement", words, NATO)
    add(store / NAME, [one])
    again(store)
    with open_store(store, read_only=True) as graph:
        found = graph.query(
            """SELECT DISTINCT ?quote ?start ?who ?why { ?s kg:addedWhy ?why ; kg:quote ?quote ; kg:speaker/kg:label ?who ;
              kg:contentSpan/oa:start ?start }"""
        ).rows
        assert graph.validate().ok
    assert [tuple(map(str, row)) for row in found] == [
        (words, str(one.start), "NATO", "a person added it on 2025-04-07")
    ]
    undo(store / NAME, one.id)
    again(store)
    assert dump(store) == before


def test_a_missing_statement_that_fits_nothing_is_told_each_time(store: Path) -> None:
    one = correction(store, "missing statement", "the truce")
    add(store / NAME, [replace(one, start=one.start + 1, end=one.end + 1)])
    told = [again(store).misfits, again(store).misfits]
    assert all("no statement was found in those very words" in each[0] or "nothing like it" in each[0] for each in told)


def test_the_graph_is_valid_after_each_of_them(store: Path) -> None:
    add(
        store / NAME,
        [correction(store, "not an event", "rejected"), correction(store, "wrong speaker", speaker=NATO)],
    )
    again(store)
    with open_store(store, read_only=True) as graph:
        assert graph.validate().findings == ()


def test_the_graph_says_that_a_person_corrected_the_reading(store: Path) -> None:
    add(store / NAME, [correction(store, "not a statement")])
    again(store)
    with open_store(store, read_only=True) as graph:
        models = graph.query("SELECT DISTINCT ?model { ?run kg:model ?model } ORDER BY ?model").rows
    assert [str(model).split("-")[:3] for (model,) in models] == [["fake", "1"], ["fake", "1+corrected", models[1][0].rsplit("-")[-1]]]  # type: ignore[union-attr]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "words"), [("wrong speaker", QUOTE), ("not a statement", QUOTE), ("not an event", "rejected")]
)
def test_taken_back_the_graph_is_byte_for_byte_as_it_was(store: Path, kind: CorrectionKind, words: str) -> None:
    before = dump(store)
    add(store / NAME, [correction(store, kind, words)])
    again(store)
    changed = dump(store)
    undo(store / NAME, read(store / NAME)[0].id)
    again(store)
    assert (dump(store), changed == before) == (before, False)


def test_an_empty_file_changes_no_byte(store: Path) -> None:
    before = dump(store)
    (store / NAME).write_text("# nothing yet\n\n")
    again(store)
    assert dump(store) == before


def test_a_correction_is_there_still_when_all_is_read_anew(store: Path, reports: Path) -> None:
    add(store / NAME, [correction(store, "not a statement")])
    again(store)
    before = dump(store)
    build([str(reports)], store=store, again=True)
    assert dump(store) == before


def test_a_store_built_elsewhere_with_the_same_file_is_the_same(store: Path, reports: Path, tmp_path: Path) -> None:
    add(store / NAME, [correction(store, "wrong speaker", speaker=NATO)])
    again(store)
    build([], store=tmp_path / "other")
    (tmp_path / "other" / NAME).write_bytes((store / NAME).read_bytes())
    build([str(reports)], store=tmp_path / "other")
    assert dump(tmp_path / "other") == dump(store)


def test_an_article_is_read_anew_once(store: Path, reports: Path) -> None:
    add(store / NAME, [correction(store, "not a statement")])
    assert (again(store).replaced, again(store).replaced) == (1, 0)
    assert build([str(reports)], store=store).unchanged == 2


def test_an_article_that_is_given_again_is_counted_once(store: Path, reports: Path) -> None:
    add(store / NAME, [correction(store, "not a statement")])
    summary = build([str(reports)], store=store)
    assert (summary.replaced, summary.unchanged) == (1, 1)


def test_a_correction_whose_words_do_not_stand_there_is_told(store: Path) -> None:
    add(store / NAME, [correction(store, "not a statement", "rejected the truce")])
    (told,) = again(store).misfits
    assert "“rejected the truce”) fits nothing any more: nothing like it was found" in told


def test_a_correction_of_a_text_that_went_is_told(store: Path, reports: Path) -> None:
    add(store / NAME, [correction(store, "not a statement")])
    (reports / "a.md").write_text("---\npublisher: The Daily\n---\nAnother text.\n")
    (told,) = build([str(reports)], store=store).misfits
    assert "no article here has that text" in told


def test_a_wrong_speaker_that_fits_nothing_is_told_each_time(store: Path) -> None:
    add(store / NAME, [correction(store, "wrong speaker", "the truce", RUSSIA)])
    assert len(again(store).misfits) == len(again(store).misfits) == 1


def test_what_is_taken_in_is_not_told(store: Path) -> None:
    add(store / NAME, [correction(store, "not a statement"), correction(store, "not an event", "rejected")])
    assert again(store).misfits == again(store).misfits == ()


def test_of_two_about_one_statement_the_last_counts(store: Path) -> None:
    add(
        store / NAME,
        [correction(store, "not a statement"), correction(store, "wrong speaker", speaker=NATO, time="2025-05")],
    )
    again(store)
    assert [who for _, who, _ in spoken(store)] == ["NATO", "Mark Rutte"]


def test_a_store_in_memory_has_no_corrections(store: Path) -> None:
    with open_store(":memory:") as graph:
        assert Corrected(graph).waiting() == []


def test_who_is_one_is_obeyed_by_the_next_build(store: Path) -> None:
    (store / "same.csv").write_text(f"{RUTTE.iri},{NATO.iri}\n")
    os.utime(store / "same.csv", (2_000_000_000, 2_000_000_000))
    again(store)
    with open_store(store, read_only=True) as graph:
        assert graph.query("SELECT ?by { ?l kg:judgedBy ?by }").rows == [("user",)]


def test_a_line_of_the_file_is_json_of_ascii(store: Path) -> None:
    add(store / NAME, [correction(store, "wrong speaker", speaker=RUTTE)])
    (line,) = (store / NAME).read_bytes().splitlines()
    assert json.loads(line.decode("ascii"))["speaker"]["label"] == "Mark Rutte"


def merged(store: Path) -> list[tuple[object, ...]]:
    with open_store(store, read_only=True) as graph:
        return [tuple(row) for row in graph.query("SELECT ?by { ?l kg:judgedBy ?by }").rows]


def test_a_file_that_was_deleted_says_nothing_any_more(store: Path) -> None:
    before = dump(store)
    (store / "same.csv").write_text(f"{RUTTE.iri},{NATO.iri}\n")
    again(store)
    assert merged(store) == [("user",)]
    (store / "same.csv").unlink()
    again(store)
    assert (merged(store), dump(store)) == ([], before)


def test_a_file_from_long_ago_that_comes_back_is_obeyed(store: Path) -> None:
    (store / "same.csv").write_text(f"{RUTTE.iri},{NATO.iri}\n")
    os.utime(store / "same.csv", (1_000_000_000, 1_000_000_000))
    again(store)
    assert merged(store) == [("user",)]


def test_a_file_that_says_what_it_said_lets_the_knowledge_be(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (store / "same.csv").write_text(f"{RUTTE.iri},{NATO.iri}\n")
    again(store)
    monkeypatch.setattr("kg.link.corrected.derive", lambda *_, **__: pytest.fail("derived for nothing"))
    os.utime(store / "same.csv", (2_000_000_000, 2_000_000_000))
    again(store)
    assert merged(store) == [("user",)]
