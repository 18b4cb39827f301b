from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.link.entities.bearers import Bearer
from kg.link.entities.merges import CROWD, blocks, judged, keys, listed, merges
from kg.link.entities.overrules import Line, Overrules
from tests.link.bearing import CZECHIA, SLOVAKIA, bearer

MINISTER = ("foreign minister", CZECHIA)
NOVAK = bearer("Jan Novak", "a", offices=(MINISTER,), countries=(CZECHIA,))


def one(*everybody: Bearer) -> bool:
    """Whether all of them are merged into one."""
    found = merges(everybody)
    return len({found(each.iri) for each in everybody}) == 1


@pytest.mark.parametrize(
    "other",
    [
        bearer("Novak", "b", offices=(MINISTER,), countries=(CZECHIA,)),
        bearer("J. Novak", "b", offices=(MINISTER,), countries=(CZECHIA,)),
        bearer("Jan K. Novak", "b", offices=(MINISTER,)),
        bearer("Novák", "b", offices=(MINISTER,), countries=(CZECHIA,)),
    ],
    ids=lambda other: other.label,
)
def test_a_name_in_another_form_with_the_same_office_is_the_same_person(other: Bearer) -> None:
    assert one(NOVAK, other)


@pytest.mark.parametrize(
    "other",
    [
        bearer("Novak", "b"),  # by the surname alone
        bearer("Petr Novak", "b", offices=(MINISTER,), countries=(CZECHIA,)),
        bearer("Novak", "b", offices=(("foreign minister", SLOVAKIA),), countries=(SLOVAKIA,), along="x y z u v"),
        bearer("Novak", "b", offices=(("finance minister", CZECHIA), ("coach", "")), along="x"),
        bearer("Novak", "a", offices=(MINISTER,), countries=(CZECHIA,)),  # his own article keeps them apart
        bearer("Jan Novak Jr.", "b", offices=(MINISTER,), countries=(CZECHIA,)),  # his son
        bearer("Jan Novak", "b", "organisation"),
        bearer("Novakova", "b", offices=(MINISTER,), countries=(CZECHIA,)),
    ],
    ids=lambda other: other.label,
)
def test_what_does_not_agree_stays_apart(other: Bearer) -> None:
    assert not one(NOVAK, other)


def test_a_woman_and_a_man_are_two() -> None:
    assert not one(
        bearer("Novak", "b", offices=(MINISTER,), gender="female"), bearer("Jan Novak", "a", offices=(MINISTER,), gender="male")
    )  # fmt: skip


def test_two_surnames_meet_by_much_company() -> None:
    assert one(bearer("Novak", "b", along="v w x y z"), bearer("Jan Novak", "a", along="v w x y z"))


def test_the_years_between_speak_against_it() -> None:
    early, late = ("2001-01-01", "2001-01-01"), ("2020-01-01", "2020-01-01")
    far = (
        bearer("Novak", "b", along="v x y z u", dates=early),
        bearer("Jan Novak", "a", along="v x y z u", dates=late),
    )
    near = (
        bearer("Novak", "b", along="v x y z u", dates=late),
        bearer("Jan Novak", "a", along="v x y z u", dates=late),
    )
    assert (one(*far), one(*near)) == (False, True)


def test_a_surname_that_two_bear_alike_is_nobodys() -> None:
    found = merges(
        [
            bearer("Novak", "c", along="x y z u v"),
            bearer("Jan Novak", "a", along="x y z u v"),
            bearer("Petr Novak", "b", along="x y z u v"),
        ]
    )
    assert found.canonical == {}


def test_of_two_who_bear_it_the_one_with_the_office_is_meant() -> None:
    lone = bearer("Novak", "c", offices=(MINISTER,), countries=(CZECHIA,), along="x")
    jan = bearer("Jan Novak", "a", offices=(MINISTER,), countries=(CZECHIA,), along="x")
    assert merges([lone, jan, bearer("Petr Novak", "b", along="x")]).canonical == {lone.iri: jan.iri}


def test_first_names_for_short_meet_where_something_agrees() -> None:
    assert one(bearer("Rick Hollis", "a", along="x y"), bearer("Richard Hollis", "b", along="x y"))


def test_first_names_for_short_alone_do_not() -> None:
    assert not one(bearer("Rick Hollis", "a"), bearer("Richard Hollis", "b"))


def test_father_and_son_of_other_middle_names_are_two_whatever_they_are_called() -> None:
    father = bearer("George H.W. Hollis", "a", along="x y z", names=("George Hollis",))
    assert not one(father, bearer("George W. Hollis", "b", along="x y z", names=("George Hollis",)))


def test_what_an_article_calls_a_body_for_short_joins_no_other() -> None:
    paper = bearer("Borduria Post", "a", "organisation", along="x y z", names=("Post",))
    assert not one(paper, bearer("Post", "b", "organisation", along="x y z"))


def test_no_chain_ends_in_somebody_else() -> None:
    """John Doe agrees with both John A. and John B. Doe, who are two."""
    a, b, plain = (bearer(name, name, along="x y z") for name in ("John A. Doe", "John B. Doe", "John Doe"))
    assert merges([a, b, plain])(a.iri) != merges([a, b, plain])(b.iri)


def test_two_whom_the_tables_know_are_never_one() -> None:
    known = bearer("Jan Nowak", "b", offices=(MINISTER,), known="Q1")
    assert not one(bearer("Jan K. Nowak", "a", offices=(MINISTER,), known="Q2"), known)


def test_somebody_known_is_met_by_another_form_of_the_name() -> None:
    known = bearer("Jan Novak", "b", offices=(MINISTER,), countries=(CZECHIA,), known="Q1")
    short = bearer("J. Novak", "a", offices=(MINISTER,), countries=(CZECHIA,))
    assert merges([short, known])(short.iri) == known.iri


def test_who_stands_for_a_group_is_known_or_has_a_first_name() -> None:
    lone = bearer("Novak", "b", offices=(MINISTER,), countries=(CZECHIA,))
    assert merges([lone, NOVAK]).canonical == {lone.iri: NOVAK.iri}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("U.N. Relief Board", "United Nations Relief Board"),
        ("The Centre for River Studies", "Centre for River Studies"),
        ("Institute of Law & Order", "Institute of Law and Order"),
        ("Workers' Union of Ruritania", "Worker's Union of Ruritania"),
    ],
)
def test_a_body_in_the_same_words_is_one(a: str, b: str) -> None:
    assert one(bearer(a, "a", "organisation"), bearer(b, "b", "organisation"))


@pytest.mark.parametrize(
    ("a", "b", "along", "expected"),
    [
        ("House Fisheries", "House Fisheries Committee", "x y z", True),
        ("House Fisheries", "House Fisheries Committee", "", False),
        ("JCPR", "Joint Commission on Public Roads", "x y", True),
        ("J.C.O.P.R.", "Joint Commission on Public Roads", "x y", True),
        ("JCR", "Joint Commission on Roads", "", False),
        ("Fisheries Committee", "House Fisheries Committee", "x y z", False),
        ("Ruritanian Foreign Ministry", "Bordurian Foreign Ministry", "x y z", False),
    ],
)
def test_a_body_in_other_words_needs_company(a: str, b: str, along: str, expected: bool) -> None:
    assert one(bearer(a, "a", "organisation", along=along), bearer(b, "b", "organisation", along=along)) is expected


def test_a_merge_is_listed_with_reason_and_both_evidences() -> None:
    lone = bearer("Novak", "b", offices=(MINISTER,), countries=(CZECHIA,))
    (row,) = listed(merges([lone, NOVAK]), [lone, NOVAK])
    assert {row.evidence, row.evidence[::-1]} & {("“Novak” in urn:kg:article:b", "“Jan Novak” in urn:kg:article:a")}
    assert "the same office: foreign minister" in row.why


def line(one: Bearer, other: Bearer) -> Line:
    return Line("same.csv", 2, one.iri, other.iri)


def test_a_user_joins_what_the_rules_leave_apart() -> None:
    other = bearer("Fox", "b")
    found = merges([NOVAK, other], Overrules(same=(line(NOVAK, other),)))
    assert (found(other.iri), found.links[0].why) == (NOVAK.iri, "you say so (same.csv, line 2)")


def test_a_user_parts_what_the_rules_join() -> None:
    lone = bearer("Novak", "b", offices=(MINISTER,), countries=(CZECHIA,))
    assert merges([NOVAK, lone], Overrules(different=(line(NOVAK, lone),))).canonical == {}


def test_what_a_user_parts_does_not_meet_through_a_third() -> None:
    first = bearer("Jan K. Novak", "b", offices=(MINISTER,))
    second = bearer("Novak", "c", offices=(MINISTER,), countries=(CZECHIA,))
    found = merges([NOVAK, first, second], Overrules(different=(line(first, second),)))
    assert found(first.iri) != found(second.iri)


CAST = [
    NOVAK,
    bearer("Novak", "b", offices=(MINISTER,), countries=(CZECHIA,)),
    bearer("Jan K. Novak", "c", offices=(MINISTER,)),
    bearer("Petr Novak", "d", along="x y"),
    bearer("Novak", "e", along="x y z"),
]


@pytest.mark.parametrize("order", list(permutations(CAST))[::17])
def test_the_order_of_the_articles_does_not_matter(order: tuple[Bearer, ...]) -> None:
    assert merges(order) == merges(CAST)


NAMES = st.sampled_from(
    ["Jan Novak", "Novak", "J. Novak", "Petr Novak", "Jan K. Novak", "Rick Hollis", "Richard Hollis", "Hollis"]
)
PEOPLE = st.builds(
    lambda label, article, office, along: bearer(label, article, offices=(MINISTER,) if office else (), along=along),
    NAMES, st.sampled_from("abcdef"), st.booleans(), st.sampled_from(["", "x", "x y z", "v w x y z"]),
)  # fmt: skip
CROWDS = st.lists(PEOPLE, max_size=9, unique_by=lambda each: each.iri)


@given(CROWDS, st.randoms(use_true_random=False))
def test_any_order_gives_the_same(crowd: list[Bearer], random: object) -> None:
    shuffled = list(crowd)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merges(shuffled) == merges(crowd)


@given(CROWDS)
@settings(deadline=None)
def test_a_blocks_judgements_depend_on_nothing_outside_it(crowd: list[Bearer]) -> None:
    """So that a new article needs only its own blocks looked at again."""
    everybody = {each.iri: each for each in crowd}
    for key, members in blocks(crowd).items():
        inside = [each for each in crowd if key in keys(each)]
        assert list(judged(members, everybody)) == list(judged(blocks(inside)[key], everybody))


@given(CROWDS)
@settings(deadline=None)
def test_no_two_members_of_a_group_are_opposed(crowd: list[Bearer]) -> None:
    from kg.link.entities.same_entity import opposed

    found = merges(crowd)
    pairs = [(a, b) for a in crowd for b in crowd if a.iri < b.iri and found(a.iri) == found(b.iri)]
    assert [opposed(a, b) for a, b in pairs if opposed(a, b)] == []


def test_a_crowd_of_one_surname_is_compared_within_first_names_only() -> None:
    crowd = [bearer("Novak", str(number)) for number in range(CROWD)]
    twins = [bearer("Jan Novak", "x"), bearer("Jan K. Novak", "y")]
    found = [members for key, members in blocks([*crowd, *twins]).items() if "family" in key]
    assert {each.label for members in found for each in members} == {"Jan Novak", "Jan K. Novak"}
