"""Syncing: what was written is on the disk, and not only on its way there, before it gets its name."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

__all__ = ["sync_folder", "sync_tree"]


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sync_tree(folder: Path) -> None:
    """Sync every file below a folder, and then the names in it and below it.

    Raises:
        OSError: a file cannot be written to the disk.
    """
    for item in folder.iterdir():
        if item.is_dir():
            sync_tree(item)
        else:
            descriptor = os.open(item, os.O_RDWR)  # Windows syncs none that is open for reading only
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
    sync_folder(folder)
