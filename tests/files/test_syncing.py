"""A package that is written or added is on the disk before it gets its name, and then the name is too."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from qupcore.errors import BadInput
from qupcore.plugins.data.placing import place
from qupcore.plugins.writing import write_plugin

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="asks /proc what was synced")


def code(into: Path) -> None:
    """A new package with code."""
    write_plugin("3301", "drammen", into)


def data(into: Path) -> None:
    """A new data plugin."""
    write_plugin("3301", "drammen", into, data=True)


def added(into: Path) -> None:
    """What `qup plugin add` puts into an environment."""
    place(into, {"qupcore_drammen/plugin.toml": b"a", "qupcore_drammen-1.dist-info/RECORD": b"b"})


WAYS = pytest.mark.parametrize("write", [code, data, added])


@WAYS
def test_all_of_it_is_synced_before_it_is_moved(
    write: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[tuple[int, int]] = []
    at_move: list[set[tuple[int, int]]] = []
    sync, rename = os.fsync, Path.rename

    def record(descriptor: int) -> None:
        told = os.fstat(descriptor)
        synced.append((told.st_dev, told.st_ino))
        sync(descriptor)

    def move(self: Path, target: Path) -> Path:
        at_move.append(set(synced))
        return rename(self, target)

    monkeypatch.setattr(os, "fsync", record)
    monkeypatch.setattr(Path, "rename", move)
    write(tmp_path)
    written = [path for path in tmp_path.rglob("*") if not path.is_symlink()]
    assert len(written) >= 4
    identities = {(path.stat().st_dev, path.stat().st_ino) for path in written}
    assert all(identities <= known for known in at_move)
    assert at_move
    assert synced[-1] == (tmp_path.stat().st_dev, tmp_path.stat().st_ino)


@WAYS
def test_a_disk_that_fails_leaves_nothing(
    write: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises((OSError, BadInput)):
        write(tmp_path)
    assert list(tmp_path.iterdir()) == []
