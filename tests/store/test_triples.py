from hypothesis import HealthCheck, given, settings
from pyoxigraph import BlankNode, Store

from kg.records import Extraction
from kg.store.triples import from_quads, to_quads
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
