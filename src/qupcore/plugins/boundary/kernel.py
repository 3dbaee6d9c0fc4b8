"""Calls of the Linux kernel for which Python 3.11 has no function of its own.

`os.unshare` came with Python 3.12, and there is nothing for prctl(2) and capset(2); each is one call through
ctypes, so no package is needed for them.
"""

from __future__ import annotations

import ctypes
import os
import sys

__all__ = ["LINUX", "NEW_IPC", "NEW_NETWORK", "NEW_USER", "drop_capabilities", "prctl", "unshare"]

LINUX = sys.platform == "linux"
"""Whether this is Linux: every other system has none of these calls."""

NEW_USER, NEW_NETWORK, NEW_IPC = 0x10000000, 0x40000000, 0x08000000
_CAPABILITY_VERSION = 0x20080522
_MOST_CAPABILITIES = 64
_DROP_FROM_BOUNDING_SET, _AMBIENT, _AMBIENT_CLEAR = 24, 47, 4


def prctl(option: int, value: int = 0, more: int = 0) -> int:
    """prctl(2).

    Raises:
        OSError: the kernel refuses.
    """
    found: int = _libc().prctl(
        ctypes.c_int(option),
        ctypes.c_ulong(value),
        ctypes.c_ulong(more),
        ctypes.c_ulong(0),
        ctypes.c_ulong(0),
    )
    return _checked(found)


def unshare(flags: int) -> None:
    """unshare(2).

    Raises:
        OSError: the kernel refuses.
    """
    _checked(_libc().unshare(ctypes.c_int(flags)))


def drop_capabilities() -> None:
    """Give up every capability of this process for good.

    Raises:
        OSError: the kernel refuses.
    """
    for number in range(_MOST_CAPABILITIES):
        try:
            prctl(_DROP_FROM_BOUNDING_SET, number)
        except OSError:  # this kernel has no more of them, or the process may not
            break
    prctl(_AMBIENT, _AMBIENT_CLEAR)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _checked(_libc().capset(header, nothing))


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _checked(found: int) -> int:
    if found < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return found
