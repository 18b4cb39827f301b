from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, Store

from kg.records import Extraction
from kg.store.terms import Bag
from kg.store.triples import article_of, from_quads, to_quads
from tests.export.world import FRANCE, GERMANY, report
from tests.strategies import extractions

quick = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@given(extractions())
@quick
def test_an_extraction_comes_back_from_its_quads_as_it_was(extraction: Extraction) -> None:
    assert from_quads(to_quads(extraction)) == extraction


@given(extractions())
@quick
def test_an_extraction_comes_back_from_the_engine_though_it_rewrites_literals(extraction: Extraction) -> None:
    engine = Store()
    engine.extend(to_quads(extraction))
    assert from_quads(engine) == extraction


@given(extractions())
@quick
def test_no_blank_node_is_written(extraction: Extraction) -> None:
    assert not any(isinstance(node, BlankNode) for quad in to_quads(extraction) for node in (quad.subject, quad.object))


@given(extractions())
@quick
def test_every_quad_stands_in_the_articles_own_graph(extraction: Extraction) -> None:
    assert {quad.graph_name.value for quad in to_quads(extraction)} == {f"urn:kg:article:{extraction.article.key}"}


@given(extractions())
@quick
def test_an_article_alone_comes_back_from_its_quads(extraction: Extraction) -> None:
    assert article_of(to_quads(extraction)) == extraction.article


def test_an_event_of_several_names_each_of_them_as_its_actor() -> None:
    bag = Bag(to_quads(report()))
    (event,) = [node for node in bag.typed("kg:Event") if bag.many(node, "kg:party")]
    assert bag.many(event, "kg:actor") == sorted([FRANCE.iri, GERMANY.iri])


def test_a_party_is_written_only_where_there_are_several() -> None:
    assert len(Bag(to_quads(report())).typed("kg:Party")) == 4
