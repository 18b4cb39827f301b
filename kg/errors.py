"""Everything this package raises on purpose.

    KgError
    ├── UsageError            the call cannot mean anything: unknown question, unknown format, missing parameter
    ├── UnreadableInput       one input could not be turned into an article (binary, empty, too large …)
    │   ├── ForeignLanguage   it is not in English, and no other language is read yet
    │   └── Copied            it is a copy of one before it, and copies are left out
    ├── ModelError            the reader's weights are missing or do not fit this version
    ├── PluginError           a plug-in cannot be loaded, or it or another pipeline fails on an article
    ├── StoreError            the store cannot be opened, is locked by another process, or is damaged
    │   └── StoreVersionError the store was written by a newer format version
    ├── QueryError            a query is malformed, refused (SERVICE, LOAD, remote FROM) or took too long
    └── NotFound              the entity, source or question asked for is not there; names near it are suggested

A message says what was asked, what exists, and what to do next. Libraries raise; only `kg.cli` prints and exits.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class KgError(Exception):
    """Base of every deliberate error of this package."""


class UsageError(KgError):
    """The call cannot mean anything as it stands."""


class UnreadableInput(KgError):
    """One input could not be turned into an article; `source` names it, `reason` says why in words."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableInput], tuple[Any, ...]]:
        """Travel whole between processes."""
        return type(self), (self.source, self.reason)


class ForeignLanguage(UnreadableInput):
    """One input is not in English; `language` is the ISO 639 code of what it is in."""

    def __init__(self, source: str, language: str, why: str) -> None:
        super().__init__(
            source,
            f"not in English: {why}, and no language but English is read yet; translate it, or read it all the same "
            "with --any-language if this is wrong",
        )
        self.language = language
        self.why = why

    def __reduce__(self) -> tuple[type[UnreadableInput], tuple[str, ...]]:
        """Travel whole between processes."""
        return type(self), (self.source, self.language, self.why)


class Copied(UnreadableInput):
    """One input is a copy of another that was read before it, and copies were to be left out; `first` names that."""

    SIGN = "left out: "  # how its reason begins
    ORPHAN = "a copy of "  # how that of one begins whose first could not be read: it is tried again

    def __init__(self, source: str, first: str, share: float) -> None:
        super().__init__(source, f"{self.SIGN}a copy of {first}, {share:.0%} alike")
        self.first = first
        self.share = share

    def orphaned(self) -> UnreadableInput:
        """The same where the first could not be read, so that the news would be in neither."""
        return UnreadableInput(self.source, f"{self.ORPHAN}{self.first}, which could not be read")

    def __reduce__(self) -> tuple[type[UnreadableInput], tuple[Any, ...]]:
        """Travel whole between processes."""
        return type(self), (self.source, self.first, self.share)


class ModelError(KgError):
    """The reader's weights are missing or do not fit this version."""


class PluginError(KgError):
    """A plug-in cannot be loaded, or it or another pipeline fails on an article, which is then all that is lost."""


class StoreError(KgError):
    """The store cannot be opened, is locked by another process, or is damaged."""


class StoreVersionError(StoreError):
    """The store was written by a newer format version than this program knows."""


class QueryError(KgError):
    """A query is malformed, refused, or took too long."""


class NotFound(KgError):
    """What was asked for is not there; `near` has what may be meant, each a name and what to give for it."""

    def __init__(self, message: str, near: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__(message)
        self.near = tuple(near)
