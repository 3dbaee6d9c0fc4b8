"""What one plugin may use: memory, processor time, open files, and no bytes in files."""

from __future__ import annotations

import contextlib
import math

__all__ = ["MOST_MEMORY", "set_limits"]

MOST_MEMORY = 4 << 30
"""The memory limit of a plugin in bytes, where the system supports one."""
_MOST_OPEN = 256
_NOTHING = 0


def set_limits(seconds: float) -> bool:
    """Limit what this process uses, for good; whether the system has such limits.

    Args:
        seconds: The time limit for its answer. It gets as much processor time, and a second more.
    """
    try:
        import resource  # not on every system
    except ImportError:  # pragma: no cover
        return False
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CORE, _NOTHING),
        (resource.RLIMIT_FSIZE, _NOTHING),  # a plugin fills no disk, whatever it may open
        (resource.RLIMIT_NOFILE, _MOST_OPEN),
        (resource.RLIMIT_CPU, math.ceil(seconds) + 1),
    ):
        with contextlib.suppress(OSError, ValueError):
            hard = resource.getrlimit(kind)[1]
            new = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(kind, (new, new))
    return True
