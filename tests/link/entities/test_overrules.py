from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.link.entities.bearers import Bearer
from kg.link.entities.overrules import Overrules, read
from tests.link.bearing import bearer

NOVAK = bearer("Jan Novak", "a")
LONE, OTHER = bearer("Novak", "b"), bearer("Novak", "c")
RUTTE = bearer("Mark Rutte", "a", known="Q57792")
HERE: dict[str, Bearer] = {one.iri: one for one in (NOVAK, LONE, OTHER, RUTTE)}


def lines(folder: Path, text: str) -> Overrules:
    (folder / "same.csv").write_text(text, encoding="utf-8")
    return read(folder / "same.csv")


def test_column_names_comments_and_blank_lines_are_passed_over(tmp_path: Path) -> None:
    found = lines(tmp_path, "one,other\n\n# he is meant\nJan Novak, Mark Rutte\n").same
    assert [(line.number, line.one, line.other) for line in found] == [(4, "Jan Novak", "Mark Rutte")]


def test_a_name_with_a_comma_stands_in_quotation_marks(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, '"Novak, Jan",Q57792').same
    assert line.one == "Novak, Jan"


def test_a_file_that_a_spreadsheet_wrote_is_read(tmp_path: Path) -> None:
    (tmp_path / "same.csv").write_bytes("\ufeffJan Novak,Q57792\r\n".encode())
    assert read(tmp_path / "same.csv").same[0].one == "Jan Novak"


def test_a_file_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "same.csv", None) == Overrules()


@pytest.mark.parametrize("cell", ["Q57792", "wd:Q57792", RUTTE.iri, "mark rutte"])
def test_a_cell_is_a_name_an_iri_or_an_id(tmp_path: Path, cell: str) -> None:
    (merge,) = lines(tmp_path, f"Jan Novak,{cell}").merges(HERE)
    assert {merge.one, merge.other} == {NOVAK.iri, RUTTE.iri}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Jan Novak", "same.csv, line 1: two cells are needed"),
        ("Jan Novak,", "two cells are needed"),
        ("Novak,Jan,Q1", "two cells are needed"),
    ],
)
def test_a_line_that_is_not_two_cells_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        lines(tmp_path, text)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "same.csv").write_bytes(b"Nov\xe1k,Q57792")
    with pytest.raises(UsageError, match="not UTF-8"):
        read(tmp_path / "same.csv")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Jan Novak,Ford Prefect", "line 1: no person or body here is called 'Ford Prefect'"),
        ("Jan Novak,Q99", "has the IRI .*Q99"),
        ("\nJan Novak,Novak", "line 2: 'Novak' may mean 2 entities: .*give the IRI"),
        ("Jan Novak,JAN NOVAK", "are one entity already"),
    ],
)
def test_a_cell_that_means_nobody_or_several_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        lines(tmp_path, text).check(HERE)


def test_files_that_gainsay_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "same.csv").write_text("Jan Novak,Q57792")
    (tmp_path / "different.csv").write_text("Q57792,Jan Novak")
    with pytest.raises(UsageError, match=r"different.csv, line 1: same.csv, line 1 says the opposite"):
        read(tmp_path / "same.csv", tmp_path / "different.csv").check(HERE)


def test_a_line_about_whom_no_article_names_any_more_says_nothing(tmp_path: Path) -> None:
    assert list(lines(tmp_path, "Jan Novak,Ford Prefect").merges(HERE)) == []
