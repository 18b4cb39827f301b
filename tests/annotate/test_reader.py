"""What holds for every text that the reader reads."""

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.annotate import Reader, load_reader
from kg.errors import ModelError

NEWS = (
    "Budget talks fail\n\nThe talks between the two parties ended without a deal on Friday. “We tried everything,” Anna Meyer, "
    "the finance minister, told reporters in Berlin.\n\nShe added that the vote would be held next week. Critics said it was late."
)
LABELS = {"person", "organisation", "place", "nationality", "event", "date", "money", "percent", "quantity"}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def facts(doc: Doc) -> list[object]:
    """Everything the reader says about a text, as plain values."""
    words = [(t.text, t.pos_, t.tag_, t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc]
    spans = [(name, s.id, s.start, s.end) for name in ("source", "cue", "content") for s in doc.spans[name]]
    return [words, [(e.start, e.end, e.label_) for e in doc.ents], spans, doc.spans["content"].attrs["confidence"]]


def check(doc: Doc, text: str) -> None:
    assert doc.text == text
    assert all(t.pos_ and t.tag_ and t.dep_ for t in doc)
    assert all(t.pos_ == "SPACE" for t in doc if t.is_space)
    assert {e.label_ for e in doc.ents} <= LABELS
    for sentence in doc.sents:
        assert sum(t.head.i == t.i for t in sentence) == 1
        assert all(sentence.start <= t.head.i < sentence.end for t in sentence)
    confidence = doc.spans["content"].attrs["confidence"]
    assert {s.id for s in doc.spans["content"]} == {s.id for s in doc.spans["cue"]} == set(confidence)
    assert {s.id for s in doc.spans["source"]} <= set(confidence)
    assert all(0 <= c <= 1 for c in confidence.values())
    for span in (*doc.ents, *doc.spans["source"], *doc.spans["cue"], *doc.spans["content"]):
        assert span.text == span.text.strip() != ""


def test_a_news_text_is_read_into_all_the_places(reader: Reader) -> None:
    (doc,) = reader.read([NEWS])
    check(doc, NEWS)
    assert [t.lemma_ for t in doc if t.text == "told"] == ["tell"]
    assert any(s.text == "told" for s in doc.spans["cue"])
    assert any("tried everything" in s.text for s in doc.spans["content"])
    assert ("Anna Meyer", "person") in [(e.text, e.label_) for e in doc.ents]
    starts = [t.text for t in doc if t.is_sent_start and not t.is_space]
    assert {"Budget", "The", "She", "Critics"} <= set(starts)


def test_what_a_text_gets_does_not_depend_on_its_neighbours(reader: Reader) -> None:
    texts = [NEWS, "Yes.", "", NEWS * 6, "“No,” he said."]
    together = [facts(doc) for doc in reader.read(texts)]
    alone = [facts(doc) for text in reversed(texts) for doc in load_reader().read([text])]
    assert together == alone[::-1]


def test_reading_is_lazy_and_keeps_the_order(reader: Reader) -> None:
    taken: list[int] = []

    def texts() -> "list[str]":
        for i in range(3):
            taken.append(i)
            yield f"Text number {i}."

    first = next(reader.read(texts()))
    assert (first.text, taken) == ("Text number 0.", [0])


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "\t\r\n ", "a", ".", " leading", "trailing \n", "\u200b", "a\u0000b", "😀 said 👩‍👩‍👧", "”“‘’\"'", "x" * 5000,
     "word " * 1500, "ﬁrst ＡＢＣ １２ 中文 said", "https://example.org/a_b?c=d&e=f said he", "A.\r\nB.\r\n\r\nC said D."],
)  # fmt: skip
def test_odd_texts(reader: Reader, text: str) -> None:
    (doc,) = reader.read([text])
    check(doc, text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(' \n"“”.,said')), max_size=120)
)
def test_any_text(reader: Reader, text: str) -> None:
    (doc,) = reader.read([text])
    check(doc, text)


def test_the_version_names_the_weights(reader: Reader) -> None:
    assert reader.version.startswith("reader-2-")
    assert reader.version == load_reader().version


def test_an_unknown_pipeline_is_refused_in_words() -> None:
    with pytest.raises(ModelError, match="en_no_such_pipeline"):
        load_reader("en_no_such_pipeline")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, kg.annotate; print(sorted({'spacy', 'onnxruntime', 'numpy', 'torch'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
