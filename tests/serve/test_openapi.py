"""Every address of the description is tried with what schemathesis makes up for it: nothing is answered with 5xx."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error

from kg.link.stage import renew
from kg.serve.app import Settings, application
from kg.serve.openapi import openapi
from kg.store import open_store
from tests.serve.listening import listening
from tests.serve.papers import LIMITS, papers


@schemathesis.serializer("application/sparql-query")
def sparql(_: object, value: object) -> bytes:
    return str(value).encode("utf-8", "replace")


SCHEMA = schemathesis.openapi.from_dict(openapi())


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("openapi") / "store"
    with open_store(folder, create=True) as store:
        for extraction in papers():
            store.add(extraction)
        renew(store)
    with listening(application(folder, Settings(limits=LIMITS))) as port:
        yield f"http://127.0.0.1:{port}"


@SCHEMA.parametrize()
@settings(
    max_examples=10, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)  # fmt: skip
def test_whatever_is_asked_is_answered_or_refused(case: schemathesis.Case, base: str) -> None:
    found = case.call(base_url=base, timeout=60)
    case.validate_response(found, checks=[not_a_server_error])


def test_what_is_described_is_there(base: str) -> None:

    for path in openapi()["paths"]:
        request = Request(base + path, headers={"accept": "*/*"})
        try:
            status = urlopen(request, timeout=30).status
        except HTTPError as error:
            status = error.code
            told = error.read().decode()
            assert told != "Not Found", path
        assert status in (200, 400, 404), path
