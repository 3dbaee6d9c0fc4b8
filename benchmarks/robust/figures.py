"""The figures of a process that runs long: its memory, and what the memories of the library hold."""

from __future__ import annotations

import os
from pathlib import Path

from qupcore.memory import memory_in_use

__all__ = ["entries_held", "resident_mib"]


def resident_mib(process: int | str = "self") -> float:
    """The memory that a process has now, in MiB (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def entries_held() -> tuple[int, int]:
    """The entries of all memories, and how many memories there are."""
    held = memory_in_use()
    return sum(use.entries for use in held), sum(use.tables for use in held)
