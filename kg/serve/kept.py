"""Pages as they were last answered: until the store changes, the same is asked of no worker twice."""

from __future__ import annotations

import io
from collections import OrderedDict

from kg.serve.pool import Answer

BYTES = 64_000_000
LARGEST = 2_000_000  # of one page; a larger one would drive out too many others


class Kept:
    """Answers of one state of the store, the latest used ones, up to so many bytes."""

    def __init__(self, most: int = BYTES) -> None:
        self.most, self.size = most, 0
        self._answers: OrderedDict[str, tuple[str, bytes]] = OrderedDict()

    def get(self, key: str) -> Answer | None:
        """The answer to this, if it is still here."""
        if key not in self._answers:
            return None
        self._answers.move_to_end(key)
        kind, body = self._answers[key]
        return Answer(200, kind, len(body), io.BytesIO(body))

    def put(self, key: str, answer: Answer) -> Answer:
        """The answer, kept where it is whole and well."""
        if answer.status != 200 or answer.size > min(LARGEST, self.most):
            return answer
        body = answer.read()
        self.size += len(body) + len(key) - self._forget(key)
        self._answers[key] = answer.type, body
        while self.size > self.most:
            oldest = next(iter(self._answers))
            self.size -= self._forget(oldest)
        return Answer(200, answer.type, len(body), io.BytesIO(body))

    def _forget(self, key: str) -> int:
        found = self._answers.pop(key, None)
        return len(found[1]) + len(key) if found else 0
