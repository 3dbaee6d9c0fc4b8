"""Putting folders of files in place of others: all of them, or none."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from qupcore.files.syncing import sync_folder, sync_tree

__all__ = ["place"]


def place(site: Path, new: Mapping[str, bytes], old: Iterable[str] = ()) -> None:
    """Put files into a folder in place of some of its folders.

    Everything is written beside and synced first, and then moved: the old folders out, in their order; the
    new folders in, in the order of their first file. On any failure each move is undone. A process that is
    killed meanwhile leaves the folders that it had moved out in a folder `.qupcore-*`.

    Args:
        site: The folder.
        new: The new files, by path: a folder and what is in it.
        old: Names of folders in `site` that go out.

    Raises:
        OSError: it cannot be done; everything is as it was.
    """
    stage = Path(tempfile.mkdtemp(prefix=".qupcore-", dir=site))
    out = stage / "old"
    try:
        out.mkdir()
        for path, data in new.items():
            there = stage / "new" / path
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(data)
        sync_tree(stage)
        folders = dict.fromkeys(path.partition("/")[0] for path in new)
        _move(
            [(site / name, out / name) for name in old]
            + [(stage / "new" / name, site / name) for name in folders]
        )
    except BaseException:
        if not out.exists() or not any(out.iterdir()):  # else what was there, and could not be moved back
            shutil.rmtree(stage, ignore_errors=True)
        raise
    sync_folder(site)
    shutil.rmtree(stage, ignore_errors=True)


def _move(moves: list[tuple[Path, Path]]) -> None:
    try:
        for here, there in moves:
            if there.exists():
                raise FileExistsError(errno.EEXIST, "File exists", str(there))
            here.rename(there)
    except BaseException:
        for here, there in reversed(moves):
            if there.exists() and not here.exists():
                there.rename(here)
        raise
