"""Writing a file: whole or not at all, never through a link, and nothing is left behind.

The bytes go into a private file in the folder of the target, which has no name where the system knows files
without one (Linux), are synced, and only then get the name of the target.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded
from qupcore.files.syncing import sync_folder

__all__ = ["PRIVATE", "PUBLIC", "replace_file", "write_new_file"]

PRIVATE = 0o600
"""The mode of a file that may hold what a case says: for its owner only."""
PUBLIC = 0o644
"""The mode of a file without personal data, before the umask."""


def write_new_file(path: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Write a new file. One with the same content is left alone; one with other content is an error.

    A device, a pipe or a FIFO that somebody reads is written straight.

    Args:
        path: The file.
        data: Its bytes.
        mode: Its mode; the umask may take away from it.

    Raises:
        BadInput: it exists with other content, is a link, or cannot be written.
    """
    with _reported(path):
        if _written_straight(path, data):
            return
        if path.exists():
            if path.stat().st_size == len(data) and path.read_bytes() == data:
                return
            raise _exists(path)
        try:
            _place(path, data, mode)
        except FileExistsError:
            raise _exists(path) from None


def replace_file(path: Path, data: bytes, *, mode: int = PUBLIC) -> None:
    """Write a file in place of the one that may be there: a reader finds the old or the new one, whole.

    Args:
        path: The file.
        data: Its bytes.
        mode: The mode of a new file; one that is there keeps its own.

    Raises:
        BadInput: it is a link, or cannot be written; the old one is as it was.
    """
    with _reported(path):
        if _written_straight(path, data):
            return
        with _named(path, data, mode) as beside:
            if path.exists():
                os.chmod(beside, stat.S_IMODE(path.stat().st_mode))
            os.replace(beside, path)
        sync_folder(path.parent)


def _written_straight(path: Path, data: bytes) -> bool:
    """Write to what is no regular file, and say whether it was so."""
    try:
        found = os.stat(path)
    except FileNotFoundError:
        found = None
    if found is not None and _is_descriptor(path):
        _write_to_descriptor(path, found, data)
        return True
    if path.is_symlink():
        raise BadInput(
            worded("{path} is a link", path=path),
            remedy="give the path of the file itself",
            code="file.unwritable",
        )
    if found is None or stat.S_ISREG(found.st_mode):
        return False
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, "Is a directory")
    if not (stat.S_ISCHR(found.st_mode) or stat.S_ISFIFO(found.st_mode)):
        raise BadInput(
            worded("{path} is no file, pipe or terminal", path=path),
            remedy="choose another name",
            code="file.unwritable",
        )
    _write_to(path, data)
    return True


def _is_descriptor(path: Path) -> bool:
    """Whether a path stands for an open file of this process, as `/dev/stdout` does."""
    return str(path).startswith(("/dev/fd/", "/proc/self/fd/")) or str(path) in ("/dev/stdout", "/dev/stderr")


def _write_to_descriptor(path: Path, found: os.stat_result, data: bytes) -> None:
    for number, stream in ((1, sys.stdout), (2, sys.stderr)):
        with suppress(OSError):
            if os.path.samestat(os.fstat(number), found):
                if stream is not None:
                    stream.flush()
                _write_all(number, data)
                return
    _write_to(path, data)


def _write_to(path: Path, data: bytes) -> None:
    try:  # without O_NONBLOCK, opening a FIFO waits until somebody reads it
        descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno != errno.ENXIO:
            raise
        raise BadInput(
            worded("nobody reads the pipe {path}", path=path),
            remedy="start its reader first, or choose another name",
            code="file.unwritable",
        ) from None
    try:
        os.set_blocking(descriptor, True)
        _write_all(descriptor, data)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _place(path: Path, data: bytes, mode: int) -> None:
    """Give a new file its name only when it is whole; raise FileExistsError where the name is taken."""
    if _place_nameless(path, data, mode):
        return
    with _named(path, data, mode) as beside:
        try:
            os.link(beside, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if path.exists() or path.is_symlink():
                raise FileExistsError from None
            os.replace(beside, path)
    sync_folder(path.parent)


def _place_nameless(path: Path, data: bytes, mode: int) -> bool:
    """Write a file that has no name until it is whole, so that even a killed process leaves nothing."""
    nameless = getattr(os, "O_TMPFILE", 0)
    if not nameless:
        return False
    try:
        descriptor = os.open(path.parent, os.O_WRONLY | nameless, mode)
    except OSError as error:
        if error.errno in (errno.EOPNOTSUPP, errno.EISDIR, errno.EINVAL, errno.ENOENT):
            return False
        raise
    try:
        _write_all(descriptor, data)
        os.fsync(descriptor)
        try:
            os.link(f"/proc/self/fd/{descriptor}", path, follow_symlinks=True)
        except FileExistsError:
            raise
        except OSError:  # no /proc
            return False
    finally:
        os.close(descriptor)
    sync_folder(path.parent)
    return True


@contextmanager
def _named(path: Path, data: bytes, mode: int) -> Iterator[str]:
    """A whole, synced file of its own beside the target; it is gone afterwards."""
    # Short, since the name of the target may be long. No Path: it interns its parts, and Python 3.12 keeps
    # them for ever, so that each file that was written would leave its name behind.
    beside = os.path.join(path.parent, f".qup-{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield beside
    finally:
        with suppress(FileNotFoundError):
            os.unlink(beside)


def _exists(path: Path) -> BadInput:
    return BadInput(
        worded("{path} already exists, with other content", path=path),
        remedy="choose another name",
        code="file.exists",
    )


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = reason_of(error) if isinstance(error, OSError) else worded("it is no path")
        raise BadInput(
            worded("cannot write {path}: {reason}", path=path, reason=reason),
            remedy="check the folder",
            code="file.unwritable",
        ) from error
