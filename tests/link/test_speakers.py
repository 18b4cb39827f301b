"""Statements meet by who is one, and part again where a user says so."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from kg.link.entities.merging import overrule
from kg.link.stage import link, renew
from kg.records import Entity, Extraction
from kg.store import Store, open_store
from tests.factory import Draft, entity
from tests.link.reports import MUST, SHOULD

FULL, ALIAS = entity("Jan Novak", "person"), entity("the Fox of Tarn", "person")


def report(words: str, who: Entity, outlet: str) -> Extraction:
    draft = Draft(f'"{words}," {who.label} told the {outlet}.', publisher=outlet, source=f"{outlet}.txt")
    draft.mention(who.label, who)
    draft.statement(words, source=who.label, cue="told", speaker=who, manner="direct")
    return draft.done()


def filled(path: Path) -> Store:
    store = open_store(path, create=True)
    for extraction in (report(SHOULD, FULL, "Gull"), report(MUST, ALIAS, "Heron")):
        store.add(extraction)
    renew(store)
    return store


def same(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "same.csv"
    file.write_text(text)
    return file


def reasons(store: Store) -> str:
    return "; ".join(str(why) for (why,) in store.query("SELECT ?why { ?c a kg:Cluster ; kg:why ?why }").rows)


def dumped(store: Store) -> bytes:
    out = BytesIO()
    store.dump(out)
    return out.getvalue()


def test_two_names_of_one_person_speak_as_one(tmp_path: Path) -> None:
    with filled(tmp_path / "store") as store:
        before = reasons(store)
        overrule(store, same(tmp_path, f"{FULL.label},{ALIAS.label}\n"))
        renew(store)
        assert ["the same speaker" in why for why in (before, reasons(store))] == [False, True]


def test_who_is_parted_again_speaks_alone_again(tmp_path: Path) -> None:
    with filled(tmp_path / "store") as store:
        before = dumped(store)
        overrule(store, same(tmp_path, f"{FULL.label},{ALIAS.label}\n"))
        renew(store)
        overrule(store, same(tmp_path, ""))
        renew(store)
        assert dumped(store) == before


def test_what_a_merge_touches_is_what_linking_from_scratch_finds(tmp_path: Path) -> None:
    with filled(tmp_path / "store") as store:
        overrule(store, same(tmp_path, f"{FULL.label},{ALIAS.label}\n"))
        renew(store)
        once = dumped(store)
        link(store, again=True)
        assert dumped(store) == once


def test_a_merge_makes_the_links_old(tmp_path: Path) -> None:
    with filled(tmp_path / "store") as store:
        overrule(store, same(tmp_path, f"{FULL.label},{ALIAS.label}\n"))
        assert not store.linked
