from pathlib import Path

import pytest

from kg.draft import draft


def test_what_was_written_takes_the_place_of_the_old(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    with draft(tmp_path / "x") as file:
        file.write(b"new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x", "new")]


def _half(target: Path) -> None:
    with draft(target) as file:
        file.write(b"half")
        raise OSError(28, "No space left on device")


def test_a_failure_leaves_the_old_and_no_draft_and_names_the_target(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("old")
    with pytest.raises(OSError, match="No space left") as caught:
        _half(tmp_path / "x")
    assert caught.value.filename == str(tmp_path / "x")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("x", "old")]


def test_a_device_is_written_to_as_it_is() -> None:
    with draft(Path("/dev/null")) as file:
        assert file.write(b"gone") == 4
    assert not Path("/dev/null").is_file()
