"""Merges kept up to date: only the blocks that a new or a removed article touches are judged again, and only the groups
that hang together with these are grown again. `kg.link.entities.merges` from everybody gives the same.
"""

from __future__ import annotations

import json

from kg.link.entities.people import People
from kg.store.merged import Merge, Merged
from kg.store.spoken import Spoken

FEW, REDO = 5_000, 0.3  # people and bodies; with more, and so many of all, it is quicker to begin anew
FORMAT = "1"
TABLES = """
CREATE TABLE IF NOT EXISTS known (entity INTEGER PRIMARY KEY, label TEXT, kind TEXT, known INTEGER);
CREATE TABLE IF NOT EXISTS block (key TEXT, entity INTEGER, PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS blocked ON block (entity);
CREATE TABLE IF NOT EXISTS link (
    block TEXT, one INTEGER, other INTEGER, score REAL, why TEXT, evidence TEXT, PRIMARY KEY (block, one, other)
    ) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS linking ON link (one, other);
CREATE INDEX IF NOT EXISTS linked ON link (other);
CREATE TABLE IF NOT EXISTS joined (one INTEGER, other INTEGER, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS standing (one INTEGER PRIMARY KEY, other INTEGER);
"""
EMPTY = tuple(f"DELETE FROM {table}" for table in ("known", "block", "link", "joined", "standing"))  # noqa: S608


def joined(book: Spoken) -> Merged:
    """The merges of all articles, once those that came and went were looked at."""
    book.db.executescript(TABLES)
    book.db.execute("BEGIN")
    try:
        _follow(book)
    except BaseException:
        if book.db.in_transaction:  # not where the disk was full
            book.db.execute("ROLLBACK")
        raise
    book.db.execute("COMMIT")
    sql = """SELECT a.iri, b.iri, score, why, evidence FROM joined
        JOIN entity AS a ON a.id = joined.one JOIN entity AS b ON b.id = joined.other
        JOIN link ON link.one = joined.one AND link.other = joined.other ORDER BY a.iri, b.iri, score, why"""
    links: dict[tuple[str, str], Merge] = {}
    for one, other, value, why, evidence in book.rows(sql):
        links.setdefault((one, other), Merge(one, other, value, why, "rules", tuple(json.loads(evidence))))
    canonical = book.rows("""SELECT a.iri, b.iri FROM standing
        JOIN entity AS a ON a.id = standing.one JOIN entity AS b ON b.id = standing.other ORDER BY a.iri""")
    return Merged(tuple(links.values()), dict(canonical))


def _follow(book: Spoken) -> None:
    people = People(book)
    if book.told("joined") != FORMAT or _many(book):
        for statement in EMPTY:
            book.db.execute(statement)
        people.grow(people.judge_all())
    else:
        changed = {one for (one,) in book.rows("SELECT entity FROM changed")}
        people.grow(people.judge(*people.take(changed)) | changed)
    book.db.execute("DELETE FROM changed")
    book.tell("joined", FORMAT)


def _many(book: Spoken) -> bool:
    """Whether nearly all are other than before."""
    ((changed, known),) = book.rows("SELECT (SELECT COUNT(*) FROM changed), (SELECT COUNT(*) FROM known)")
    return bool(changed > max(FEW, REDO * known))
