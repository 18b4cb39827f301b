from collections.abc import Iterator

import pytest

from kg.errors import NotFound, UsageError
from kg.export import Wanted, dyads, wanted
from kg.records import Plover
from kg.store import Store, open_store
from tests.export.world import report, world
from tests.factory import RUSSIA, UKRAINE, Draft


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with world() as opened:
        yield opened


def told(store: Store, which: Wanted) -> list[str]:
    return [
        f"{d.actor.span.text} {d.event.lemma} {d.recipient.span.text if d.recipient else '-'}"
        for d in dyads(store, which)
    ]


THREATS = [f"{actor} threaten {whom}" for actor in ("=France", "Germany") for whom in ("Russia", "Ukraine")]
VISIT, HAIL = "Mark Rutte visit the United States", "Ukraine hailed hail Russia"


def test_facts_are_what_the_report_itself_tells_as_done(store: Store) -> None:
    assert told(store, wanted(store)) == [*THREATS, VISIT, HAIL]


def test_facts_without_a_type_can_be_left_out(store: Store) -> None:
    assert told(store, wanted(store, typed=True)) == [*THREATS, VISIT]


def test_claims_come_when_asked_for(store: Store) -> None:
    assert told(store, wanted(store, attributed=True)) == [*THREATS, VISIT, "Russia strike Ukraine", HAIL]


def test_everything_is_everything(store: Store) -> None:
    assert told(store, wanted(store, everything=True))[5:] == [
        "Russia strike Ukraine",
        "The United States aid Ukraine",
        "Ukraine hailed hail Russia",
        "France meet Germany",
        "Germany meet France",
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"actor": "Germany"}, THREATS[2:]),
        ({"actor": "Germany", "recipient": "Q159"}, THREATS[2:3]),
        ({"types": ["consult"]}, [VISIT]),
        ({"since": "2025-04"}, [*THREATS, HAIL]),
        ({"until": "2025-03"}, [VISIT]),
        ({"since": "2025-04-05"}, [HAIL]),
        ({"since": "2025-04-07"}, []),
    ],
)
def test_only_some_are_wanted(store: Store, given: dict[str, str], expected: list[str]) -> None:
    assert told(store, wanted(store, **given)) == expected  # type: ignore[arg-type]


def test_a_type_that_plover_does_not_have_is_refused_with_those_it_has(store: Store) -> None:
    with pytest.raises(UsageError, match=r"no type 'DANCE'; it has ACCUSE, AGREE"):
        wanted(store, types=["dance"])


def test_a_date_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="not 'spring'"):
        wanted(store, since="spring")


def test_an_end_before_the_beginning_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="since 2025-05 is later than until 2025-04"):
        wanted(store, since="2025-05", until="2025-04")


def undated(which: Wanted) -> tuple[list[str], list[str]]:
    """The dyads of one dated and one undated report by their sources, and those that no period could take."""
    left: list[str] = []
    with open_store(":memory:") as opened:
        opened.add(report("dated.txt", "2025-04-06"))
        draft = Draft("Ukraine hailed Russia.", source="undated.txt")
        draft.event(("Ukraine", UKRAINE), "hailed", "hail", recipient=("Russia", RUSSIA))
        opened.add(draft.done())
        kept = [
            d.report.article.source
            for d in dyads(opened, which, on_undated=lambda d: left.append(d.report.article.source))
        ]
    return kept, left


def test_what_has_no_date_is_told_of_where_a_period_is_wanted() -> None:
    kept, left = undated(Wanted(since="2025-04-06"))
    assert (set(kept), left) == ({"dated.txt"}, ["undated.txt"])


def test_what_has_no_date_is_there_where_no_period_is_wanted() -> None:
    kept, left = undated(Wanted())
    assert ("undated.txt" in kept, left) == (True, [])


def test_what_is_not_wanted_for_another_reason_is_not_missed_for_its_date() -> None:
    assert undated(Wanted(since="2025-04-06", typed=True))[1] == []


def test_a_seat_of_power_that_acts_is_its_country(store: Store) -> None:
    assert told(store, wanted(store, recipient="the Kremlin")) == told(store, wanted(store, recipient="Russia"))


def test_a_name_that_nobody_has_is_refused(store: Store) -> None:
    with pytest.raises(NotFound):
        wanted(store, actor="Freedonia")


def test_nobody_is_paired_with_themselves() -> None:
    draft = Draft("Russia and Moscow met Russia.")
    draft.event(
        ("Russia and Moscow", None),
        "met",
        "meet",
        recipient=("Russia", RUSSIA),
        actors=[("Russia", RUSSIA), ("Moscow", RUSSIA)],
    )
    with open_store(":memory:") as store:
        store.add(draft.done())
        assert told(store, Wanted(everything=True)) == []


def test_articles_come_by_date_whatever_the_order_they_were_added_in() -> None:
    late, early = report("late.txt", "2025-05-01"), report("early.txt", "2025-04-01")
    with open_store(":memory:") as store:
        for one in (late, early):
            store.add(one)
        sources = [d.report.article.source for d in dyads(store)]
    assert sources == sorted(sources)


def test_a_refusal_is_a_fact_while_its_deed_is_denied() -> None:
    d = Draft("Russia will not meet Ukraine.", source="b.txt", published="2025-04-06")
    d.event(("Russia", RUSSIA), "meet", "meet", recipient=("Ukraine", UKRAINE), negated=True, modality="future",
            plover=Plover("REJECT", "meet", 3, stance=True))  # fmt: skip
    with open_store(":memory:") as one:
        one.add(d.done())
        assert told(one, wanted(one)) == ["Russia meet Ukraine"]
