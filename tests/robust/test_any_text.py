"""Whatever stands in a text: it is read, offsets are exact, boilerplate says nothing, and twice read is the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kg.annotate import Reader, load_reader
from kg.extract import extract
from kg.extract.layout import Layout
from kg.extract.quotes import quotes
from kg.read import from_text
from kg.records import Extraction
from kg.resolve import Gazetteer, resolve
from tests.robust.blocks import BOILERPLATE, pages, sayings
from tests.robust.invariants import broken

pytestmark = pytest.mark.reader
RELAXED = settings(deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@pytest.fixture(scope="module")
def tools() -> tuple[Reader, Gazetteer]:
    return load_reader(), Gazetteer.load()


def understood(text: str, tools: tuple[Reader, Gazetteer], title: str | None = None) -> Extraction:
    reader, gazetteer = tools
    article = from_text(text, title=title)
    (doc,) = reader.read([article.text])
    return resolve(extract(doc, article), gazetteer)


@settings(RELAXED, max_examples=60)
@given(pages())
def test_pages_of_any_make_are_read_soundly(tools: tuple[Reader, Gazetteer], text: str) -> None:
    assume(text.strip())
    assert broken(understood(text, tools)) == []


@settings(RELAXED, max_examples=25)
@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=80))
def test_characters_of_any_kind_are_read_soundly(tools: tuple[Reader, Gazetteer], text: str) -> None:
    assume(text.strip())
    assert broken(understood(text, tools)) == []


@settings(RELAXED, max_examples=8)
@given(pages())
def test_the_same_text_gives_the_same_extraction(tools: tuple[Reader, Gazetteer], text: str) -> None:
    assume(text.strip())
    assert understood(text, tools) == understood(text, tools)


@settings(RELAXED, max_examples=12)
@given(st.lists(st.one_of(sayings(), st.sampled_from(BOILERPLATE)), min_size=2, max_size=8))
def test_boilerplate_is_never_said_nor_done(tools: tuple[Reader, Gazetteer], parts: list[str]) -> None:
    text = "The talks go on\n\n" + "\n\n".join(parts)
    found = understood(text, tools)
    places = [(text.index(line), text.index(line) + len(line)) for line in BOILERPLATE if line in text]
    spoken = [(c.start, c.end) for s in found.statements for c in s.content]
    spoken += [(e.action.start, e.action.end) for e in found.events]
    assert [text[a:b] for a, b in spoken if any(a < end and start < b for start, end in places)] == []


@pytest.mark.parametrize("line", BOILERPLATE)
def test_each_line_of_boilerplate_is_known(line: str) -> None:
    layout = Layout(f"The talks go on\n\n{line}\n\nThe minister left.")
    assert len(layout.boilerplate) == 1


@settings(max_examples=200, deadline=None)
@given(pages())
def test_quotations_lie_in_one_line_each_and_in_order(text: str) -> None:
    found = quotes(text)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert all(not set(text[q.start : q.end]) & {"\n", "\r"} for q in found)
