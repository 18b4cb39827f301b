"""Where the reader's weights lie, and what they were trained for."""

from __future__ import annotations

import json
import os
from pathlib import Path

WEIGHTS_ENV = "KG_WEIGHTS"  # a folder that `training.export` wrote, read in place of the shipped one
WEIGHTS = Path(os.environ.get(WEIGHTS_ENV) or Path(__file__).with_name("weights"))
NO_ATTRIBUTIONS = (
    "The reader's weights were trained without attributions (training/MODEL_CARD.md): no statements are found; "
    "names, events and roles are."
)


def weights_notes(folder: Path = WEIGHTS) -> tuple[str, ...]:
    """What these weights do not do; nothing where they are whole or missing, which the session says."""
    labels = folder / "labels.json"
    if not labels.exists() or json.loads(labels.read_text(encoding="utf8"))["roles"]:
        return ()
    return (NO_ATTRIBUTIONS,)
