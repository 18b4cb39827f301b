from __future__ import annotations

from pathlib import Path

import pytest

from kg.serve.network.filters import Filters
from kg.serve.network.picture import Picture, colour, opened, picture
from kg.serve.network.reading import TONES
from tests.serve.network.made import NAMES, made, tie


def drawn(folder: Path, asked: Filters, **more: object) -> set[tuple[str, str, int, int, str]]:
    found = shown(folder, asked, **more)
    names = [node.label for node in found.nodes]
    return {(names[x.a], names[x.b], x.there, x.back, x.colour) for x in found.lines}


def shown(folder: Path, asked: Filters, **more: object) -> Picture:
    file = folder / "made.network"
    connection = opened(file if file.exists() else made(folder))
    try:
        return picture(connection, asked, **more)  # type: ignore[arg-type]
    finally:
        connection.close()


def test_a_line_counts_both_directions(tmp_path: Path) -> None:
    assert drawn(tmp_path, Filters()) == {
        ("Ann", "Norway", 3, 1, "mixed"), ("Ann", "Bob", 1, 0, "to"), ("Bob", "Un", 1, 0, "role"),
    }  # fmt: skip


def test_who_has_no_tie_is_not_drawn_unless_asked_for(tmp_path: Path) -> None:
    assert "Alone" not in {node.label for node in shown(tmp_path, Filters()).nodes}
    assert [node.label for node in shown(tmp_path, Filters(focus=("urn:alone",))).nodes] == ["Alone"]


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        (Filters(sure="claimed"), {("Ann", "Norway"), ("Ann", "Bob"), ("Bob", "Un"), ("Bob", "Norway")}),
        (Filters(confidence=50), {("Ann", "Norway"), ("Bob", "Un")}),
        (Filters(outlets=("Ledger",)), {("Ann", "Norway")}),
        (Filters(outlets=("nobody",)), set()),
        (Filters(tones=("to", "role")), {("Ann", "Bob"), ("Bob", "Un")}),
        (Filters(least=2), {("Ann", "Norway")}),
        (Filters(since="2025-04-02"), {("Ann", "Norway")}),
        (Filters(until="2025-04-02"), {("Ann", "Norway"), ("Ann", "Bob")}),
        (Filters(since="2026"), set()),
        (Filters(focus=("urn:un",)), {("Bob", "Un")}),
        (Filters(focus=("urn:un",), steps=2), {("Bob", "Un"), ("Ann", "Bob")}),
        (Filters(focus=("urn:un", "urn:norway")), {("Ann", "Norway"), ("Bob", "Un"), ("Ann", "Bob")}),
        (Filters(focus=("urn:nobody",)), set()),
    ],
)
def test_filters_keep_what_they_say(tmp_path: Path, asked: Filters, lines: set[tuple[str, str]]) -> None:
    assert {tuple(sorted(line[:2])) for line in drawn(tmp_path, asked)} == lines


def test_a_month_lies_in_a_period_that_has_days_of_it(tmp_path: Path) -> None:
    assert drawn(tmp_path, Filters(since="2025-05-03", until="2025-05-04")) == {("Norway", "Ann", 1, 0, "cooperation")}


def test_denied_deeds_are_drawn_only_where_all_is_asked_for(tmp_path: Path) -> None:
    assert ("Bob", "Norway", 1, 0, "cooperation") in drawn(tmp_path, Filters(sure="claimed"))
    assert ("Bob", "Norway", 2, 0, "mixed") in drawn(tmp_path, Filters(sure="all"))


def test_of_many_the_strongest_are_drawn_and_the_rest_is_counted(tmp_path: Path) -> None:
    found = shown(tmp_path, Filters(), most=(3, 1))
    assert ([n.label for n in found.nodes], len(found.lines)) == (["Ann", "Norway", "Bob"], 1)
    assert (found.all_nodes, found.all_lines) == (4, 3)


def test_a_store_of_nothing_is_an_empty_picture(tmp_path: Path) -> None:
    made(tmp_path, (), {})
    assert shown(tmp_path, Filters()) == Picture((), (), 0, 0)


def test_around_a_hub_so_many_of_the_nearest_are_taken(tmp_path: Path) -> None:
    names = {"hub": "person"} | {f"n{i:03}": "country" for i in range(300)}
    ties = [tie("hub", f"n{i:03}", item=f"urn:{i}-{k}") for i in range(300) for k in range(1 + i // 100)]
    made(tmp_path, ties, names)
    found = shown(tmp_path, Filters(focus=("urn:hub",)), most=(6, 60), nearest=5)
    assert [n.label for n in found.nodes] == ["Hub", "N200", "N201", "N202", "N203", "N204"]


@pytest.mark.parametrize(
    ("tones", "name"),
    [
        ({"about": 9, "conflict": 1}, "conflict"), ({"conflict": 2, "cooperation": 1}, "conflict"),
        ({"conflict": 2, "cooperation": 3}, "cooperation"), ({"conflict": 2, "cooperation": 2, "about": 1}, "mixed"),
        ({"role": 1, "about": 5}, "role"), ({"deed": 1, "role": 1}, "deed"), ({"about": 1, "to": 1}, "to"), ({"about": 1}, "about"),
    ],
)  # fmt: skip
def test_deeds_give_a_line_its_colour_before_words(tones: dict[str, int], name: str) -> None:
    assert colour(*(tones.get(tone, 0) for tone in TONES)) == name


def test_building_twice_gives_the_same_places(tmp_path: Path) -> None:
    first = shown(tmp_path, Filters())
    made(tmp_path)
    assert shown(tmp_path, Filters()) == first
    assert len(NAMES) == 5
