"""What the allocators of a process hold: what is in use, and what was freed and not given back (glibc)."""

from __future__ import annotations

import ctypes
import sys
from typing import NamedTuple

__all__ = ["Allocated", "allocated", "given_back"]


class _Counts(ctypes.Structure):
    """`struct mallinfo2` of glibc 2.33."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks",
            "keepcost",
        )
    ]  # fmt: skip


class Allocated(NamedTuple):
    """What is allocated now.

    Attributes:
        blocks: Thousands of blocks of Python's own allocator, for objects of at most 512 bytes.
        used: MiB of malloc in use: larger objects, and all that C allocates; None without glibc.
        free: MiB of malloc that are free and not given back to the system; None without glibc.
    """

    blocks: float
    used: float | None
    free: float | None


def allocated() -> Allocated:
    """What is allocated now, garbage that waits for the collector included."""
    blocks = round(sys.getallocatedblocks() / 1000, 1)
    try:
        count = ctypes.CDLL(None).mallinfo2
    except (AttributeError, OSError, TypeError):
        return Allocated(blocks, None, None)
    count.restype = _Counts
    found = count()
    return Allocated(
        blocks, round((found.uordblks + found.hblkhd) / 2**20, 1), round(found.fordblks / 2**20, 1)
    )


def given_back() -> None:
    """Give free memory back to the system, where glibc is there."""
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except (AttributeError, OSError, TypeError):
        return
