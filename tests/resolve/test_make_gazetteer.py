"""The shipped tables are what the script makes of the source facts, where those lie beside the checkout."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT.parent / "shared" / "gazetteer"
TABLES = ("countries.tsv", "organisations.tsv", "metonyms.tsv", "people.tsv", "holdings.tsv")


@pytest.mark.skipif(not FACTS.is_dir(), reason="the source facts are not beside the checkout")
def test_the_tables_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    script = ROOT / "ontology" / "make_gazetteer.py"
    subprocess.run([sys.executable, str(script), str(FACTS), "--out", str(tmp_path)], check=True, capture_output=True)
    assert {t: (tmp_path / t).read_bytes() == (ROOT / "ontology" / t).read_bytes() for t in TABLES} == dict.fromkeys(
        TABLES, True
    )
