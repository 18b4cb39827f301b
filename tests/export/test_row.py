import pytest

from kg.export import COLUMNS, POLECAT, Wanted, dyads, row
from kg.export.columns import Row
from kg.export.country import country
from kg.export.cow import cow
from kg.tables import rows as table_rows
from tests.export.world import TEXT, world
from tests.factory import RUSSIA, entity


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with world() as store:
        return list(map(row, dyads(store, Wanted(everything=True))))


def test_a_row_has_every_column_once_and_no_other(rows: list[Row]) -> None:
    assert {frozenset(one) for one in rows} == {frozenset(COLUMNS)}
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_the_first_forty_columns_are_polecats() -> None:
    assert (len(POLECAT), COLUMNS[:40]) == (40, POLECAT)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Event Date", "2025-04-04"), ("Event Type", "THREATEN"), ("Quad Code", "VERBAL CONFLICT"), ("Actor Name", "France"),
        ("Actor Name Raw", "=France"), ("Actor Country", "FRA"), ("Actor COW", "220"), ("Primary Actor Sector", "GOV"),
        ("Recipient Name", "Russia"), ("Placename", "Kyiv"), ("City", "Kyiv"), ("Country", "UKR"), ("Latitude", 50.45466), ("Longitude", -30.5238),
        ("GeoNames ID", "703448"), ("Raw Placename", "Kyiv"), ("Source", "Daily; Evening"), ("Intensity", -3.5),
        ("Publication Date", "2025-04-06T08:00:00Z"), ("Date Precision", "day"), ("Date Text", "Friday"),
        ("Actor Wikidata", "Q142"), ("Negated", False), ("Attributed To", None),
    ],
)  # fmt: skip
def test_a_cell(rows: list[Row], column: str, value: object) -> None:
    assert rows[0][column] == value


def test_the_offsets_lead_to_the_words(rows: list[Row]) -> None:
    found = [
        TEXT[one[f"{part} Start"] : one[f"{part} End"]] for one in rows[:1] for part in ("Actor", "Action", "Recipient")
    ]
    assert found == ["=France", "threatened", "Russia"]


def test_each_dyad_of_an_event_has_an_id_of_its_own(rows: list[Row]) -> None:
    assert len({one["Event ID"] for one in rows}) == len(rows)
    assert len({one["Event IRI"] for one in rows[:4]}) == 1


def test_an_actors_office_is_his_title(rows: list[Row]) -> None:
    assert [one["Actor Title"] for one in rows if one["Actor Name"] == "Mark Rutte"] == ["President"]


def test_a_mode_has_its_own_score(rows: list[Row]) -> None:
    assert [one["Intensity"] for one in rows if one["Event Mode"] == "visit"] == [4.0]


def test_a_claim_names_whose_it_is(rows: list[Row]) -> None:
    assert [one["Attributed To"] for one in rows if one["Action"] == "strike"] == ["Ukraine"]


def test_a_denial_says_why(rows: list[Row]) -> None:
    assert [one["Reasons"] for one in rows if one["Negated"]] == ["negated: not yet (“has yet to”)"]


def test_every_country_with_a_number_is_one_of_the_gazetteers() -> None:
    known = {one["iso3"] for one in table_rows("countries.tsv")}
    assert [one["iso3"] for one in table_rows("cow.tsv") if one["iso3"] not in known] == []


def test_a_country_as_a_place_is_itself_and_a_region_lies_in_none_that_is_known() -> None:
    assert (country(RUSSIA), country(entity("Donbas", "place"))) == ("RUS", None)


def test_a_country_that_the_project_does_not_count_has_no_number() -> None:
    assert (cow("VAT"), cow(None)) == (None, None)
