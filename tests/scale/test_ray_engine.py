"""Ray: the same shards as on one machine, from a cluster of several nodes on loopback of which one is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kg.errors import KgError
from kg.records import Article
from kg.scale.blocks import Block, blocks
from kg.scale.places import Place
from kg.scale.ray_engine import STUMBLES, spread
from kg.scale.sharding import Sharded, here, shard
from kg.scale.shards import Written
from tests import fakes
from tests.fakes import WORDS
from tests.scale.conftest import NODE, ROOT
from tests.scale.stand_in import start

SIZE = 4
ARTICLES = 40
pytestmark = pytest.mark.usefixtures("fake_reader")


def corpus(folder: Path, texts: Iterable[str]) -> str:
    path = folder / "news.jsonl"
    path.write_text("".join(json.dumps({"id": f"n{index}", "text": text}) + "\n" for index, text in enumerate(texts)))
    return str(path)


def write(
    texts: str, folder: Path, name: str, *, seconds: float = 0.0, jobs: int | None = None, on_done: Any = None
) -> Sharded:
    def engine(todo: Iterable[Block], place: Place) -> Iterator[Written]:
        return spread(partial(start, str(folder / f"{name}.log"), seconds), todo, place, jobs)

    return shard([texts], str(folder / name), engine, size=SIZE, on_error=lambda error: None, on_done=on_done)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def reads(folder: Path, name: str) -> Counter[str]:
    """How often each article was read."""
    return Counter((folder / f"{name}.log").read_text().split())


def largest(texts: str, folder: Path) -> int:
    """How many articles the largest block has."""
    from kg.read import read

    return max(len(block.articles) for block in blocks(read([texts]), "fake-1", SIZE))


def alone(texts: str, folder: Path) -> dict[str, bytes]:
    """What one process writes."""
    shard([texts], str(folder / "alone"), here(1, None), size=SIZE, on_error=lambda error: None)
    return contents(folder / "alone")


@pytest.fixture(scope="module")
def hit(two: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Sharded, str, Path]:
    """What was written while a third node was lost, with the articles and the folder."""
    folder = tmp_path_factory.mktemp("hit")
    texts = corpus(folder, (f"Report {number}. {WORDS}" for number in range(ARTICLES)))
    third, heard = two.add_node(**NODE), list[str]()
    two.wait_for_nodes()

    def done(name: str, articles: int) -> None:
        heard.append(name)
        if len(heard) == 5:  # by then an actor of the third node has begun, and is not done with its block
            two.remove_node(third, allow_graceful=False)

    with pytest.MonkeyPatch.context() as patch:
        fakes.install(patch)
        told = write(texts, folder, "ray", seconds=0.2, on_done=done)
    assert len(two.list_all_nodes()) == 2
    return told, texts, folder


def test_a_cluster_that_loses_a_node_writes_what_one_process_writes(hit: tuple[Sharded, str, Path]) -> None:
    told, texts, folder = hit
    assert told.articles == ARTICLES
    assert contents(folder / "ray") == alone(texts, folder)


def test_a_lost_node_costs_its_block_only(hit: tuple[Sharded, str, Path]) -> None:
    _, texts, folder = hit
    assert 0 < reads(folder, "ray").total() - ARTICLES <= largest(texts, folder)


def test_a_second_run_reads_nothing(hit: tuple[Sharded, str, Path]) -> None:
    _, texts, folder = hit
    before = reads(folder, "ray")
    again = write(texts, folder, "ray")
    assert (again.articles, again.kept, reads(folder, "ray")) == (0, ARTICLES, before)


def test_an_article_that_ends_its_worker_fails_alone(two: Any, tmp_path: Path) -> None:
    texts = corpus(tmp_path, [WORDS, "poison", f"Another. {WORDS}"])
    told = write(texts, tmp_path, "ray", jobs=1)
    assert (told.articles, [error.source.rpartition("#")[2] for error in told.failures]) == (2, ["n1"])
    assert reads(tmp_path, "ray")["n1"] == 4, "twice with its block, twice alone"


def test_a_storage_that_does_not_answer_is_asked_again_and_then_named(two: Any, tmp_path: Path) -> None:
    (block,) = blocks([Article("1", "a.txt", WORDS)], "fake-1")
    (tmp_path / "out").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="out"):
        list(spread(partial(start, str(tmp_path / "log")), [block], Place(str(tmp_path / "out")), 1))
    assert len((tmp_path / "log").read_text().split()) == 1 + STUMBLES


def test_another_reader_on_a_node_is_refused(two: Any, tmp_path: Path) -> None:
    (block,) = blocks([Article("1", "a.txt", WORDS)], "another-2")
    with pytest.raises(KgError, match="install the same version"):
        list(spread(partial(start, str(tmp_path / "log")), [block], Place(str(tmp_path / "out")), 1))


def test_a_reader_that_cannot_be_loaded_is_named(two: Any, tmp_path: Path) -> None:
    (block,) = blocks([Article("1", "a.txt", WORDS)], "fake-1")
    with pytest.raises(KgError, match=r"a worker failed \(TypeError"):
        list(spread(partial(start, log=1, wrong=2), [block], Place(str(tmp_path / "out")), 1))  # type: ignore[call-arg]


LISTENING = """
import psutil
from kg.scale.ray_cluster import cluster
with cluster(None, 1):
    mine = [psutil.Process(), *psutil.Process().children(recursive=True)]
    print(*{at.laddr.ip for one in mine for at in one.net_connections("tcp") if at.status == psutil.CONN_LISTEN})
"""


def test_a_cluster_of_this_machine_listens_on_loopback_only() -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'newskg[scale]'")
    told = subprocess.run([sys.executable, "-c", LISTENING], cwd=ROOT, capture_output=True, text=True, check=True)
    heard = set(told.stdout.split())
    assert heard
    assert heard <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
