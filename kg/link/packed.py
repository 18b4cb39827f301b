"""Records as bytes for the index and back; a file from elsewhere can bring records in, and nothing that runs."""

from __future__ import annotations

import io
import pickle
from dataclasses import is_dataclass
from typing import Any

PLAIN = frozenset({("builtins", "frozenset"), ("array", "array"), ("array", "_array_reconstructor")})


def pack(record: object) -> bytes:
    """The bytes of a record."""
    return pickle.dumps(record, protocol=5)


def unpack(body: bytes) -> Any:
    """The record of some bytes; UnpicklingError where they name anything but records."""
    return _Records(io.BytesIO(body)).load()


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if (module, name) in PLAIN:
            return super().find_class(module, name)
        if module == "kg.records" or module.startswith(("kg.records.", "kg.link.")):
            try:
                found = super().find_class(module, name)
            except (ImportError, AttributeError) as error:  # as an earlier version had it
                raise pickle.UnpicklingError(f"{module}.{name} is no record any more") from error
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")
