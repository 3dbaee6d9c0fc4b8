"""Processes that plugins leave behind: on Linux they become children of the keeper, which ends them."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Collection
from pathlib import Path

from qupcore.plugins.boundary.kernel import LINUX, prctl

__all__ = ["adopt_orphans", "end_strangers"]

_SET_CHILD_SUBREAPER = 36
_ROUNDS = 100
"""How often to look again. Each round ends a generation; one that outruns this outlives its plugin."""


def adopt_orphans() -> bool:
    """Become the parent of every process that descendants of this process leave; whether it could."""
    try:
        return LINUX and prctl(_SET_CHILD_SUBREAPER, 1) == 0
    except OSError:
        return False


def end_strangers(known: Collection[int]) -> None:
    """End the children of this process that are none of the known ones, and the children that they leave."""
    if not LINUX:
        return
    for _ in range(_ROUNDS):
        strangers = _children() - set(known)
        if not strangers:
            return
        for child in strangers:
            with contextlib.suppress(OSError):
                os.kill(child, signal.SIGKILL)
            with contextlib.suppress(OSError):
                os.waitpid(child, 0)


def _children() -> set[int]:
    """The children of this process."""
    own = str(os.getpid())
    with contextlib.suppress(OSError):
        text = Path(f"/proc/self/task/{own}/children").read_text(encoding="ascii")
        return set(map(int, text.split()))
    found = set()
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError):
            if folder.name.isdigit():
                said = (folder / "stat").read_text(encoding="utf-8", errors="replace")
                if said.rpartition(")")[2].split()[1] == own:
                    found.add(int(folder.name))
    return found
