"""Reading a file of at most so many bytes: the size is checked before anything is read."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from qupcore.domain.input_limits import LimitName, input_limits, limit_remedy
from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded

__all__ = ["read_at_most", "read_file"]

_RIGHT_FILE = worded("check that it is the right file")
_CHECK = worded("check the path and the rights to it")


def read_file(path: Path, most: int | LimitName, *, remedy: str = _CHECK) -> bytes:
    """Read a file.

    A device or a pipe has no size: of it no more than `most` bytes and one are read.

    Args:
        path: The file.
        most: The most bytes that it may have, or the limit that says so.
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


def read_at_most(file: BinaryIO, most: int | LimitName, name: str) -> bytes:
    """Read an open file.

    Args:
        file: The file.
        most: The most bytes that it may have, or the limit that says so.
        name: How the error calls it.

    Raises:
        BadInput: it has more.
        OSError: it cannot be read.
    """
    longest: int = most if isinstance(most, int) else getattr(input_limits(), most)
    if _size(file) <= longest:
        data = file.read(longest + 1)
        if len(data) <= longest:
            return data
    raise BadInput(
        worded("{name} has more than the {most} bytes that it may have", name=name, most=longest),
        remedy=_RIGHT_FILE if isinstance(most, int) else limit_remedy(most, _RIGHT_FILE),
        code="file.too-large",
    )


def _size(file: BinaryIO) -> int:
    """The size of a regular file in bytes; 0 for what has no size."""
    try:
        found = os.fstat(file.fileno())
    except (OSError, ValueError):  # no file of the system, as in tests
        return 0
    return found.st_size if stat.S_ISREG(found.st_mode) else 0
