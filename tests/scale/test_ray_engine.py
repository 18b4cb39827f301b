"""Ray: the same shards as on one machine, from a cluster of two nodes on loopback of which one is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
from tests.fakes import WORDS
from tests.scale.stand_in import start

ROOT = Path(__file__).resolve().parents[2]
SIZE = 4
SETTINGS = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # which is: on loopback alone
    "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep),
}
pytestmark = [
    pytest.mark.usefixtures("fake_reader"),
    pytest.mark.filterwarnings("default"),  # Ray's own, in many versions of it
    pytest.mark.skipif(sys.platform != "linux", reason="a cluster of several nodes on one machine needs Linux"),
]


@contextmanager
def nodes(number: int) -> Iterator[Any]:
    """A cluster of so many nodes with one CPU each, stopped at the end."""
    before = dict(os.environ)
    os.environ.update(SETTINGS)
    ray = pytest.importorskip("ray", reason="Ray is not installed: pip install 'newskg[scale]'")
    from ray.cluster_utils import Cluster

    cluster = Cluster(
        initialize_head=True,
        head_node_args={"num_cpus": 1, "object_store_memory": 80_000_000, "include_dashboard": False},
    )
    try:
        for _ in range(number - 1):
            cluster.add_node(num_cpus=1, object_store_memory=80_000_000)
        cluster.wait_for_nodes()
        ray.init(address=cluster.address, log_to_driver=False, logging_level="ERROR")
        yield cluster
    finally:
        ray.shutdown()
        cluster.shutdown()
        os.environ.clear()
        os.environ.update(before)


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


def test_a_lost_node_costs_its_blocks_only_and_the_result_is_identical(tmp_path: Path) -> None:
    texts = corpus(tmp_path, (f"Report {number}. {WORDS}" for number in range(60)))
    with nodes(2) as cluster:
        lost: list[str] = []

        def done(name: str, articles: int) -> None:
            lost.append(name)
            if len(lost) == 4:
                cluster.remove_node(cluster.worker_nodes.copy().pop(), allow_graceful=False)

        told = write(texts, tmp_path, "ray", seconds=0.1, on_done=done)
        assert len(cluster.list_all_nodes()) == 1
    again = reads(tmp_path, "ray")
    assert told.articles == 60
    assert 0 < again.total() - 60 <= largest(texts, tmp_path)
    assert contents(tmp_path / "ray") == alone(texts, tmp_path)


@pytest.fixture(scope="module")
def two() -> Iterator[Any]:
    """Two nodes for all tests that lose none, since they take seconds to start."""
    with nodes(2) as cluster:
        yield cluster


def test_two_nodes_write_what_one_process_writes(two: Any, tmp_path: Path) -> None:
    texts = corpus(tmp_path, (f"Report {number}. {WORDS}" for number in range(24)))
    write(texts, tmp_path, "ray")
    assert contents(tmp_path / "ray") == alone(texts, tmp_path)


def test_a_second_run_reads_nothing(two: Any, tmp_path: Path) -> None:
    texts = corpus(tmp_path, (f"Report {number}. {WORDS}" for number in range(24)))
    write(texts, tmp_path, "ray")
    again = write(texts, tmp_path, "ray")
    assert (again.articles, again.kept, reads(tmp_path, "ray").total()) == (0, 24, 24)


def test_an_article_that_ends_its_worker_fails_alone(two: Any, tmp_path: Path) -> None:
    texts = corpus(tmp_path, [*(f"Report {number}. {WORDS}" for number in range(9)), "poison", WORDS])
    told = write(texts, tmp_path, "ray")
    assert (told.articles, [error.source.rpartition("#")[2] for error in told.failures]) == (10, ["n9"])
    assert reads(tmp_path, "ray")["n9"] == 4, "twice with its block, twice alone"


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
