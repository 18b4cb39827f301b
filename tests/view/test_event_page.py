import json
import re
from dataclasses import replace

import pytest

from kg.view import Deed, events_html
from kg.view.event_page import page_data


def data(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_the_same_events_give_the_same_page_byte_for_byte(april: tuple[Deed, ...]) -> None:
    assert events_html(reversed(april)) == events_html(april)


def test_events_are_in_the_order_of_their_dates(april: tuple[Deed, ...]) -> None:
    dates = [event["date"] for event in data(events_html(april))["events"]]
    assert dates == sorted(dates)  # type: ignore[type-var]


def test_nothing_in_the_page_loads_an_address(april: tuple[Deed, ...]) -> None:
    markup = re.sub(r"(<script\b[^>]*>).*?</script>", r"\1", events_html(april), flags=re.DOTALL)
    assert not re.findall(r"(?:src|href)\s*=\s*[\"']?(?!#)[^\"'\s>]+|@import|url\(", markup)


def test_each_sentence_and_article_is_held_once(april: tuple[Deed, ...]) -> None:
    held = page_data([*april, *(replace(deed, id=deed.id + "x") for deed in april)])
    assert (len(held["articles"]), len(held["sentences"]), len(held["events"])) == (2, 6, 12)


def test_what_is_too_much_is_left_out_and_said(april: tuple[Deed, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.view.event_page.EVENTS", 2)
    held = data(events_html(april))
    assert (len(held["events"]), held["leftOut"]) == (2, 4)


def test_no_events_make_a_page() -> None:
    assert data(events_html([]))["events"] == []
