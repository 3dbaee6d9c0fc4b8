"""Replacing a file by another text, at once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from qupcore.errors import BadInput
from qupcore.errors.reasons import reason_of
from qupcore.errors.worded import worded

__all__ = ["replace_text"]


def replace_text(path: Path, text: str) -> None:
    """Write a file in place of the one that may be there: whoever reads finds the old or the new one, whole.

    Raises:
        BadInput: it cannot be written; the old one is as it was.
    """
    beside: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            "wb", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as file:
            beside = Path(file.name)
            file.write(text.encode())
        beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        beside.replace(path)
    except BaseException as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise BadInput(
            worded("cannot write {path}: {reason}", path=path, reason=reason_of(error)),
            remedy="check the folder",
            code="file.unwritable",
        ) from error
