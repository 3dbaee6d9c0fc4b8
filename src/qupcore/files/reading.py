"""Reading a file of at most so many bytes: the size is checked before anything is read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded

__all__ = ["read_at_most", "read_file"]

_CHECK = worded("check the path and the rights to it")


def read_file(path: Path, most: int, *, remedy: str = _CHECK) -> bytes:
    """Read a file.

    A device or a pipe has no size: of it no more than `most` bytes and one are read.

    Args:
        path: The file.
        most: The most bytes that it may have.
        remedy: What to do where it cannot be read.

    Raises:
        BadInput: it cannot be read, or has more.
    """
    try:
        with path.open("rb") as file:
            return read_at_most(file, most, str(path))
    except (OSError, ValueError) as error:  # ValueError: a null character in the path
        reason = reason_of(error) if isinstance(error, OSError) else worded("it is no path")
        raise BadInput(
            worded("cannot read {path}: {reason}", path=path, reason=reason),
            remedy=remedy,
            code="file.unreadable",
        ) from error


def read_at_most(file: BinaryIO, most: int, name: str) -> bytes:
    """Read an open file.

    Args:
        file: The file.
        most: The most bytes that it may have.
        name: How the error calls it.

    Raises:
        BadInput: it has more.
        OSError: it cannot be read.
    """
    size = _size(file)
    if size <= most:
        data = file.read(most + 1)
        if len(data) <= most:
            return data
        size = len(data)
    raise BadInput(
        worded("{name} has more than the {most} bytes that it may have", name=name, most=most),
        remedy="check that it is the right file",
        code="file.too-large",
    )


def _size(file: BinaryIO) -> int:
    """The size of a regular file in bytes; 0 for what has no size."""
    try:
        found = os.fstat(file.fileno())
    except (OSError, ValueError):  # no file of the system, as in tests
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0
