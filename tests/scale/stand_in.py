"""A reader for worker processes of tests: the stand-in of `tests.fakes`, slow where wanted, that notes what it reads."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from kg.records import Article, Extraction
from kg.scale.understanding import Understand
from tests.fakes import Reader, extract


def start(log: str, seconds: float = 0.0) -> Understand:
    """What `understanding` starts, without weights; a text with 'poison' in it ends the process, 'hang' never ends."""

    def function(batch: Sequence[Article]) -> list[Extraction]:
        for article in batch:
            with Path(log).open("a") as out:
                out.write(f"{article.id}\n")
            time.sleep(seconds)
            if "hang" in article.text:
                time.sleep(600)
            if "poison" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
        return [extract(article.text, article, model=Reader.version) for article in batch]

    return function
