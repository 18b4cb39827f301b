from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode, Store

from kg.records import Extraction
from kg.store import event_quads, statement_quads
from kg.store.reading import Reading
from kg.store.shelf import Shelf
from kg.store.triples import to_quads
from kg.vocab import article_iri
from tests.export.world import FRANCE, report
from tests.strategies import extractions


def shelved(extraction: Extraction) -> Reading:
    engine = Store()
    engine.extend(to_quads(extraction))
    return Reading(Shelf(engine, NamedNode(article_iri(extraction.article.key))))


@given(extractions())
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_record_read_by_itself_is_the_one_that_was_written(extraction: Extraction) -> None:
    g = shelved(extraction)
    assert tuple(event_quads.read(g, node) for node in g.listed("kg:Event")) == extraction.events
    assert tuple(statement_quads.read(g, node) for node in g.statements) == extraction.statements


def test_all_values_of_a_property() -> None:
    shelf = shelved(report()).b
    assert isinstance(shelf, Shelf)
    assert FRANCE.iri in shelf.values("kg:member")


def test_a_subject_that_is_not_there_has_nothing() -> None:
    assert shelved(report()).b.many("urn:kg:event:none", "kg:actor") == []
