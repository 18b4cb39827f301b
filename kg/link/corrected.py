"""The corrections of a store: which articles wait for them, what they change there, and which fit nothing any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.link.entities.merging import derive, overrules
from kg.records import Article, Extraction
from kg.resolve.correction_file import NAME, SPOKEN, read
from kg.resolve.corrections import MARK, Correction, corrected, mark, of_event, of_statement
from kg.store.iris import KNOWLEDGE, TIMES
from kg.store.pattern import STATE

if TYPE_CHECKING:
    from kg.store import Store

_MARKED = f"""SELECT ?article ?sha ?model {{ ?article kg:sha256 ?sha ; prov:wasGeneratedBy/kg:model ?model
  FILTER(CONTAINS(?model, "{MARK}")) }}"""
_OF_TEXT = 'SELECT ?article ?model {{ ?article kg:sha256 "{}" ; prov:wasGeneratedBy/kg:model ?model }}'
_TOLD = f"SELECT ?told {{ GRAPH <{TIMES}> {{ <{KNOWLEDGE}> {STATE} ?told }} }}"


class Corrected:
    """What the file in a store's folder says of its articles; nothing where there is none, or no folder.

    Raises UsageError where the file is not as it should be.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._of: dict[str, list[Correction]] = defaultdict(list)
        for one in read(store.path / NAME) if store.path else ():
            self._of[one.article].append(one)
        self._missed: dict[str, Correction] = {}

    def mark(self, article: Article) -> str:
        """What follows the reader's name in the graph of this article; '' for most."""
        return mark(self._of[article.sha256]) if self._of and article.sha256 in self._of else ""

    def apply(self, extraction: Extraction) -> Extraction:
        """The extraction as a person has corrected it."""
        if not self._of:
            return extraction
        done, missed = corrected(extraction, self._of.get(extraction.article.sha256, ()))
        self.miss(missed)
        return done

    @property
    def all(self) -> dict[str, list[Correction]]:
        """The corrections by the hash of the text that they are about."""
        return dict(self._of)

    def miss(self, corrections: Iterable[Correction]) -> None:
        """Notes what fits nothing in its article."""
        self._missed |= {one.id: one for one in corrections}

    def also(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles, then those of the store that wait for a correction, or for one to be taken back."""
        waiting = {iri: {one.key, one.source} for iri in self.waiting() for one in [self._store.article(iri)]}
        asked, met = set[str]().union(*waiting.values()), set[str]()
        for article in articles:
            met |= asked & {article.key, article.source}
            yield article
        for iri, names in waiting.items():
            if met.isdisjoint(names):  # else read already, or on its way out
                yield self._store.article(iri)

    def waiting(self) -> list[str]:
        """The IRIs of articles whose graph was not made with the corrections that stand now."""
        found = set()
        for iri, sha, model in self._store.query(_MARKED).rows:
            if not str(model).endswith(mark(self._of.get(str(sha), ())) or "\n"):
                found.add(str(iri))
        for sha, own in self._of.items():
            if sha.isalnum():
                rows = self._store.query(_OF_TEXT.format(sha)).rows
                found |= {str(iri) for iri, model in rows if not str(model).endswith(mark(own))}
        return sorted(found)

    def missed(self) -> tuple[str, ...]:
        """What fits nothing in the store as it is now, in words."""
        return tuple(
            f"correction {one.id} ({one.kind}, “{' '.join(one.words.split())[:60]}”) fits nothing any more: {why}"
            for one, why in self._unfit()
        )

    def _unfit(self) -> Iterator[tuple[Correction, str]]:
        for sha, own in self._of.items():
            held = self._store.query(_OF_TEXT.format(sha)).rows if sha.isalnum() else []
            if not held:
                yield from ((one, "no article here has that text") for one in own)
                continue
            x = self._store.extraction(str(held[0][0]))
            for one in own:
                if one.id in self._missed:
                    yield one, "nothing like it was found in those very words"
                elif one.kind in SPOKEN:
                    if not any(of_statement(one, each, x.article.text) for each in x.statements):
                        yield one, "no statement was found in those very words"
                elif any(of_event(one, each) for each in x.events) or any(
                    of_statement(one, each, x.article.text) for each in x.statements
                ):
                    yield one, "it is not taken in yet"


def overruled(store: Store) -> None:
    """Derive the knowledge anew where `same.csv` or `different.csv` say something else of who is one than when it was.

    UsageError where a line is not as it should be.
    """
    if store.path is None or store.stale:
        return
    said = [str(told) for (told,) in store.query(_TOLD).rows]
    if overrules(store).id != "".join(said):
        derive(store, force=True)
