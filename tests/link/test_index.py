"""Whatever comes and goes in whatever order and batches, the index ends with what linking from scratch finds."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.link import candidates, contradictions, index_clusters, index_contradictions, meeting
from kg.link.cards import card, code
from kg.link.clusters import clusters
from kg.link.contradictions.records import Contradiction
from kg.link.index import Index, number
from kg.link.packed import pack, unpack
from kg.link.records import Cluster
from kg.link.said import said
from kg.link.stage import Found, begin, update
from kg.link.traits import traits
from kg.records import Extraction
from tests.factory import Draft
from tests.link.accounts import HALE, KESTRIA, NORVANIA, SOREL, done, draft

REMARKS = (
    "the harbour of Lorun must be dredged before the winter storms",
    "the harbour of Lorun should be dredged before the winter storms",
    "the harbour of Lorun will not be dredged before the winter storms",
    "the ferry carried ninety passengers across the bay of Kestria",
    "the ferry carried forty passengers across the bay of Kestria",
    "nobody on the island wants a second lighthouse",
    "the lighthouse on the island needs a second keeper",
)
SPEAKERS = (SOREL, HALE)
Telling = tuple[int, int, bool]  # remark, speaker, quoted


def article(number: int, tellings: Iterable[Telling], day: int, role: int, deed: int) -> Extraction:
    """A report by outlet `number` with these remarks, an office and a deed."""
    lines = [
        f'"{REMARKS[remark]}," {SPEAKERS[who].label} said in report {n}.' for n, (remark, who, _) in enumerate(tellings)
    ]
    lines.append(("Prime Minister Ana Sorel left.", "President Ana Sorel left.", "The mayor Ana Sorel left.")[role])
    lines.append(("Norvania shelled Kestria.", "Norvania has not shelled Kestria.", "Norvania met Kestria.")[deed])
    told: Draft = draft("\n".join(lines), f"Outlet{number}", f"2025-05-0{day}")
    for line, (remark, who, quoted) in zip(lines, tellings, strict=False):
        told.statement(
            REMARKS[remark],
            SPEAKERS[who],
            source=SPEAKERS[who].label,
            cue="said",
            manner="direct" if quoted else "indirect",
        )
        assert REMARKS[remark] in line
    told.role(("Prime Minister Ana Sorel", "President Ana Sorel", "mayor Ana Sorel")[role],
              ("Prime Minister", "President", "mayor")[role], SOREL, NORVANIA)  # fmt: skip
    verb, lemma, negated = (("shelled", "shell", False), ("shelled", "shell", True), ("met", "meet", False))[deed]
    told.event(("Norvania", NORVANIA), verb, lemma, recipient=("Kestria", KESTRIA), negated=negated)
    return done(told)


tellings = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 1), st.booleans()), max_size=4, unique_by=lambda one: one[0]
)
details = st.tuples(tellings, st.integers(4, 6), st.integers(0, 2), st.integers(0, 2))
pools = st.lists(details, min_size=2, max_size=9)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crowds of four and more, one neighbour, two partners: what else needs hundreds of articles."""
    for module in (candidates, index_clusters):
        monkeypatch.setattr(module, "CROWD", 3)
        monkeypatch.setattr(module, "NEIGHBOURS", 1)
    for module in (candidates, index_clusters, meeting):
        monkeypatch.setattr(module, "PARTNERS", 2)
    for module in (contradictions, index_contradictions):
        monkeypatch.setattr(module, "NEAREST", 2)


class Held:
    """What the graph would hold."""

    def __init__(self) -> None:
        self.clusters: dict[str, Cluster] = {}
        self.contradictions: dict[str, Contradiction] = {}

    def take(self, found: Found) -> None:
        """Applies a change."""
        for name in found.dissolved:
            self.clusters.pop(name)
        for name in found.settled:
            self.contradictions.pop(name, None)
        self.clusters |= {one.id: one for one in found.clusters}
        self.contradictions |= {one.id: one for one in found.contradictions}


def scratch(extractions: Iterable[Extraction]) -> Held:
    """What linking all of them finds."""
    held, listed = Held(), list(extractions)
    held.clusters = {one.id: one for one in clusters(each for x in listed for each in said(x))}
    held.contradictions = {one.id: one for one in contradictions.contradictions(listed)}
    return held


@settings(deadline=None, max_examples=60)
@given(pools, st.data())
def check(pool: list[tuple[list[Telling], int, int, int]], data: st.DataObject) -> None:
    """One history of articles that come and go."""
    articles = [article(number, *detail) for number, detail in enumerate(pool)]
    index, held, here = Index(), Held(), set[int]()
    first = data.draw(st.sets(st.sampled_from(range(len(articles)))))
    by_key = sorted((articles[i] for i in first), key=lambda x: x.article.key)
    held.take(begin(index, [("run", card(x)) for x in by_key]))
    here |= first
    for _ in range(data.draw(st.integers(1, 3))):
        gone = data.draw(st.sets(st.sampled_from(sorted(here)))) if here else set[int]()
        left = sorted(set(range(len(articles))) - here)
        new = data.draw(st.permutations(left)) if left else []
        new = new[: data.draw(st.integers(0, len(new)))]
        held.take(update(index, {articles[i].article.key for i in gone}, [("run", card(articles[i])) for i in new]))
        here = (here - gone) | set(new)
    expected = scratch(articles[i] for i in here)
    assert held.clusters == expected.clusters
    assert held.contradictions == expected.contradictions
    assert set(index.rows("SELECT one, other FROM choice")) == compared(articles[i] for i in here)


def compared(extractions: Iterable[Extraction]) -> set[tuple[int, int]]:
    """Which statements linking all of them compares with which."""
    saids = sorted((one for x in extractions for one in said(x)), key=lambda one: (one.article, one.order))
    taken = list(traits(saids))
    return {(number(saids[one]), number(saids[other])) for one, other in candidates.choices(taken)}


@pytest.mark.usefixtures("narrow")
def test_any_history_ends_as_linking_from_scratch() -> None:
    check()


def test_any_history_ends_as_linking_from_scratch_with_room_for_all() -> None:
    check()


def test_the_pool_has_clusters_and_contradictions_at_all() -> None:
    found = scratch(article(n, [(0, 0, True), (n % 2 + 3, 0, True)], 4, n % 2, n % 2) for n in range(4))
    assert (len(found.clusters), {one.kind for one in found.contradictions.values()}) == (
        2,
        {"role", "event", "figure"},
    )


def test_what_was_not_kept_is_forgotten(tmp_path: Path) -> None:
    index = Index(tmp_path / "links")
    begin(index, [("run", card(article(0, [(0, 0, True)], 4, 0, 0)))])
    index.keep("one")
    update(index, set(), [("run", card(article(1, [(0, 0, True)], 4, 0, 0)))])
    index.close()
    again = Index(tmp_path / "links")
    assert (again.state, len([*again.articles()])) == ("one", 1)


def test_a_file_that_is_no_index_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "links").write_text("not a database, but long enough to be taken for one" * 40)
    assert Index(tmp_path / "links").state is None


def test_records_come_back_from_their_bytes() -> None:
    (one,) = said(article(0, [(0, 0, True)], 4, 0, 0))
    assert unpack(pack(one)) == one


@pytest.mark.parametrize("record", [Path, print, Held])
def test_bytes_that_name_something_else_are_refused(record: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="is no record"):
        unpack(pickle.dumps(record))


def test_a_code_is_the_same_for_sets_in_any_order() -> None:
    assert code(("a", frozenset(["b", "c", None]))) == code(("a", frozenset([None, "c", "b"])))


@pytest.mark.usefixtures("narrow")
def test_a_crowd_that_grows_one_by_one_compares_the_same() -> None:
    copies = sorted((article(n, [(0, 0, True)], 4, 0, 0) for n in range(7)), key=lambda x: x.article.key)
    index = Index()
    begin(index, [("run", card(x)) for x in copies[::3]])
    for one in (*copies[1::3], *copies[2::3]):
        update(index, set(), [("run", card(one))])
    assert set(index.rows("SELECT one, other FROM choice")) == compared(copies)


def test_all_else_is_on_the_disk_before_the_state_that_vouches_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, states = Index(tmp_path / "links.sqlite"), list[str | None]()
    index.clear()

    def look(_: int) -> None:
        beside = Index(index.path, reading=True)
        states.append(beside.state)
        beside.close()

    monkeypatch.setattr("os.fsync", look)
    index.keep("one")
    index.close()
    assert (states, Index(index.path, reading=True).state) == ([None], "one")
