"""Why the operating system refused a file, in words that can be told in another language."""

from __future__ import annotations

from qupcore.errors.worded import Worded, worded

__all__ = ["reason_of"]

_KNOWN = (
    worded("No such file or directory"),
    worded("Permission denied"),
    worded("Is a directory"),
    worded("Not a directory"),
    worded("File exists"),
    worded("No space left on device"),
    worded("Read-only file system"),
)
_BY_TEXT: dict[str | None, Worded] = {str(text): text for text in _KNOWN}


def reason_of(error: OSError) -> str | None:
    """The reason as the operating system gives it; a frequent one can be told in another language."""
    return _BY_TEXT.get(error.strerror, error.strerror)
