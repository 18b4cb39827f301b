"""docs/cli.md is what the commands say of themselves."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_page_is_what_the_script_writes(tmp_path: Path) -> None:
    fresh = tmp_path / "cli.md"
    subprocess.run(
        [sys.executable, "docs/make_cli.py", str(fresh)], cwd=ROOT, check=True, env={"PYTHONPATH": str(ROOT)}
    )
    assert fresh.read_text() == (ROOT / "docs" / "cli.md").read_text(), "run: python docs/make_cli.py"
