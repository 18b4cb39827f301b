"""The library that runs the shipped networks: on a given number of threads, and reporting to nobody."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any


def loaded(file: Path, threads: int = 1) -> Any:
    """A network ready to run, from its file; the library's own errors have no common class."""
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before it is loaded: it would report its use over the network
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
