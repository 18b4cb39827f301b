"""A disk that is full loses nothing that was reported done and leaves no half of anything; with room, the same call goes
on and gives what an undisturbed one gives.
"""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from kg.cli.group import run
from kg.errors import KgError, StoreError
from kg.link.stage import link
from kg.pipeline import build
from kg.resolve.correction_file import NAME, add, read
from kg.resolve.corrections import Correction
from kg.scale.loading import load
from kg.scale.sharding import here, shard
from kg.store import open_store
from kg.store.failures import Failures
from kg.store.push import push
from tests.fakes import WORDS
from tests.robust.disks import Disk, bounded, small_disk

pytestmark = pytest.mark.usefixtures("fake_reader")
FREE = (0, 60_000, 500_000)
DONE = frozenset({"added", "replaced", "unchanged"})


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with small_disk(tmp_path / "disk") as found:
        if found is None:
            pytest.skip("this machine lets nobody mount a disk; files that may not grow stand in for it")
        yield found


def corpus(path: Path, first: int, last: int) -> str:
    rows = [{"id": f"n{i}", "publisher": f"Outlet {i % 3}", "published": "2025-04-06",
             "text": f"Report {i}. {WORDS} " + " ".join(f"Line {i * 7 + j}." for j in range(60))} for i in range(first, last)]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return str(path)


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    return [corpus(tmp_path / "a.jsonl", 0, 3), corpus(tmp_path / "b.jsonl", 3, 15)]


def dump(store: Path) -> bytes:
    out = io.BytesIO()
    with open_store(store, read_only=True) as opened:
        opened.dump(out)
    return out.getvalue()


def refused(call: Callable[[], object]) -> bool:
    """Whether the call was refused as it should be; it may also have found room enough."""
    try:
        call()
    except (KgError, OSError):
        return True
    return False


@pytest.mark.parametrize("free", FREE)
def test_a_build_goes_on_where_it_stopped(disk: Disk, texts: list[str], tmp_path: Path, free: int) -> None:
    build(texts, store=tmp_path / "calm")
    store, told = disk.folder / "store", list[tuple[str, str]]()
    build(texts[:1], store=store)
    with disk.full(free):
        refused(lambda: build(texts, store=store, on_done=lambda *outcome: told.append(outcome)))
    done = {source for source, outcome in told if outcome in DONE}
    told.clear()
    build(texts, store=store, on_done=lambda *outcome: told.append(outcome))
    assert [one for one in told if one[0] in done and one[1] != "unchanged"] == []
    assert dump(store) == dump(tmp_path / "calm")


def test_files_that_may_not_grow_are_as_good_as_a_full_disk(texts: list[str], tmp_path: Path) -> None:
    build(texts, store=tmp_path / "calm")
    with bounded(40_000):
        assert refused(lambda: build(texts, store=tmp_path / "store"))
    build(texts, store=tmp_path / "store")
    assert dump(tmp_path / "store") == dump(tmp_path / "calm")


def test_a_build_without_any_room_says_so(disk: Disk, texts: list[str]) -> None:
    store = disk.folder / "store"
    build(texts[:1], store=store)
    with disk.full(0), pytest.raises(StoreError, match=r"No space left|File too large"):
        build(texts, store=store)


def test_what_is_there_can_be_read_meanwhile(disk: Disk, texts: list[str]) -> None:
    store = disk.folder / "store"
    build(texts[:1], store=store)
    with disk.full(0):
        refused(lambda: build(texts, store=store))
        assert run(["query", "ASK { ?s a kg:Statement }", "--store", str(store)]) == 0
        with open_store(store, read_only=True) as opened:
            assert len(list(opened.articles())) == 3


@pytest.mark.parametrize("free", FREE)
def test_linking_goes_on(disk: Disk, texts: list[str], tmp_path: Path, free: int) -> None:
    store = disk.folder / "store"
    build(texts, store=store)
    calm = dump(store)

    def again() -> None:
        with open_store(store) as opened:
            link(opened, again=True)

    with disk.full(free):
        refused(again)
    build(texts, store=store)
    assert dump(store) == calm


@pytest.mark.parametrize("free", FREE)
def test_loading_shards_goes_on(disk: Disk, texts: list[str], tmp_path: Path, free: int) -> None:
    shard(texts, str(tmp_path / "shards"), here(1, None), size=5)
    load([str(tmp_path / "shards")], store=tmp_path / "calm")
    store = disk.folder / "store"
    build(texts[:1], store=store)
    with disk.full(free):
        refused(lambda: load([str(tmp_path / "shards")], store=store))
    load([str(tmp_path / "shards")], store=store)
    assert dump(store) == dump(tmp_path / "calm")


@pytest.mark.parametrize("free", [0, 9_000])
def test_shards_are_whole_or_not_there(disk: Disk, texts: list[str], tmp_path: Path, free: int) -> None:
    shard(texts, str(tmp_path / "calm"), here(1, None), size=5)
    out = disk.folder / "shards"
    with disk.full(free):
        assert refused(lambda: shard(texts, str(out), here(1, None), size=5))
    shard(texts, str(out), here(1, None), size=5)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        path.name: path.read_bytes() for path in (tmp_path / "calm").iterdir()
    }


@pytest.mark.parametrize("form", ["nquads", "turtle", "graphml"])
def test_an_export_leaves_the_last_one(
    disk: Disk, texts: list[str], capsys: pytest.CaptureFixture[str], form: str
) -> None:
    store, out = disk.folder / "store", disk.folder / "graph"
    build(texts, store=store)
    out.write_text("the last one")
    with disk.full(0):
        assert run(["export", "--format", form, "--out", str(out), "--store", str(store)]) == 1
    assert out.read_text() == "the last one"
    assert {path.name for path in disk.folder.iterdir()} == {"store", "graph"}
    assert any(words in capsys.readouterr().err for words in ("No space left", "File too large", "too large"))


def test_corrections_stay_whole(disk: Disk, texts: list[str]) -> None:
    store = disk.folder / "store"
    build(texts, store=store)
    words = "Russia rejected the truce"
    one = Correction("2025-04-07T09:30:00Z", "not a statement", "9f86", 0, len(words), words)
    add(store / NAME, [one])
    with disk.full(0), pytest.raises(OSError, match=r"No space|too large"):
        add(store / NAME, [one] * 40)  # more than the rest of its block on the disk
    assert read(store / NAME) == (one,)


def test_what_was_said_of_entities_stays(disk: Disk, texts: list[str], tmp_path: Path) -> None:
    store = disk.folder / "store"
    build(texts, store=store)
    lines = "one,other\nhttp://www.wikidata.org/entity/Q57792,http://www.wikidata.org/entity/Q159\n"
    (tmp_path / "different.csv").write_text(lines)
    assert run(["merges", "--different", str(tmp_path / "different.csv"), "--store", str(store)]) == 0
    with disk.full(0):
        run(["merges", "--different", str(tmp_path / "different.csv"), "--store", str(store)])
    assert (store / "different.csv").read_text() == lines


def test_what_could_not_be_read_stays_known(disk: Disk, texts: list[str], tmp_path: Path) -> None:
    store = disk.folder / "store"
    bad = [str(tmp_path / f"bad{number}.txt") for number in range(3)]
    for path in bad:
        Path(path).write_bytes(b"\0")
    build([texts[0], bad[0]], store=store)
    with disk.full(0):
        refused(lambda: build([*bad, texts[0]], store=store))
    assert bad[0] in dict(Failures(store))
    build([*bad, texts[0]], store=store)
    assert sorted(dict(Failures(store))) == bad


def test_a_repair_goes_on(disk: Disk, texts: list[str]) -> None:
    store = disk.folder / "store"
    build(texts[:1], store=store)
    calm = dump(store)
    with open_store(store) as opened:
        quad = min(opened.engine.quads_for_pattern(None, opened.node("urn:kg:def:quote"), None, None), key=str)
        opened.engine.remove(quad)
    with disk.full(0):
        assert run(["check", "--repair", "--store", str(store)]) == 1
    assert run(["check", "--repair", "--store", str(store)]) == 0
    assert dump(store) == calm


def test_a_removal_is_done_or_not(disk: Disk, texts: list[str]) -> None:
    store = disk.folder / "store"
    build(texts[:1], store=store)
    calm = dump(store)
    with disk.full(0):
        assert run(["remove", f"{texts[0]}#n0", "--store", str(store)]) == 1
    assert dump(store) == calm


def test_a_backup_is_refused_or_whole(disk: Disk, texts: list[str], tmp_path: Path) -> None:
    store = disk.folder / "store"
    build(texts[:1], store=store)
    with open_store(store) as opened, disk.full(0), suppress(KgError, OSError, RuntimeError):
        opened.backup(disk.folder / "copy")
    with open_store(store) as opened:
        opened.backup(disk.folder / "other")
    assert dump(disk.folder / "other") == dump(store)


class Taking(BaseHTTPRequestHandler):
    """A Graph Store; full after `room` graphs."""

    room = 1_000
    taken: ClassVar[set[str]] = set()

    def do_PUT(self) -> None:
        while size := int(self.rfile.readline(), 16):
            self.rfile.read(size + 2)
        self.rfile.readline()
        full = len(self.taken) >= self.room
        if not full:
            self.taken.add(self.path)
        self.send_response(507 if full else 204)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        pass


@pytest.fixture
def other_store() -> Iterator[tuple[str, type[Taking]]]:
    handler = type("Other", (Taking,), {"taken": set()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/store", handler
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_graph_can_be_sent_away_from_a_full_disk(
    disk: Disk, texts: list[str], other_store: tuple[str, type[Taking]]
) -> None:
    store, (address, other) = disk.folder / "store", other_store
    build(texts[:1], store=store)
    with disk.full(0), open_store(store, read_only=True) as opened:
        push(opened.engine, address)
        assert len(other.taken) == len(list(opened.engine.named_graphs()))


def test_another_store_that_is_full_is_named_and_sending_again_goes_on(
    texts: list[str], tmp_path: Path, other_store: tuple[str, type[Taking]]
) -> None:
    address, other = other_store
    build(texts[:1], store=tmp_path / "store")
    other.room = 3
    with open_store(tmp_path / "store", read_only=True) as opened:
        with pytest.raises(StoreError, match="answers 507"):
            push(opened.engine, address)
        other.room = 1_000
        push(opened.engine, address)
        assert len(other.taken) == len(list(opened.engine.named_graphs()))
