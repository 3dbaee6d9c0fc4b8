"""Everything that is closed to a plugin before a line of it runs, and which layers hold after that."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
from collections.abc import Collection, Iterable

from qupcore.plugins.boundary.calls import filter_calls
from qupcore.plugins.boundary.files import restrict_files
from qupcore.plugins.boundary.hidden import hide
from qupcore.plugins.boundary.kernel import LINUX, drop_capabilities, prctl
from qupcore.plugins.boundary.layers import Layers, layers_in_order
from qupcore.plugins.boundary.limits import set_limits

__all__ = ["confine", "end_with_parent", "listening_door"]

_SET_PARENT_DEATH_SIGNAL, _NO_NEW_PRIVILEGES = 1, 38


def end_with_parent() -> None:
    """Have the kernel end this process when its parent ends, where it can."""
    with contextlib.suppress(OSError):
        if LINUX:
            prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def listening_door() -> socket.socket:
    """The door of a plugin with addresses: where it connects to reach them, and nothing else."""
    door = socket.create_server(("127.0.0.1", 0))
    where = f"http://127.0.0.1:{door.getsockname()[1]}"
    os.environ.update(http_proxy=where, https_proxy=where, HTTP_PROXY=where, HTTPS_PROXY=where)
    return door


def confine(
    folders: Iterable[str],
    *,
    seconds: float,
    namespaces: bool,
    session: bool,
    filtered: bool,
    without: Collection[str],
    port: int | None,
) -> Layers:
    """Close to this process what is not its own, for good.

    Args:
        folders: The folders that the plugin is imported from.
        seconds: The time limit for its answer.
        namespaces: Whether it is in namespaces of its own.
        session: Whether it is in a session of its own, and processes that it leaves are ended.
        filtered: Whether the filter of the keeper is on this process.
        without: The layers that are left out.
        port: The port of its door, if it declares addresses.

    Returns:
        The layers that hold.
    """
    sys.dont_write_bytecode = True
    held = {"process", "channel", "environment"}
    held |= {"session"} if session else set()
    held |= {"limits"} if "limits" not in without and set_limits(seconds) else set()
    if not LINUX:
        return layers_in_order(held)
    hiding = "memory" not in without and hide()
    files, tcp = (
        (False, False) if "files" in without else restrict_files(folders, port)
    )  # first: the filter forbids what it needs
    if "privileges" not in without:
        with contextlib.suppress(OSError):
            prctl(_NO_NEW_PRIVILEGES, 1)
            drop_capabilities()
            held.add("privileges")
    calls = filtered and filter_calls(network=port is not None)
    held |= {"files"} if files else set()
    held |= {"calls"} if calls else set()
    held |= {"namespaces"} if namespaces else set()
    if namespaces or (calls and (port is None or tcp)):
        held.add("network")
    # One without privileges cannot reach a hidden process; nor one under Landlock or in a user namespace.
    if hiding and ("privileges" in held or files or namespaces):
        held.add("memory")
    return layers_in_order(held)
