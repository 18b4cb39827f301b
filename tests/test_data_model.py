import importlib.util
import re
from pathlib import Path

import pytest

from tests.newsroom import newsroom

DOCS = Path(__file__).parents[1] / "docs"
TEXT = (DOCS / "data-model.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_page_has_an_answer(query: str) -> None:
    assert len(newsroom().query(query)) > 0


def test_the_page_has_queries() -> None:
    assert len(QUERIES) == 4


def test_the_picture_is_the_one_its_script_draws() -> None:
    spec = importlib.util.spec_from_file_location("make_picture", DOCS / "make_picture.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "data-model.svg").read_text(encoding="utf-8") == module.picture()


def test_every_term_the_page_names_is_one_of_ours() -> None:
    known = set(
        re.findall(r"^kg:(\w+) a ", (DOCS.parent / "ontology" / "kg.ttl").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert set(re.findall(r"kg:([A-Za-z]\w*)", re.sub(r"urn:kg:\S*", "", TEXT))) - known == {"proposed", "calledFor"}
