"""Where the reader's weights lie, and what they were trained for."""

from __future__ import annotations

import json
import os
from pathlib import Path

from kg.errors import ModelError

WEIGHTS_ENV = "KG_WEIGHTS"  # a folder that `training.export` wrote, read in place of the shipped one
_OURS = Path(__file__).with_name("weights")
WEIGHTS = Path(os.environ.get(WEIGHTS_ENV) or _OURS)
VOCABULARY = _OURS / "vocab.txt"  # MiniLM's word pieces
NO_ATTRIBUTIONS = (
    "The reader's weights were trained without attributions (training/MODEL_CARD.md): no statements are found; "
    "names, events and roles are."
)


def weights_notes(folder: Path = WEIGHTS) -> tuple[str, ...]:
    """What these weights do not do; nothing where they are whole or missing, which the session says."""
    labels = folder / "labels.json"
    if not labels.exists():
        return ()
    try:
        roles = json.loads(labels.read_text(encoding="utf8"))["roles"]
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(folder, error) from error
    return () if roles else (NO_ATTRIBUTIONS,)


def damaged(folder: Path, error: object) -> ModelError:
    """What to say, and do, where the weights in a folder cannot be read."""
    remedy = f"export them anew, or unset {WEIGHTS_ENV}" if os.environ.get(WEIGHTS_ENV) else "reinstall the package"
    return ModelError(f"The reader's weights in {folder} cannot be read ({error}); {remedy}.")
