"""What is half made is not handed on as whole, and who reads it is told."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kg.cli.group import run
from kg.link.stage import renew
from kg.serve.pool import Limits
from kg.serve.source import Source
from kg.store import Store, open_store
from kg.store.change import Change
from kg.store.half import beginning
from kg.store.pattern import KNOWLEDGE, LINKS, TIMES
from tests.newsroom import courier, gazette

NOWHERE = "http://127.0.0.1:9/store"


def broken(store: Store) -> None:
    """As if the writing of both layers had broken off."""
    store.writing()
    told = (store.engine.quads_for_pattern(layer, None, None, TIMES) for layer in (KNOWLEDGE, LINKS))
    change = Change(quads=[quad for one in told for quad in one])
    change.new += [beginning(KNOWLEDGE), beginning(LINKS)]
    change.commit(store.engine)


@pytest.fixture
def half(tmp_path: Path) -> Path:
    with open_store(tmp_path / "store", create=True) as store:
        store.add(courier())
        store.add(gazette())
        renew(store)
        broken(store)
    return tmp_path / "store"


def test_what_is_half_made_is_not_pushed(half: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["push", "--to", NOWHERE, "--store", str(half)]) == 1
    told = capsys.readouterr().err
    assert "the knowledge layer and the graph of links in" in told
    assert f"are half made: what wrote broke off; kg link --store {half} makes all of it anew" in told


def test_an_old_layer_is_pushed_with_a_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(tmp_path / "store", create=True) as store:
        store.add(courier())
    run(["push", "--to", NOWHERE, "--store", str(tmp_path / "store")])
    assert "is older than its articles; kg link brings it up to date" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["nquads", "csv"])
def test_what_is_half_made_and_cannot_be_mended_now_is_not_exported(
    half: Path, form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_store(half, read_only=True):  # nobody can write to it meanwhile
        assert run(["export", "--format", form, "--out", str(tmp_path / "out"), "--store", str(half)]) == 1
    assert "are half made" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_who_asks_what_is_half_made_is_told(half: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(half, read_only=True):
        run(["query", "sources", "--store", str(half)])
    assert "are half made" in capsys.readouterr().err


def test_a_command_that_can_write_makes_it_whole(half: Path, tmp_path: Path) -> None:
    assert run(["export", "--format", "nquads", "--out", str(tmp_path / "out"), "--store", str(half)]) == 0
    with open_store(half, read_only=True) as store:
        assert (store.half, store.stale, store.linked) == ([], False, True)


def test_the_server_says_so_where_it_starts(half: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        source = Source(half, Limits(workers=1))
        try:
            await source.start()
        finally:
            await source.stop()

    asyncio.run(work())
    assert "are half made: what wrote broke off" in caplog.text
