from __future__ import annotations

from kg.resolve import Gazetteer, resolve
from tests.resolve.factory import build, label, name, solve, via


def test_a_full_name_of_the_gazetteer_gets_its_id() -> None:
    found = solve("Mark Rutte spoke.", name("Mark Rutte"))
    assert found.mentions[0].resolution is not None
    assert found.mentions[0].resolution.entity.wikidata == "Q57792"


def test_an_unknown_full_name_is_a_new_person() -> None:
    found = solve("Jane Q. Doeling spoke.", name("Jane Q. Doeling"))
    assert label(found, "Jane Q. Doeling") == "Jane Q. Doeling"


def test_a_title_is_no_part_of_the_person() -> None:
    found = solve("President Emmanuel Macron spoke.", name("President Emmanuel Macron"))
    assert label(found, "President Emmanuel Macron") == "Emmanuel Macron"


def test_a_namesake_of_a_forgotten_minister_is_not_taken_for_him() -> None:
    found = solve("Peter Ryan, a baker, spoke.", name("Peter Ryan"))
    assert found.mentions[0].resolution is not None
    assert found.mentions[0].resolution.entity.wikidata is None


def test_a_surname_means_the_full_name_before_it() -> None:
    found = solve("Ana Sorel came. Sorel spoke.", name("Ana Sorel"), name("Sorel", nth=1))
    assert label(found, "Sorel") == "Ana Sorel"
    assert via(found, "Sorel") == "alias"


def test_a_surname_in_a_headline_means_the_full_name_after_it() -> None:
    found = solve("Sorel quits. Ana Sorel left.", name("Sorel"), name("Ana Sorel"))
    assert label(found, "Sorel") == "Ana Sorel"


def test_a_surname_with_two_bearers_means_nobody() -> None:
    text = "Ana Sorel met Bert Sorel. Sorel spoke."
    assert label(solve(text, name("Ana Sorel"), name("Bert Sorel"), name("Sorel", nth=2)), "Sorel") is None


def test_an_honorific_tells_two_bearers_apart() -> None:
    text = "Ana Sorel met Robert Sorel. Mr. Sorel spoke."
    found = solve(text, name("Ana Sorel"), name("Robert Sorel"), name("Sorel", nth=2, gender="male"))
    assert label(found, "Sorel") == "Robert Sorel"


def test_mrs_trump_is_not_the_president() -> None:
    text = "Melania Trump came. Mrs. Trump spoke. Donald Trump left."
    found = solve(text, name("Melania Trump"), name("Mrs. Trump"), name("Donald Trump"))
    assert label(found, "Mrs. Trump") == "Melania Trump"


def test_a_famous_bearer_is_meant_where_a_relative_is_named_too() -> None:
    text = "Melania Trump watched. Donald Trump came. Trump spoke."
    found = solve(text, name("Melania Trump"), name("Donald Trump"), name("Trump", nth=2))
    assert label(found, "Trump") == "Donald Trump"


def test_a_name_in_capitals_means_the_same_person() -> None:
    found = solve("ANA SOREL QUITS. Ana Sorel left.", name("ANA SOREL"), name("Ana Sorel"))
    assert label(found, "ANA SOREL") == "Ana Sorel"


def test_a_famous_surname_alone_is_known() -> None:
    assert label(solve("Zelensky spoke.", name("Zelensky")), "Zelensky") == "Volodymyr Zelenskyy"


def test_an_unknown_surname_alone_is_a_person_of_this_article_only() -> None:
    one = resolve(build("Sorel spoke.", name("Sorel")), Gazetteer.load())
    two = resolve(build("Sorel left.", name("Sorel")), Gazetteer.load())
    assert one.mentions[0].resolution is not None
    assert two.mentions[0].resolution is not None
    assert one.mentions[0].resolution.entity != two.mentions[0].resolution.entity


def test_a_surname_with_an_office_is_found_on_the_date() -> None:
    text = "French Foreign Minister Barrot spoke."
    found = solve(
        text,
        name("French", "nationality"),
        name("Barrot"),
        roles=[("Barrot", "Foreign Minister", "French")],
        published="2025-04-06",
    )
    assert label(found, "Barrot") == "Jean-Noël Barrot"


def test_a_capital_read_as_a_person_is_put_right() -> None:
    found = solve("Kyiv refused.", name("Kyiv", "person", "subject"), done=[("Kyiv", "refused", None, None)])
    assert label(found, "Kyiv") == "Ukraine"


def test_the_reason_names_the_place_of_the_full_name() -> None:
    found = solve("Ana Sorel came. Sorel spoke.", name("Ana Sorel"), name("Sorel", nth=1))
    assert found.mentions[1].resolution is not None
    assert "named at 0–9" in found.mentions[1].resolution.why
