"""Fetching: pages of the web, when asked to and politely, into web archives that `kg build` reads."""

from __future__ import annotations

from kg.fetch.addresses import listed
from kg.fetch.client import Client
from kg.fetch.reachable import Refused
from kg.fetch.run import Outcome, fetch

__all__ = ["Client", "Outcome", "Refused", "fetch", "listed"]
