from __future__ import annotations

from kg.resolve import Gazetteer
from kg.resolve.context import Context
from kg.resolve.roles import completed, settle_roles
from tests.resolve.factory import M, S, build, label, name, nominal, pronoun, solve, via

RUTTE = [name("NATO", "organisation"), name("Mark Rutte")]
ROLE = [("Mark Rutte", "Secretary General", "NATO")]


def test_an_office_means_whom_the_article_gives_it() -> None:
    text = "NATO Secretary General Ana Sorel came. The NATO chief spoke."
    found = solve(
        text,
        name("NATO", "organisation"),
        name("Ana Sorel"),
        name("NATO", "organisation", nth=1),
        nominal("The NATO chief", "chief"),
        roles=[("Ana Sorel", "Secretary General", "NATO")],
    )
    assert (label(found, "The NATO chief"), via(found, "The NATO chief")) == ("Ana Sorel", "office")


def test_an_office_means_its_holder_on_the_date() -> None:
    text = "The French president spoke."
    mentions = [name("French", "nationality"), nominal("The French president", "president")]
    assert label(solve(text, *mentions, published="2025-04-06"), "The French president") == "Emmanuel Macron"


def test_without_a_date_an_office_means_nobody_unnamed() -> None:
    text = "The French president spoke."
    mentions = [name("French", "nationality"), nominal("The French president", "president")]
    assert label(solve(text, *mentions), "The French president") is None


def test_without_a_date_an_office_means_the_holder_who_is_named() -> None:
    text = "The American president spoke. Donald Trump left."
    mentions = [name("American", "nationality"), nominal("The American president", "president"), name("Donald Trump")]
    assert label(solve(text, *mentions), "The American president") == "Donald Trump"


def test_an_office_of_a_body_after_of() -> None:
    text = "The president of Ukraine spoke."
    mentions = [name("Ukraine", "country"), nominal("The president of Ukraine", "president")]
    assert label(solve(text, *mentions, published="2025-04-06"), "The president of Ukraine") == "Volodymyr Zelenskyy"


def test_the_kremlin_spokesman_by_date() -> None:
    text = "The Kremlin spokesman replied."
    mentions = [name("Kremlin", "organisation", "subject"), nominal("The Kremlin spokesman", "spokesman")]
    assert label(solve(text, *mentions, published="2025-04-06"), "The Kremlin spokesman") == "Dmitry Peskov"


def offices(words: str, head: str, **more: bool) -> str | None:
    text = f"{words} spoke."
    mentions: list[M] = [name("French", "nationality"), nominal(words, head, **more)]
    return label(solve(text, *mentions, published="2025-04-06"), words)


def test_a_former_president_is_not_the_president() -> None:
    assert offices("The former French president", "president") is None


def test_any_spokesman_is_nobody() -> None:
    assert offices("A French spokesman", "spokesman") is None


def test_officials_are_nobody() -> None:
    assert offices("French officials", "officials", plural=True) is None


def test_a_deputy_is_not_the_minister() -> None:
    assert offices("The deputy French defence minister", "minister") is None


def test_a_title_read_apart_from_its_name_is_that_person() -> None:
    text = "Senator Marco Rubio spoke."
    found = solve(text, nominal("Senator", "Senator"), name("Marco Rubio"))
    assert label(found, "Senator") == "Marco Rubio"


def test_a_noun_that_ends_the_sentence_before_is_no_title() -> None:
    text = "They pay 5% of GDP. Marco Rubio spoke."
    assert label(solve(text, nominal("GDP", "GDP", "thing", "other"), name("Marco Rubio")), "GDP") is None


def test_a_nominee_is_whom_the_article_calls_so() -> None:
    text = "Republican nominee Ana Sorel and Democratic nominee Bert Bell met. The Republican nominee spoke."
    found = solve(
        text,
        name("Republican", "nationality"),
        name("Ana Sorel"),
        name("Democratic", "nationality"),
        name("Bert Bell"),
        name("Republican", "nationality", nth=1),
        nominal("The Republican nominee", "nominee"),
        roles=[("Ana Sorel", "nominee", "Republican"), ("Bert Bell", "nominee", "Democratic")],
    )
    assert label(found, "The Republican nominee") == "Ana Sorel"


def test_a_former_director_is_not_the_person_who_is_called_director() -> None:
    text = "FBI director Ana Sorel came. The former FBI director spoke."
    found = solve(
        text,
        name("FBI", "organisation"),
        name("Ana Sorel"),
        name("FBI", "organisation", nth=1),
        nominal("The former FBI director", "director"),
        roles=[("Ana Sorel", "director", "FBI")],
    )
    assert label(found, "The former FBI director") is None


def test_a_former_holder_is_found_among_the_named() -> None:
    text = "Mark Rutte came. The former Dutch prime minister spoke."
    mentions = [
        name("Mark Rutte"),
        name("Dutch", "nationality"),
        nominal("The former Dutch prime minister", "minister"),
    ]
    assert label(solve(text, *mentions), "The former Dutch prime minister") == "Mark Rutte"


def test_the_chief_of_a_body_that_a_noun_points_to() -> None:
    text = "NATO met. The alliance's chief spoke."
    mentions = [name("NATO", "organisation"), nominal("The alliance's chief", "chief")]
    assert label(solve(text, *mentions, published="2025-04-08"), "The alliance's chief") == "Mark Rutte"


def test_a_dateline_tells_who_holds_an_office() -> None:
    text = "PARIS, 7 April 2025 – The French president spoke."
    mentions = [name("French", "nationality"), nominal("The French president", "president")]
    assert label(solve(text, *mentions), "The French president") == "Emmanuel Macron"


def test_a_ministry_in_a_capital_is_that_state() -> None:
    text = "The foreign ministry in Moscow replied."
    mentions = [nominal("The foreign ministry", "ministry", "organisation"), name("Moscow", "place")]
    assert label(solve(text, *mentions), "The foreign ministry") == "Russia"


def test_a_government_stands_for_its_country() -> None:
    text = "The Ukrainian government refused."
    mentions = [name("Ukrainian", "nationality"), nominal("The Ukrainian government", "government", "organisation")]
    assert label(solve(text, *mentions), "The Ukrainian government") == "Ukraine"


def test_the_administration_of_a_president_stands_for_his_country() -> None:
    text = "The Trump administration refused."
    mentions = [name("Trump"), nominal("The Trump administration", "administration", "organisation")]
    assert label(solve(text, *mentions), "The Trump administration") == "United States"


def test_remarks_are_those_of_their_owner() -> None:
    text = "Rutte's remarks show it."
    mentions = [name("Rutte", grammar="possessive"), nominal("Rutte's remarks", "remarks", "thing", plural=True)]
    found = solve(text, *mentions, said=[S("Rutte's remarks", "it")])
    assert label(found, "Rutte's remarks") == "Mark Rutte"


def test_a_role_is_filled_with_person_and_body() -> None:
    found = solve("NATO Secretary General Mark Rutte came.", *RUTTE, roles=ROLE)
    assert found.roles[0].person is not None
    assert found.roles[0].organisation is not None
    assert (found.roles[0].person.label, found.roles[0].organisation.label) == ("Mark Rutte", "NATO")


def test_a_body_inside_an_office_is_taken_out() -> None:
    found = solve(
        "NATO Secretary General Mark Rutte came.",
        name("Mark Rutte"),
        roles=[("Mark Rutte", "NATO Secretary General", None)],
    )
    assert found.roles[0].office == "Secretary General"
    assert found.roles[0].organisation is not None
    assert found.roles[0].organisation.label == "NATO"


def test_the_body_of_a_well_known_office_is_filled_in() -> None:
    found = solve("President Donald Trump came.", name("Donald Trump"), roles=[("Donald Trump", "President", None)])
    assert found.roles[0].organisation is not None
    assert found.roles[0].organisation.label == "United States"


def test_a_press_secretary_belongs_to_the_white_house_not_to_the_state() -> None:
    text = "White House press secretary Karoline Leavitt came."
    mentions = [name("White House", "organisation", "subject"), name("Karoline Leavitt")]
    found = solve(text, *mentions, roles=[("Karoline Leavitt", "press secretary", "White House")])
    assert found.roles[0].organisation is not None
    assert found.roles[0].organisation.label == "White House"


def test_a_role_of_somebody_in_somebody_is_none() -> None:
    mentions = [name("Ana Sorel"), name("Bell", "organisation"), name("Bert Bell")]
    text = "Ana Sorel leads Bell. Bert Bell trails."
    assert not solve(text, *mentions, roles=[("Ana Sorel", "leader", "Bell")]).roles


def test_a_role_of_a_pronoun_is_whose_the_pronoun_is() -> None:
    extraction = build(
        "Ana Sorel came. She heads NATO.",
        name("Ana Sorel"),
        pronoun("She"),
        name("NATO", "organisation"),
        roles=[("She", "head", "NATO")],
    )
    resolved = solve("Ana Sorel came.", name("Ana Sorel")).mentions[0].resolution
    assert resolved is not None
    context = Context(extraction, Gazetteer.load())
    roles = settle_roles(context)
    context.settle(1, resolved)
    assert [role.person for role in (*roles, *completed(roles, context))] == [None, resolved.entity]


def test_a_body_that_begins_a_title_may_have_two_words() -> None:
    found = solve(
        "European Union director Ana Sorel came.",
        name("Ana Sorel"),
        roles=[("Ana Sorel", "European Union director", None)],
    )
    assert found.roles[0].organisation is not None
    assert (found.roles[0].organisation.label, found.roles[0].office) == ("European Union", "director")
