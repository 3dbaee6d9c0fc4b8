"""Namespaces of the process for plugins: a user, a network and an IPC of its own, where that is permitted.

An ordinary user may make them on most systems; some distributions and containers forbid it.
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
from pathlib import Path

from qupcore.plugins.boundary.kernel import NEW_IPC, NEW_NETWORK, NEW_USER, unshare

__all__ = ["enter_namespaces"]

_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 1


def enter_namespaces() -> bool:
    """Move this process into namespaces of its own; whether that could be done. It must have one thread.

    The network has nothing but a loopback of its own: it reaches no other process and no other machine.
    """
    user, group = os.geteuid(), os.getegid()
    try:
        unshare(NEW_USER | NEW_NETWORK | NEW_IPC)
    except OSError:
        return False
    try:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
        _raise_loopback()
    except OSError:  # it is in the namespaces all the same, without a name for its user
        return True
    return True


def _raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        asked = struct.pack("16sh14x", b"lo", 0)
        (flags,) = struct.unpack("16xh14x", fcntl.ioctl(any_socket, _GET_FLAGS, asked))
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags | _UP))
