"""Loading the reader tells nobody and leaves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOAD = "from kg.annotate import load_reader; list(load_reader().read(['NATO met in Paris.']))"


@pytest.mark.reader
def test_the_model_runtime_keeps_no_record_of_its_use(tmp_path: Path) -> None:
    places = {"TMPDIR": str(tmp_path), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", LOAD], check=True, env=os.environ | places)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.reader
def test_the_version_is_known_without_loading_the_reader() -> None:
    code = (
        "import sys; from kg.annotate import version; told = version(); "
        "assert not {'spacy', 'onnxruntime'} & set(sys.modules); "
        "from kg.annotate import load_reader; assert load_reader().version == told"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
