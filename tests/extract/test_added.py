"""What plug-ins find becomes records as our own findings do, and what cannot is refused by name."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import EntryPoint

import pytest
from spacy.tokens import Doc

from kg.errors import PluginError
from kg.extract import extract
from kg.plugins import Draft, EventDraft, MentionDraft, Plugin, Plugins, RoleDraft, StatementDraft
from kg.records import Article, Extraction, Plover
from tests.extract.parses import parse

PLUGIN = Plugin(
    "kg.extractors", "votes", "kg-votes", "0.1", "kg_votes:votes", EntryPoint("votes", "kg_votes:votes", "x")
)
#       0    1     2        3 4    5     6   7     8   9       10    11  12    13
TABLE = """Anna PROPN 3 nsubj NNP; Meyer PROPN 1 flat NNP; voted VERB 0 ROOT VBD vote; for ADP 6 case IN; the DET 6 det DT;
tram NOUN 3 obl NN; . PUNCT 3 punct .; Boris PROPN 9 nsubj NNP; had AUX 9 aux VBD have; sung VERB 0 ROOT VBN sing;
, PUNCT 9 punct ,; she PRON 13 nsubj PRP; said VERB 9 parataxis VBD say; . PUNCT 9 punct ."""
NAMES = {"Anna Meyer": "person"}


def found(*make: Callable[[Doc], Draft], said: list[dict[str, str]] | None = None) -> Extraction:
    """What comes of an article in which a plug-in finds these drafts."""
    doc = parse(TABLE, NAMES, said)

    def extractor(doc: Doc, article: Article) -> list[Draft]:
        return [one(doc) for one in make]

    plugins = Plugins(extractors=((PLUGIN, extractor),), version="+kg-votes-0.1[votes]")
    return extract(doc, Article("a", "a.txt", doc.text), model="reader-1", plugins=plugins)


def vote(doc: Doc) -> EventDraft:
    return EventDraft(actor=doc[1:2], action=doc[2:3], object=doc[5:6], lemma="vote for", plover=Plover("SUPPORT"))


def test_an_event_gets_whole_phrases_mentions_and_what_the_tree_says() -> None:
    (event,) = found(vote).events
    assert (event.actor.span.text, event.action.text, event.lemma) == ("Anna Meyer", "voted", "vote for")
    assert event.object is not None
    assert (event.object.span.text, event.negated, event.modality) == ("the tram", False, "actual")
    assert event.sentence.text == "Anna Meyer voted for the tram."


def test_a_participant_is_the_mention_of_its_name() -> None:
    extraction = found(vote)
    number = extraction.events[0].actor.mention
    assert number is not None
    assert extraction.mentions[number].span.text == "Anna Meyer"


def test_what_stands_in_a_statement_is_attributed_to_it() -> None:
    said = [{"source": "she", "cue": "said", "content": "Boris had sung"}]
    extraction = found(lambda doc: EventDraft(actor=doc[7:8], action=doc[9:10]), said=said)
    assert [e.attributed_to for e in extraction.events] == [extraction.statements[0].id]


def test_the_same_event_twice_is_one() -> None:
    assert len(found(vote, vote).events) == 1


def test_a_statement_is_read_as_the_readers_own() -> None:
    extraction = found(lambda doc: StatementDraft((doc[7:10],), source=doc[11:12], cue=doc[12:13], confidence=0.7))
    (statement,) = extraction.statements
    assert [s.text for s in statement.content] == ["Boris had sung"]
    assert (statement.act, statement.manner, statement.confidence) == ("say", "indirect", 0.7)
    assert statement.source_mention is not None


def test_a_statement_that_the_reader_has_is_not_added() -> None:
    said = [{"source": "she", "cue": "said", "content": "Boris had sung"}]
    extraction = found(lambda doc: StatementDraft((doc[8:10],), cue=doc[12:13]), said=said)
    assert [[s.text for s in one.content] for one in extraction.statements] == [["Boris had sung"]]


def test_a_name_is_added_where_there_is_none() -> None:
    extraction = found(lambda doc: MentionDraft(doc[7:8], "person"), lambda doc: MentionDraft(doc[1:3], "place"))
    assert [(m.span.text, m.kind) for m in extraction.mentions if m.form == "name"] == [("Anna Meyer", "person"), ("Boris", "person")]  # fmt: skip


def test_a_role_is_added() -> None:
    (role,) = found(lambda doc: RoleDraft(person=doc[0:2], office=doc[5:6])).roles
    assert (role.office, role.span.text) == ("tram", "Anna Meyer voted for the tram")


def test_the_model_names_the_plugins() -> None:
    assert found().model == "reader-1+kg-votes-0.1[votes]"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda doc: EventDraft(actor=doc[0:0], action=doc[2:3]), "no word of this document"),
        (lambda doc: EventDraft(actor=doc.copy()[0:1], action=doc[2:3]), "no word of this document"),
        (lambda doc: EventDraft(actor="Anna", action=doc[2:3]), "no word of this document"),
        (lambda doc: EventDraft(actor=doc[0:1], action=doc[2:3], confidence=7), "the confidence 7"),
        (lambda doc: EventDraft(actor=doc[0:1], action=doc[2:3], modality="maybe"), "the modality 'maybe'"),
        (lambda doc: MentionDraft(doc[0:1], "ORG"), "the kind 'ORG'"),
        (lambda doc: StatementDraft(()), "no content"),
        (lambda doc: {"actor": "Anna"}, "what is no draft: dict"),
    ],
)
def test_a_draft_that_cannot_be_is_refused_by_name(make: Callable[[Doc], Draft], said: str) -> None:
    with pytest.raises(PluginError, match=rf"plug-in 'votes' \(kg-votes 0.1.*{said}"):
        found(make)
