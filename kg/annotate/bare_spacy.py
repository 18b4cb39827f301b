"""spaCy without its command line, which it imports with itself: a third of the seconds that importing it takes."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

COMMANDS = ("spacy.cli", "spacy.cli.info")


def bare_spacy() -> Any:
    """The module `spacy`; its command line is left to be imported by whoever asks for it."""
    if "spacy" not in sys.modules:
        stand_ins = {name: ModuleType(name) for name in COMMANDS}
        vars(stand_ins[COMMANDS[-1]])["info"] = _info
        sys.modules.update(stand_ins)
        try:
            import spacy
        finally:
            for name in COMMANDS:
                if sys.modules.get(name) is stand_ins[name]:
                    del sys.modules[name]
    import spacy

    return spacy


def _info(*given: Any, **named: Any) -> Any:
    """What `spacy.info` does."""
    from spacy.cli.info import info

    return info(*given, **named)
