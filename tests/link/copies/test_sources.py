"""Origins of shared text, and how many sources stand behind some articles."""

from __future__ import annotations

from kg.link.copies import Header, copies, header
from kg.link.copies.credits import Credit
from kg.link.copies.sources import Source, groups, independent_sources, origin
from kg.records import Article, Span
from tests.link.outlets import OWN, PART, WIRE, article, changed

PLAIN = WIRE.removeprefix("LORUN (Reuters) - ")
REUTERS = (Credit("Reuters", Span(6, 15, "(Reuters)")),)


def sources(*members: Article | tuple[Article, str]) -> tuple[Source, ...]:
    given = [member if isinstance(member, tuple) else (member, None) for member in members]
    places = [
        (one.key, Span(one.text.index(words), one.text.index(words) + len(words), words) if words else None)
        for one, words in given
    ]
    articles = [one for one, _ in given]
    return independent_sources(places, list(copies(articles)), {one.key: header(one) for one in articles})


def test_a_passage_belongs_to_the_agency_that_is_credited() -> None:
    found = origin([Header("a", "Courier", "2025-05-02", REUTERS), Header("b", "Gazette", "2025-05-01")])
    assert (found.kind, found.name, found.why) == ("credited", "Reuters", "1 of 2 credit Reuters ('(Reuters)')")


def test_an_agency_that_published_it_is_the_origin() -> None:
    found = origin([Header("a", "Reuters", None, (Credit("Reuters", None),)), Header("b", "Gazette", "2025-05-01")])
    assert (found.kind, found.article) == ("credited", "a")


def test_without_a_credit_the_earliest_is_the_origin() -> None:
    found = origin([Header("a", "Courier", "2025-05-02"), Header("b", "Gazette", "2025-05-01T10:00:00Z")])
    assert (found.kind, found.name, found.article) == ("earliest", "Gazette", "b")


def test_of_two_on_one_day_neither_is_the_origin() -> None:
    found = origin([Header("a", "Courier", "2025-05-01"), Header("b", "Gazette", "2025-05-01T10:00:00Z")])
    assert (found.kind, found.name) == ("unknown", None)


def test_where_one_has_no_date_the_origin_is_unknown() -> None:
    assert origin([Header("a", "Courier", "2025-05-02"), Header("b", "Gazette", None)]).kind == "unknown"


def test_where_two_agencies_are_credited_the_origin_is_unknown() -> None:
    found = origin([Header("a", None, "2025-05-01", REUTERS), Header("b", None, None, (Credit("TASS", None),))])
    assert (found.kind, found.why) == ("unknown", "credited to Reuters and TASS")


def test_copies_make_a_group_with_its_origin() -> None:
    reports = [
        article(WIRE, "Courier"),
        article(PLAIN, "Gazette"),
        article(changed(PLAIN), "Post"),
        article(OWN, "Herald"),
    ]
    (group,) = groups(copies(reports), {one.key: header(one) for one in reports})
    assert group.articles == tuple(sorted(one.key for one in reports[:3]))
    assert group.origin.name == "Reuters"


def test_ten_copies_of_one_report_are_one_source() -> None:
    assert len(sources(*(article(changed(PLAIN, 25 + i), f"Outlet {i}") for i in range(10)))) == 1


def test_a_report_of_its_own_is_another_source() -> None:
    assert len(sources(article(PLAIN, "Courier"), article(PLAIN, "Gazette"), article(OWN, "Herald"))) == 2


def test_statements_in_one_copied_passage_are_one_source() -> None:
    words = "the power failed in three districts"
    (source,) = sources((article(PLAIN, "Courier"), words), (article(PART, "Herald"), words))
    assert source.why == "the same passage"


def test_statements_outside_the_copied_passage_are_two_sources() -> None:
    ours, theirs = "all 212 passengers ashore", "The opposition called the plan late"
    assert len(sources((article(PLAIN, "Courier"), ours), (article(PART, "Herald"), theirs))) == 2


def test_two_that_credit_one_agency_are_one_source() -> None:
    (source,) = sources(article(WIRE, "Courier"), article("LORUN (Reuters) - " + PART, "Herald"))
    assert source.why == "both credit Reuters"


def test_two_reports_of_one_outlet_are_one_source() -> None:
    assert [source.why for source in sources(article(OWN, "Courier"), article(PART, "Courier"))] == ["the same outlet"]


def test_a_member_without_a_header_is_a_source_of_its_own() -> None:
    assert len(independent_sources([("a", None), ("b", None)], [], {})) == 2
