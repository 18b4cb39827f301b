from collections.abc import Iterator

import pytest

from kg.records import Entity
from kg.store import Store, open_store
from kg.store.iris import KNOWLEDGE
from tests.export.world import FRANCE, GERMANY, KYIV, world
from tests.factory import CEASEFIRE, RUBIO, RUSSIA, RUTTE, UKRAINE, US
from tests.newsroom import courier, gazette, herald, newsroom


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with newsroom() as opened:
        yield opened


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ GRAPH <{KNOWLEDGE}> {{ {pattern} }} }}").boolean)


def layer(store: Store) -> list[str]:
    return sorted(str(quad) for quad in store.engine if quad.graph_name.value == KNOWLEDGE)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "triple",
    [
        f"<{US.iri}> kg:proposed <{CEASEFIRE.iri}>",
        f"<{RUSSIA.iri}> kg:attacked <{UKRAINE.iri}>",
        f"<{UKRAINE.iri}> kg:met <{US.iri}>",
        f"<{RUTTE.iri}> kg:saidAbout <{RUSSIA.iri}>",
        f"<{RUBIO.iri}> kg:saidTo <{UKRAINE.iri}>",
        "kg:proposed rdfs:subPropertyOf kg:did ; rdfs:label 'proposed'",
        f"<{RUTTE.iri}> skos:prefLabel 'Mark Rutte' ; skos:altLabel 'Rutte told' ; kg:mentions 3 ; kg:articles 2",
    ],
)
def test_a_plain_triple_is_derived(store: Store, triple: str) -> None:
    assert ask(store, triple)


@pytest.mark.parametrize(
    "triple",
    [
        f"<{RUSSIA.iri}> kg:agreed ?anything",  # denied
        f"<{UKRAINE.iri}> kg:signed ?anything",  # planned
        f"<{US.iri}> kg:threatened ?anything",  # only claimed by somebody
    ],
)
def test_what_did_not_happen_by_the_articles_own_word_is_no_plain_triple(store: Store, triple: str) -> None:
    assert not ask(store, triple)


def test_a_statement_that_is_denied_is_not_said(store: Store) -> None:
    assert store.query(f"SELECT ?q {{ <{RUBIO.iri}> kg:said/kg:quote ?q }}").rows == [("We will know within weeks.",)]


def test_every_plain_triple_has_a_link_to_its_evidence_in_an_article(store: Store) -> None:
    rows = store.query(
        f"""SELECT ?s ?p ?o {{ GRAPH <{KNOWLEDGE}> {{ ?s ?p ?o . FILTER(?p IN (kg:saidAbout, kg:saidTo) || EXISTS {{ ?p rdfs:subPropertyOf kg:did }}) }}
        FILTER NOT EXISTS {{ ?l rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasDerivedFrom/kg:inArticle ?a }} }}"""
    )
    assert rows.rows == []


def test_a_link_counts_the_articles_it_rests_on(store: Store) -> None:
    query = f"SELECT ?n {{ ?l rdf:subject <{RUTTE.iri}> ; rdf:predicate kg:saidAbout ; rdf:object <{RUSSIA.iri}> ; kg:articles ?n }}"
    assert store.query(query).rows == [(2,)]


def test_reports_of_the_same_office_are_one_holding_with_their_dates(store: Store) -> None:
    query = f"""SELECT ?office ?first (COUNT(?r) AS ?n) {{ <{RUTTE.iri}> kg:holds ?h . ?h kg:office ?office ; kg:firstReported ?first ;
        prov:wasDerivedFrom ?r }} GROUP BY ?office ?first"""
    assert store.query(query).rows == [("Secretary General", "2025-04-06", 1)]


def test_deriving_twice_gives_the_same(store: Store) -> None:
    before = layer(store)
    store.derive(force=True)
    assert layer(store) == before


def test_the_order_of_articles_does_not_matter(store: Store) -> None:
    other = open_store(":memory:")
    for extraction in (herald(), gazette(), courier()):
        other.add(extraction)
    other.derive()
    assert layer(other) == layer(store)


def test_a_change_makes_the_layer_stale_and_deriving_mends_it() -> None:
    store = newsroom()
    seen = [store.stale]
    store.remove("herald.txt")
    seen.append(store.stale)
    store.derive()
    seen.append(store.stale)
    assert seen == [False, True, False]


def test_nothing_is_derived_from_what_was_removed() -> None:
    store = newsroom()
    store.remove("courier.txt")
    store.derive()
    assert not ask(store, f"<{US.iri}> kg:proposed ?x")


def test_a_verb_whose_past_form_is_a_term_of_ours_gets_another_name() -> None:
    from tests.factory import Draft

    draft = Draft("Russia said Ukraine.")
    draft.event(("Russia", RUSSIA), "said", "say", recipient=("Ukraine", UKRAINE))
    store = open_store(":memory:")
    store.add(draft.done())
    store.derive()
    assert (ask(store, f"<{RUSSIA.iri}> kg:said ?x"), ask(store, f"<{RUSSIA.iri}> kg:didSay ?x")) == (False, True)


@pytest.mark.parametrize("actor", [FRANCE, GERMANY])
@pytest.mark.parametrize("recipient", [RUSSIA, UKRAINE])
def test_each_of_several_did_it_to_each_of_several(actor: Entity, recipient: Entity) -> None:
    assert ask(world(), f"<{actor.iri}> kg:threatened <{recipient.iri}>")


def test_a_place_has_its_point_once() -> None:
    assert world().query(f"SELECT ?y ?x {{ <{KYIV.iri}> geo:lat ?y ; geo:long ?x }}").rows == [KYIV.point]
