"""What others add: heads that annotate a document after the reader, extractors that find more in it (docs/plugins.md).

An installed distribution names its functions as entry points of the groups `kg.heads` and `kg.extractors`. Nothing is
looked for before something is read.
"""

from __future__ import annotations

from kg.plugins.drafts import Draft, EventDraft, MentionDraft, RoleDraft, StatementDraft
from kg.plugins.installed import PLUGINS_ENV, Plugin, Plugins, installed, version

__all__ = [
    "PLUGINS_ENV",
    "Draft",
    "EventDraft",
    "MentionDraft",
    "Plugin",
    "Plugins",
    "RoleDraft",
    "StatementDraft",
    "installed",
    "version",
]
