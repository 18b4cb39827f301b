"""Clusters, drifts and contradictions as a store has them: plain rows, one of which is a line of JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kg.link.difference import difference
from kg.link.drift import WORST
from kg.link.rows import Row
from kg.records import outlet_of
from kg.store import statement_quads
from kg.store.article_quads import read
from kg.store.iris import LINKS
from kg.store.merged import standing
from kg.vocab import DATA, PREFIXES, article_iri

if TYPE_CHECKING:
    from kg.records import Article, Statement
    from kg.store import Store
    from kg.store.reading import Reading

READ = 200  # articles kept open
_HEAD = f"GRAPH <{LINKS}>"
_CLUSTERS = f"""SELECT ?c ?speaker ?canonical ?outlets ?sources ?score ?why {{ {_HEAD} {{
  ?c a kg:Cluster ; kg:canonicalText ?canonical ; kg:outlets ?outlets ; kg:independentSources ?sources ;
     kg:score ?score ; kg:why ?why OPTIONAL {{ ?c kg:saidBy ?speaker }} }} }}"""
_MEMBERS = f"""SELECT ?c ?s ?a ?drift ?why {{
  {_HEAD} {{ ?c a kg:Cluster ; prov:hadMember ?s
    OPTIONAL {{ ?c kg:wording ?w . ?w kg:wordingOf ?s ; kg:drift ?drift ; kg:why ?why }} }}
  ?s kg:inArticle ?a }}"""
_CONTRADICTIONS = f"""SELECT ?c ?kind ?about ?label ?what ?score ?why {{ {_HEAD} {{
  ?c a kg:Contradiction ; kg:contradicts ?kind ; kg:concernsText ?label ; kg:differs ?what ; kg:score ?score ;
     kg:why ?why OPTIONAL {{ ?c kg:concerns ?about }} }} }}"""
_ACCOUNTS = f"""SELECT ?c ?order ?a ?start ?end ?text ?sentence ?ref {{ {_HEAD} {{ ?c kg:account ?x .
  ?x kg:accountOrder ?order ; kg:accountIn ?a ; oa:start ?start ; oa:end ?end ; oa:exact ?text ;
     kg:accountSentence ?sentence ; prov:wasDerivedFrom ?ref }} }}"""


class Stored:
    """The graph of links of an open store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._reading = lru_cache(READ)(store.reading)

    def clusters(self, speakers: Collection[str] | None = None) -> Iterator[Row]:
        """A row for each cluster, of these speakers (IRIs); what most outlets have comes first."""
        same = standing(self._store)
        members: dict[str, list[tuple[Any, ...]]] = {}
        for cluster, *member in self._store.query(_MEMBERS).rows:
            members.setdefault(str(cluster), []).append(tuple(member))
        rows: list[tuple[int, str, str, Row]] = []
        for cluster, speaker, canonical, outlets, sources, score, why in self._store.query(_CLUSTERS).rows:
            who = None if speaker is None else same(str(speaker))
            if speakers is None or {speaker, who} & set(speakers):
                name = str(cluster)
                held = [member for *_, member in sorted(self._member(*member) for member in members[name])]
                row = {
                    "id": name.removeprefix(f"{DATA}cluster:"), "speaker": who, "label": self._label(who),
                    "canonical": canonical, "members": held,
                    "outlets": sorted({outlet_of(m["outlet"], m["article"]) for m in held}),
                    "independent_sources": sources, "score": score, "why": why,
                }  # fmt: skip
                rows.append((-int(str(outlets)), held[0]["published"] or "9", name, row))
        yield from (row for *_, row in sorted(rows, key=lambda found: found[:3]))

    def drift(self, speakers: Collection[str] | None = None) -> Iterator[Row]:
        """A row for each wording that is not the fullest of its cluster, the worst first."""
        rows: list[Row] = []
        for cluster in self.clusters(speakers):
            full = next(member for member in cluster["members"] if member["drift"] is None)
            for member in cluster["members"]:
                if member is not full:
                    pieces = difference(full["text"], member["text"])
                    rows.append(
                        {
                            "drift": member["drift"], "why": member["why"], "cluster": cluster["id"],
                            "speaker": cluster["speaker"], "label": cluster["label"], "wording": _cited(member),
                            "against": _cited(full), "difference": [{"how": p.how, "text": p.text} for p in pieces],
                            "outlets": len(cluster["outlets"]),
                        }
                    )  # fmt: skip
        yield from sorted(rows, key=_worst)

    def contradictions(self) -> Iterator[Row]:
        """A row for each contradiction, the surest first."""
        accounts: dict[str, list[tuple[Any, ...]]] = {}
        for found, *rest in sorted(self._store.query(_ACCOUNTS).rows, key=lambda row: int(str(row[1]))):
            accounts.setdefault(str(found), []).append(tuple(rest))
        rows: list[Row] = []
        for found, kind, about, label, what, score, why in self._store.query(_CONTRADICTIONS).rows:
            one, other, *also = (self._account(*account) for account in accounts[str(found)])
            rows.append(
                {
                    "id": str(found).removeprefix(f"{DATA}contradiction:"), "kind": kind, "about": about,
                    "label": label, "one": one, "other": other, "what": what, "score": score, "why": why, "also": also,
                }
            )  # fmt: skip
        yield from sorted(rows, key=lambda row: (-row["score"], row["kind"], row["label"], row["id"]))

    def _article(self, iri: str) -> Article:
        return read(self._reading(iri))

    def _member(
        self, statement: str, article: str, drift: str | None, why: str | None
    ) -> tuple[str, str, int, str, Row]:
        """Date, article, place and IRI to order by, and the member."""
        reading: Reading = self._reading(article)
        said: Statement = statement_quads.read(reading, statement)
        about, who = self._article(article), said.speaker.entity if said.speaker else None
        member = {
            "article": about.key, "statement": said.id, "outlet": about.publisher, "published": about.published,
            "speaker": who.iri if who else None, "label": who.label if who else None, "source": about.source,
            "content": [{"start": span.start, "end": span.end} for span in said.content],
            "text": " … ".join(" ".join(span.text.split()) for span in said.content), "manner": said.manner,
            "drift": drift, "why": why or "the fullest wording",
        }  # fmt: skip
        return about.published or "9", about.key, int(reading.need(statement, "kg:order")), statement, member

    def _account(self, _: int, article: str, start: int, end: int, text: str, sentence: str, ref: str) -> Row:
        about = self._article(article)
        given = None if ref == article_iri(about.key) else ref.rsplit(":", 1)[1]
        return {
            "article": about.key, "source": about.source, "publisher": about.publisher, "published": about.published,
            "start": start, "end": end, "text": text, "sentence": sentence, "ref": given,
        }  # fmt: skip

    def _label(self, who: str | None) -> str | None:
        """The name that the knowledge layer has for somebody."""
        if who is None:
            return None
        found = self._store.engine.quads_for_pattern(
            self._store.node(who), self._store.node(f"{PREFIXES['rdfs']}label"), None, None
        )
        return next((quad.object.value for quad in found if hasattr(quad.object, "value")), None)


def _cited(member: Row) -> Row:
    return {key: value for key, value in member.items() if key not in ("drift", "why")}


def _worst(row: Row) -> tuple[int, int, str, str]:
    wording = row["wording"]
    return WORST.index(row["drift"]), -row.pop("outlets"), wording["article"], wording["statement"]
