"""Pipelines with some heads and not others: what they have is used, what they lack stays ours, and that is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate import load_reader, notes
from kg.annotate.lemma import Lemmas
from kg.annotate.other import Other, load_other
from kg.errors import ModelError, PluginError

TEXT = "Anna Meyer told reporters in Berlin on Friday that Acme Widgets would pay."
CLEARNLP = ("ROOT", "nsubj", "dobj", "prep", "pobj", "auxpass", "nsubjpass", "relcl")
UD = ("ROOT", "nsubj", "obj", "obl", "case", "nsubj:pass", "acl:relcl")
ONTONOTES = ("PERSON", "ORG", "GPE", "DATE", "PRODUCT")


class Fixed:
    """A component that gives every document the same reading, with the labels of a trained one."""

    def __init__(self, labels: tuple[str, ...], write: Callable[[Doc], None]) -> None:
        self.labels, self.write = labels, write

    def __call__(self, doc: Doc) -> Doc:
        self.write(doc)
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Nothing to keep."""

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> Fixed:
        return self


def chain(doc: Doc) -> None:
    """Every word hangs on the first."""
    for token in doc:
        token.head, token.dep_ = doc[0], "ROOT" if token.i == 0 else "obj"


def nouns(doc: Doc) -> None:
    for token in doc:
        token.tag_ = "NN"


def first_is_a_company(doc: Doc) -> None:
    doc.ents = [Span(doc, 0, 2, "ORG")] if len(doc) > 1 else []


READINGS = {
    "kg_test_penn": ("token.tag", ("NN", "VBD", "_SP"), nouns),
    "kg_test_coarse": ("token.tag", ("NOUN", "VERB"), nouns),
    "kg_test_ud": ("token.dep", UD, chain),
    "kg_test_clearnlp": ("token.dep", CLEARNLP, chain),
    "kg_test_names": ("doc.ents", ONTONOTES, first_is_a_company),
    "kg_test_odd_names": ("doc.ents", ("ORG", "VEHICLE"), first_is_a_company),
}


def register(name: str, assigned: str, labels: tuple[str, ...], write: Callable[[Doc], None]) -> None:
    def make(nlp: Language, name: str) -> Fixed:
        return Fixed(labels, write)

    Language.factory(name, assigns=[assigned], func=make)


for _name, _reading in READINGS.items():
    register(_name, *_reading)


@Language.component("kg_test_undeclared")
def undeclared(doc: Doc) -> Doc:
    """Gives names and says so nowhere."""
    first_is_a_company(doc)
    return doc


@Language.component("kg_test_broken")
def broken(doc: Doc) -> Doc:
    """A defect."""
    raise RuntimeError("no such file")


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    yield
    load_other.cache_clear()


@pytest.fixture
def pipeline(tmp_path: Path) -> Callable[..., str]:
    """A pipeline of these components in a folder."""

    def made(*components: str, lang: str = "en", patterns: dict[str, str] | None = None) -> str:
        nlp = spacy.blank(lang)
        for component in components:
            pipe = nlp.add_pipe(component)
            if component == "entity_ruler":
                pipe.add_patterns([{"label": k, "pattern": v} for k, v in (patterns or {}).items()])
        nlp.to_disk(tmp_path / "pipeline")
        return str(tmp_path / "pipeline")

    return made


@pytest.fixture(scope="module")
def own() -> Doc:
    """What the reader says of `TEXT` by itself."""
    (doc,) = load_reader().read([TEXT])
    return doc


def layers(doc: Doc) -> dict[str, object]:
    return {
        "tags": [(t.tag_, t.pos_, t.lemma_) for t in doc],
        "trees": [(t.dep_, t.head.i) for t in doc],
        "names": [(e.text, e.label_) for e in doc.ents],
        "statements": [(k, s.id, s.text) for k in doc.spans for s in doc.spans[k]],
    }


@pytest.mark.parametrize(
    ("components", "heads"),
    [
        (["kg_test_penn"], ("tags",)),
        (["kg_test_ud"], ("trees",)),
        (["kg_test_names"], ("names",)),
        (["kg_test_undeclared"], ("names",)),
        (["kg_test_penn", "kg_test_clearnlp", "kg_test_names"], ("tags", "names")),
        (["kg_test_coarse", "kg_test_ud"], ("trees",)),
    ],
)
def test_a_pipeline_is_taken_for_the_heads_it_has(pipeline, components: list[str], heads: tuple[str, ...]) -> None:
    assert Other.load(pipeline(*components)).heads == heads


@pytest.mark.reader
@pytest.mark.parametrize(
    ("component", "head"), [("kg_test_penn", "tags"), ("kg_test_ud", "trees"), ("kg_test_names", "names")]
)
def test_the_heads_that_it_lacks_stay_ours(pipeline, own: Doc, component: str, head: str) -> None:
    (doc,) = load_reader(pipeline(component)).read([TEXT])
    changed = {name for name, layer in layers(doc).items() if layer != layers(own)[name]}
    assert changed == {head}


@pytest.mark.reader
def test_trees_of_another_scheme_stay_ours_and_that_is_said(pipeline, own: Doc) -> None:
    model = pipeline("kg_test_clearnlp", "kg_test_names")
    (doc,) = load_reader(model).read([TEXT])
    assert layers(doc)["trees"] == layers(own)["trees"]
    assert any(
        "auxpass, dobj, nsubjpass, pobj …" in note and "Universal Dependencies 2" in note for note in notes(model)
    )


@pytest.mark.reader
def test_names_of_a_ruler_are_added_to_ours(pipeline) -> None:
    (doc,) = load_reader(pipeline("entity_ruler", patterns={"ORG": "Acme Widgets", "PRODUCT": "Berlin"})).read([TEXT])
    assert {("Acme Widgets", "organisation"), ("Berlin", "place"), ("Anna Meyer", "person")} <= {
        (e.text, e.label_) for e in doc.ents
    }


@pytest.mark.reader
def test_the_version_names_both_and_what_the_other_gives(pipeline) -> None:
    reader = load_reader(pipeline("kg_test_penn", "kg_test_names"))
    ours, plus, other = reader.version.partition("+")
    assert (ours, plus) == (load_reader().version, "+")
    assert other.startswith("en_pipeline-0.0.0-")
    assert other.endswith("[tags,names]")


def test_pipelines_of_one_name_in_two_folders_have_two_versions(pipeline, tmp_path: Path) -> None:
    first = Other.load(pipeline("entity_ruler", patterns={"ORG": "Acme"})).version
    assert Other.load(pipeline("entity_ruler", patterns={"ORG": "Ajax"})).version != first


def test_kinds_that_no_table_knows_are_named(pipeline) -> None:
    assert any("VEHICLE" in note for note in Other.load(pipeline("kg_test_odd_names")).notes)


def test_tags_of_another_scheme_are_named(pipeline) -> None:
    assert any("NOUN, VERB" in note for note in Other.load(pipeline("kg_test_coarse", "kg_test_names")).notes)


@pytest.mark.parametrize(
    ("components", "lang", "said"),
    [
        (["sentencizer"], "en", "it has sentencizer"),
        ([], "en", "it has no components"),
        (["kg_test_clearnlp"], "en", "Universal Dependencies 2"),
        (["kg_test_broken"], "en", "RuntimeError: no such file"),
        (["kg_test_names"], "de", "not for English"),
    ],
)
def test_a_pipeline_of_no_use_is_refused_in_words(pipeline, components: list[str], lang: str, said: str) -> None:
    with pytest.raises(ModelError, match=said):
        Other.load(pipeline(*components, lang=lang))


def test_a_folder_that_is_damaged_is_refused_in_words(pipeline) -> None:
    folder = pipeline("entity_ruler")
    Path(folder, "config.cfg").write_text("[nlp]\nlang = 5\n")
    with pytest.raises(ModelError, match="cannot be loaded"):
        Other.load(folder)


def test_one_that_fails_on_a_text_is_named(pipeline) -> None:
    other = Other.load(pipeline("kg_test_names"))
    (doc,) = spacy.blank("en").pipe([TEXT])
    object.__setattr__(other, "nlp", lambda text: broken(doc))
    with pytest.raises(PluginError, match=r"pipeline en_pipeline-0.0.0-\w+ failed \(RuntimeError: no such file\)"):
        other.lay_over(doc, Lemmas())


def test_a_pipeline_that_changes_the_text_is_refused(pipeline) -> None:
    other = Other.load(pipeline("kg_test_names"))
    (doc,) = spacy.blank("en").pipe([TEXT])
    object.__setattr__(other, "nlp", lambda text: spacy.blank("en")(text.lower()))
    with pytest.raises(ModelError, match="changes the text"):
        other.lay_over(doc, Lemmas())
