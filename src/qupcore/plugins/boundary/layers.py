"""The layers of the boundary, by name. Which of them hold depends on the system and on what is installed."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["BOUNDARY_LAYERS", "Layers", "layers_in_order"]

Layers = tuple[str, ...]
"""Names of layers, in the order of `BOUNDARY_LAYERS`."""

BOUNDARY_LAYERS: Layers = (
    "process",
    "channel",
    "environment",
    "session",
    "limits",
    "privileges",
    "memory",
    "calls",
    "files",
    "namespaces",
    "network",
)
"""Every layer: what it does is in docs/what-plugins-cannot-do.md.

- `process`: a process of its own, with an isolated interpreter; no code from the current folder.
- `channel`: a channel of its own to the program that decides, with a nonce and a limit for each message.
- `environment`: none of the program's environment variables but a few, and those of its own name.
- `session`: a session and process group of its own; processes that it leaves are ended.
- `limits`: of memory, processor time, open files and the size of written files.
- `privileges`: no capabilities, and none to be gained.
- `memory`: no access to the memory and descriptors of the program that decides.
- `calls`: no new processes, no signals to others, no debugging, no other rarely needed calls (seccomp).
- `files`: reading what Python needs, and writing nothing (Landlock).
- `namespaces`: user, network and IPC namespaces of its own.
- `network`: no network, or only the addresses that the plugin declares.
"""


def layers_in_order(names: Iterable[str]) -> Layers:
    """The layers with these names, in the order of `BOUNDARY_LAYERS`.

    >>> layers_in_order({"files", "process"})
    ('process', 'files')
    """
    chosen = set(names)
    return tuple(name for name in BOUNDARY_LAYERS if name in chosen)
