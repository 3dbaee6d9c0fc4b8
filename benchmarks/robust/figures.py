"""The figures of a process that runs long: its memory, and what the memories of the library hold."""

from __future__ import annotations

import os
from pathlib import Path

from qupcore.memory import memory_in_use

__all__ = ["children_of", "entries_held", "resident_mib"]


def resident_mib(process: int | str = "self") -> float:
    """The memory that a process has now, in MiB (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def children_of(process: int) -> list[int]:
    """The processes that a process started and that are there (Linux)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
        if parent == process:
            found.append(int(path.parent.name))
    return found


def entries_held() -> tuple[int, int]:
    """The entries of all memories, and how many memories there are."""
    held = memory_in_use()
    return sum(use.entries for use in held), sum(use.tables for use in held)
