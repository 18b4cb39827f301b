"""Where the library that draws is: sigma.js and graphology, as the package ipysigma ships them."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

NEEDED = (  # pieces of its bundle, by the beginning of their names; the rest is a hash
    "vendors-node_modules_graphology_dist_graphology_umd_min_js.",
    "vendors-node_modules_events_events_js-node_modules_sigma_rendering_webgl_programs_edge_rectan-",
    "vendors-node_modules_sigma_index_js.",
)


@cache
def folder() -> Path | None:
    """The folder of the bundle; None where the package is not there."""
    found = find_spec("ipysigma")  # does not import it
    places = list(found.submodule_search_locations or ()) if found else []
    here = Path(places[0]) / "labextension" / "static" if places else None
    return here if here and here.is_dir() else None


@cache
def parts() -> tuple[str, ...]:
    """The names of the pieces; none where one is missing, and then the page shows its still picture."""
    here = folder()
    if here is None:
        return ()
    found = [next((f.name for f in sorted(here.glob(f"{name}*.js"))), "") for name in NEEDED]
    return tuple(found) if all(found) else ()
