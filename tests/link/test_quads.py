"""Clusters as quads."""

from __future__ import annotations

from kg.link.clusters import clusters
from kg.link.copies import Shared
from kg.link.quads import Told, told_of
from kg.link.said import said
from kg.vocab import expand
from tests.link.reports import SHOULD, article

BODY = f"{SHOULD}. " + " ".join(
    f"The {n}th pier of the bridge stands in {n * 7} feet of water near the quay." for n in range(20)
)
REPORTS = {x.article.key: x for x in (article(BODY, "Gull"), article(BODY, "Heron"))}


def test_what_two_articles_share_is_told_once() -> None:
    found = list(clusters(one for x in REPORTS.values() for one in said(x)))
    shared, told = Shared.of(lambda key: REPORTS[key].article), Told()
    first, again = (told_of(found, shared, told).trig().decode() for _ in range(2))
    assert first.count(expand("kg:Copy")) == 1
    assert again.count(expand("kg:Copy")) == 0
    assert first.count(expand("kg:sharedText")) == again.count(expand("kg:sharedText")) == 1
