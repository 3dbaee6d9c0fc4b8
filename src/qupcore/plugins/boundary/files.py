"""Landlock for the code of plugins, through py-landlock: it reads what Python needs, and writes nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from types import ModuleType

__all__ = ["landlock_binding", "restrict_files"]

_SYSTEM = (
    *("/usr", "/lib", "/lib64", "/nix/store"),
    *(
        "/etc/ld.so.cache",
        "/etc/localtime",
        "/etc/ssl",
        "/etc/pki",
        "/etc/ca-certificates",
        "/etc/mime.types",
    ),
    *("/dev/null", "/dev/zero", "/dev/urandom"),
)
"""What a program of the system reads on every machine; not `/proc`, nor the homes of users."""
_WITH_NETWORK = 4
"""The version of Landlock that knows TCP ports."""


def landlock_binding() -> ModuleType | None:
    """The binding to Landlock; None where it is not installed, or the kernel has no Landlock.

    The first call looks for the C library by running programs, so it must come before any filter of calls.
    """
    try:
        import py_landlock  # of the extra `sandbox`
    except ImportError:
        return None
    try:
        py_landlock.get_abi_version()
    except py_landlock.LandlockError:
        return None
    found: ModuleType = py_landlock
    return found


def restrict_files(folders: Iterable[str], port: int | None) -> tuple[bool, bool]:
    """Restrict what this process opens for good.

    It cannot reach processes outside either: a process under Landlock traces only its like, and from Linux
    6.12 it signals only its like.

    Args:
        folders: The folders that it may read, besides those of Python and of the system.
        port: The only TCP port that it may connect to. None: no port.

    Returns:
        Whether files are restricted, and whether TCP is.
    """
    library = landlock_binding()
    if library is None:
        return False, False
    python = (sys.prefix, sys.base_prefix, sys.exec_prefix, os.path.dirname(os.__file__))
    readable = {path for path in (*_SYSTEM, *python, *sys.path, *folders) if path and os.path.exists(path)}
    try:
        rules = library.Landlock(strict=False)
        version = int(rules.abi_version)
        for path in sorted(readable):
            access = library.AccessFs.READ_FILE
            rules.add_path_rule(
                path, access=access | library.AccessFs.READ_DIR if os.path.isdir(path) else access
            )
        rules.add_path_rule("/dev/null", access=library.AccessFs.READ_FILE | library.AccessFs.WRITE_FILE)
        if port is not None:
            rules.add_net_rule(port, access=library.AccessNet.CONNECT_TCP)
        rules.apply()
    except (library.LandlockError, OSError):
        return False, False
    return True, version >= _WITH_NETWORK
