"""What a process that writes keeps of memory."""

from __future__ import annotations

import platform

import pytest

from kg.store.memory import one_arena


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="a setting of glibc")
def test_glibc_takes_the_setting() -> None:
    assert one_arena()
