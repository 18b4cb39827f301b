"""spaCy without its command line; each in a process of its own, since this one has all of it already."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "line",
    [
        "assert 'typer' not in sys.modules and 'spacy.cli' not in sys.modules",
        "from spacy.cli.info import info; assert info.__module__ == 'spacy.cli.info'",
        "assert 'spacy_version' in spacy.info(silent=True)",
    ],
)
def test_the_command_line_is_left_to_who_asks_for_it(line: str) -> None:
    program = f"import sys; from kg.annotate.bare_spacy import bare_spacy; spacy = bare_spacy(); {line}"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
