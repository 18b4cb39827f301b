"""Stand-ins for the trained reader and the stages behind it, so that wiring is tested without weights."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from kg import config
from kg.records import Article, Entity, Event, Extraction, Mention, Participant, Resolution, Role, Span, Statement

RUTTE = Entity("http://www.wikidata.org/entity/Q57792", "Mark Rutte", "person", "Q57792")
RUSSIA = Entity("http://www.wikidata.org/entity/Q159", "Russia", "country", "Q159")
NATO = Entity("http://www.wikidata.org/entity/Q7184", "NATO", "organisation", "Q7184")
WORDS = "NATO Secretary General Mark Rutte said that Russia rejected the truce."


class Reader:
    """Reads nothing; a text with 'crash' in it raises as a defect would."""

    version = "fake-1"

    def read(self, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            if "crash" in text:
                raise RuntimeError("a defect")
            yield text


@dataclass
class Gazetteer:
    @staticmethod
    def load() -> Gazetteer:
        return Gazetteer()


def _span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words), words)


def extract(doc: str, article: Article, *, model: str = "", plugins: object = None) -> Extraction:
    """One statement by Rutte about Russia, one event and one role, where the article holds `WORDS`; else nothing."""
    if WORDS not in article.text:
        return Extraction(article, tool=config.tool(), model=model)
    sentence = _span(article, WORDS)
    rutte, russia, nato = (_span(article, words) for words in ("Mark Rutte", "Russia", "NATO"))
    speaker, actor = Resolution(RUTTE, "name", "his name"), Resolution(RUSSIA, "name", "its name")
    mentions = (
        Mention(rutte, "person", "name", rutte, 0, "subject", resolution=speaker),
        Mention(russia, "country", "name", russia, 0, "subject", resolution=actor),
        Mention(nato, "organisation", "name", nato, 0, resolution=Resolution(NATO, "name", "its name")),
    )
    statement = Statement(
        "s1", "indirect", (_span(article, "Russia rejected the truce"),), rutte, _span(article, "said"), "say", False,
        0.9, sentence, source_mention=0, speaker=speaker, about=(RUSSIA,),
    )  # fmt: skip
    event = Event(
        "e1", Participant(russia, 1, actor), _span(article, "rejected"), "reject", None,
        Participant(_span(article, "the truce")), None, False, "actual", "s1", 0.8, sentence,
    )  # fmt: skip
    role = Role(_span(article, "NATO Secretary General Mark Rutte"), "Secretary General", 0, 2, False, RUTTE, NATO)
    return Extraction(article, mentions, (statement,), (event,), (role,), (sentence,), config.tool(), model)


def install(patch: pytest.MonkeyPatch) -> None:
    """Put the stand-ins where the pipeline looks for its stages."""
    from kg.scale import understanding

    stages = {
        "kg.annotate": {
            "load_reader": lambda model=None: Reader(),
            "notes": lambda model=None: (),
            "version": lambda: Reader.version,
        },
        "kg.extract": {"extract": extract},
        "kg.resolve": {"Gazetteer": Gazetteer, "resolve": lambda extraction, gazetteer: extraction},
    }
    for name, members in stages.items():
        module = ModuleType(name)
        module.__path__ = [
            str(Path(understanding.__file__).parent.parent / name.removeprefix("kg."))
        ]  # its parts are still there
        vars(module).update(members)
        patch.setitem(sys.modules, name, module)
    understanding.reader.cache_clear()
    understanding.kept.cache_clear()
